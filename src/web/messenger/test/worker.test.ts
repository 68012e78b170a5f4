import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';

const origin = 'https://support.example';
const source = readFileSync(new URL('../src/chat/sw.js', import.meta.url), 'utf8');
const shell = ['/chat', '/messenger/assets/app-1.js'];

type Handler = (event: {
  request?: unknown;
  waitUntil(p: Promise<unknown>): void;
  respondWith(p: Promise<Response>): void;
}) => void;

/** The caches of a browser, and versions of the worker that share them. */
class Browser {
  readonly kept = new Map<string, Map<string, string>>();
  readonly fetch = vi.fn(async (request: { url: string }) => new Response(`network ${new URL(request.url).pathname}`));

  worker(version: string) {
    const handlers = new Map<string, Handler>();
    const caches = {
      open: async (name: string) => {
        const cache = this.kept.get(name) ?? new Map<string, string>();
        this.kept.set(name, cache);
        return {
          addAll: async (all: { path: string }[]) => {
            for (const { path } of all) cache.set(path, `${version} ${path}`);
          },
          match: async (path: string) => {
            const found = cache.get(path);
            return found === undefined ? undefined : new Response(found);
          },
        };
      },
      keys: async () => [...this.kept.keys()],
      delete: async (name: string) => this.kept.delete(name),
    };
    const self = {
      addEventListener: (name: string, handler: Handler) => handlers.set(name, handler),
      location: { origin },
      clients: { claim: async () => undefined },
    };
    class Asked {
      constructor(readonly path: string) {}
    }
    const code = source.replace('__VERSION__', `'${version}'`).replace('__SHELL__', JSON.stringify(shell));
    new Function('self', 'caches', 'fetch', 'Request', code)(self, caches, this.fetch, Asked);
    return async (name: string, request?: unknown): Promise<string | null> => {
      const done: Promise<unknown>[] = [];
      let answer: Promise<Response> | null = null;
      handlers.get(name)?.({ request, waitUntil: (p) => done.push(p), respondWith: (p) => (answer = p) });
      await Promise.all(done);
      const response = await (answer as Promise<Response> | null);
      return response && (response.type === 'error' ? 'error' : response.text());
    };
  }
}

const get = (path: string, more = {}) => ({ method: 'GET', mode: 'cors', url: origin + path, ...more });
const visit = (path: string) => get(path, { mode: 'navigate' });

describe('the worker of /chat', () => {
  let browser: Browser;
  let worker: ReturnType<Browser['worker']>;
  beforeEach(async () => {
    browser = new Browser();
    worker = browser.worker('one');
    await worker('install');
    await worker('activate');
  });

  it('keeps the shell and nothing else', async () => {
    expect([...browser.kept]).toEqual([['vigil-chat-one', new Map(shell.map((path) => [path, `one ${path}`]))]]);
    for (const path of [
      '/api/messenger/home',
      '/api/messenger/files/1',
      '/messenger/',
      '/messenger/sw.js',
      '/hubs/messenger',
      '/help/zh',
      '/chats',
      '/messenger/assets/other.js',
    ]) {
      expect(await worker('fetch', get(path)), path).toBeNull();
      expect(await worker('fetch', visit(path)), path).toBeNull();
    }
    expect(await worker('fetch', get('/chat'))).toBeNull();
    expect(await worker('fetch', get('/messenger/assets/app-1.js', { method: 'POST' }))).toBeNull();
    expect(
      await worker('fetch', { ...get(''), url: 'https://elsewhere.example/messenger/assets/app-1.js' }),
    ).toBeNull();
    expect([...browser.kept.values()].map((cache) => cache.size)).toEqual([shell.length]);
  });

  it('asks the network for the page, and has it where there is none', async () => {
    expect(await worker('fetch', visit('/chat'))).toBe('network /chat');
    browser.fetch.mockRejectedValue(new TypeError('offline'));
    expect(await worker('fetch', visit('/chat?lang=en#case=1'))).toBe('one /chat');
    expect(await worker('fetch', get('/messenger/assets/app-1.js'))).toBe('one /messenger/assets/app-1.js');
  });

  it('a new version waits for the old page to be closed, then leaves nothing of the old one', async () => {
    const next = browser.worker('two');
    await next('install');
    expect(await worker('fetch', get('/messenger/assets/app-1.js'))).toBe('one /messenger/assets/app-1.js');
    expect(source).not.toContain('skipWaiting');
    browser.kept.set('somebody-elses', new Map());
    await next('activate');
    expect([...browser.kept.keys()]).toEqual(['vigil-chat-two', 'somebody-elses']);
    expect(await next('fetch', get('/messenger/assets/app-1.js'))).toBe('two /messenger/assets/app-1.js');
  });
});
