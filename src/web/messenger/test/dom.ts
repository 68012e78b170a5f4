import { vi } from 'vitest';

/** As much of a page as Preact draws on, for what only shows when it is drawn. */
export class Node {
  parentNode: Node | null = null;
  childNodes: Node[] = [];
  style: Record<string, string> = {};
  attributes: { name: string; value: string }[] = [];
  listeners = new Map<string, (event: unknown) => void>();
  namespaceURI = 'http://www.w3.org/1999/xhtml';
  value = '';
  scrollTop = 0;
  scrollHeight = 0;
  clientHeight = 0;

  constructor(
    readonly localName: string,
    public data = '',
  ) {}

  get nodeType() {
    return this.localName === '#text' ? 3 : 1;
  }
  get firstChild(): Node | null {
    return this.childNodes[0] ?? null;
  }
  get firstElementChild(): Node | null {
    return this.childNodes.find((one) => one.nodeType === 1) ?? null;
  }
  get nextSibling(): Node | null {
    const around = this.parentNode?.childNodes ?? [];
    return around[around.indexOf(this) + 1] ?? null;
  }
  insertBefore(node: Node, before: Node | null) {
    node.remove();
    const at = before ? this.childNodes.indexOf(before) : this.childNodes.length;
    this.childNodes.splice(at, 0, node);
    node.parentNode = this;
    return node;
  }
  appendChild(node: Node) {
    return this.insertBefore(node, null);
  }
  removeChild(node: Node) {
    node.remove();
  }
  remove() {
    if (this.parentNode) this.parentNode.childNodes = this.parentNode.childNodes.filter((one) => one !== this);
    this.parentNode = null;
  }
  setAttribute(name: string, value: unknown) {
    this.removeAttribute(name);
    this.attributes.push({ name, value: String(value) });
  }
  removeAttribute(name: string) {
    this.attributes = this.attributes.filter((one) => one.name !== name);
  }
  getAttribute(name: string) {
    return this.attributes.find((one) => one.name === name)?.value ?? null;
  }
  addEventListener(name: string, listener: (event: unknown) => void) {
    this.listeners.set(name, listener.bind(this));
  }
  removeEventListener(name: string) {
    this.listeners.delete(name);
  }
  focus() {}
  scrollTo() {}

  /** All that stands below, itself first. */
  all(): Node[] {
    return [this, ...this.childNodes.flatMap((one) => one.all())];
  }
  find(tag: string, label = ''): Node | undefined {
    return this.all().find(
      (one) => one.localName === tag && (one.text.includes(label) || one.getAttribute('aria-label') === label),
    );
  }
  get text(): string {
    return this.data + this.childNodes.map((one) => one.text).join('');
  }
  fire(name: string, more: object = {}) {
    this.listeners.get(name)?.({ type: name, currentTarget: this, preventDefault() {}, ...more });
  }
  type(text: string) {
    this.value = text;
    this.fire('input');
  }
}

export class Shelf implements Storage {
  [name: string]: unknown;
  get length() {
    return Object.keys(this).length;
  }
  key = undefined as never;
  getItem(key: string) {
    return (this[key] as string | undefined) ?? null;
  }
  setItem(key: string, text: string) {
    this[key] = text;
  }
  removeItem(key: string) {
    delete this[key];
  }
  clear() {
    for (const key of Object.keys(this)) delete this[key];
  }
}

/** A fresh browser's page; `shelves` of an earlier one are what the browser has kept since. */
export function openPage(shelves: { local?: Shelf; session?: Shelf } = {}) {
  const [localStorage, sessionStorage] = [shelves.local ?? new Shelf(), shelves.session ?? new Shelf()];
  const body = new Node('body');
  const page = {
    localStorage,
    sessionStorage,
    body,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    matchMedia: () => ({ matches: false }),
  };
  vi.stubGlobal('window', page);
  vi.stubGlobal('navigator', { onLine: true });
  vi.stubGlobal('document', {
    visibilityState: 'visible',
    documentElement: { dataset: {} },
    createElement: (tag: string) => new Node(tag),
    createElementNS: (_: string, tag: string) => new Node(tag),
    createTextNode: (data: unknown) => new Node('#text', String(data)),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  });
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  return page;
}

type Answer = unknown | ((body: unknown, token: string) => unknown);

/** A server that answers by method and path, and remembers what it was asked. A number is a refusal's status; 0 is no network; a response is given as it is. */
export function serve(answers: Record<string, Answer>) {
  const asked: { what: string; body: unknown; token: string }[] = [];
  vi.stubGlobal(
    'fetch',
    vi.fn(async (path: string, init: RequestInit = {}) => {
      const what = `${init.method ?? 'GET'} ${path.replace('/api/messenger/', '')}`;
      const body = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
      const token = new Headers(init.headers).get('Authorization')?.slice(7) ?? '';
      asked.push({ what, body, token });
      const given = answers[what] ?? 404;
      const answer = typeof given === 'function' ? await given(body, token) : given;
      if (answer === 0) throw new TypeError('no network');
      if (answer instanceof Response) return answer;
      const status = typeof answer === 'number' ? answer : 200;
      const content = typeof answer === 'number' ? { code: 'case.not_found' } : answer;
      return new Response(JSON.stringify(content), { status, headers: { 'Content-Type': 'application/json' } });
    }),
  );
  return asked;
}
