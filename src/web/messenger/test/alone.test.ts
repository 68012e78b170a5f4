import { forget } from '@vigil/shared/keep';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { App } from '../src/app';
import { alone } from '../src/link/alone';

const token = (exp: number) => `e30.${Buffer.from(JSON.stringify({ sub: '88120214', exp })).toString('base64url')}.sig`;
const fresh = token(Date.now() / 1000 + 300);
const metas: Record<string, string> = {};
const caseId = '0199a1b2-0000-7000-8000-000000000001';

/** A browser's window at an address. */
function page(address: string, more = {}) {
  const url = new URL(address);
  const listeners = new Map<string, () => void>();
  const assign = vi.fn();
  const window: Record<string, unknown> = {
    location: { pathname: url.pathname, search: url.search, hash: url.hash, origin: url.origin, assign },
    history: {
      replaceState: vi.fn((_: unknown, __: string, to: string) => {
        (window.location as { hash: string }).hash = new URL(to, address).hash;
      }),
    },
    addEventListener: (name: string, listener: () => void) => listeners.set(name, listener),
    ...more,
  };
  window.parent = window;
  vi.stubGlobal('window', window);
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('document', {
    querySelector: (selector: string) => {
      const name = /vigil-([\w-]+)/.exec(selector)?.[1];
      return name ? { content: metas[name] ?? '' } : null;
    },
  });
  const goTo = (hash: string) => {
    (window.location as { hash: string }).hash = hash;
    listeners.get('hashchange')?.();
  };
  const leave = () => listeners.get('pagehide')?.();
  return { assign, goTo, leave, hash: () => (window.location as { hash: string }).hash };
}

/** A messenger on its first screen, which notes the conversations that it was told to open. */
function messenger() {
  const opened: string[] = [];
  let view: unknown = { screens: [{ name: 'home' }], talk: null };
  let heard = () => {};
  const show = (name: string, id: string | null) => {
    view = { screens: [{ name }], talk: { talk: { get: () => ({ caseId: id }) } } };
    heard();
  };
  const app = {
    view: {
      get: () => view,
      listen: (listener: () => void) => {
        heard = listener;
      },
    },
    openCase: (id: string) => {
      opened.push(id);
      show('talk', id);
    },
  };
  return { app: app as unknown as App, opened, show };
}

beforeEach(() => {
  vi.stubGlobal('window', {});
  forget('vigil.');
  metas['sign-in'] = '';
  metas.freeze = '';
});
afterEach(() => vi.unstubAllGlobals());

describe('in a browser', () => {
  it('is a visitor’s, and offers what the exchange has pages for', async () => {
    page('https://support.example/chat?lang=en');
    let host = await alone();
    expect(await host.identityToken()).toBeNull();
    expect(host.settings).toMatchObject({ locale: 'en', freeze: false, signIn: false });
    metas['sign-in'] = 'https://exchange.example/support-sign-in?x=1';
    const { assign } = page('https://support.example/chat');
    host = await alone();
    expect(host.settings).toMatchObject({ freeze: false, signIn: true });
    host.say({ type: 'vigil:signIn' });
    const there = new URL(String(assign.mock.calls[0]?.[0]));
    expect(there.origin + there.pathname).toBe('https://exchange.example/support-sign-in');
    expect(there.searchParams.get('return')).toBe('https://support.example/chat');
  });

  it('takes the token of a sign-in that began here out of the address, and finds it after a reload', async () => {
    metas['sign-in'] = 'https://exchange.example/in';
    const { assign } = page('https://support.example/chat');
    (await alone()).say({ type: 'vigil:signIn' });
    const state = new URL(String(assign.mock.calls[0]?.[0])).searchParams.get('state');

    const back = page(`https://support.example/chat#token=${fresh}&state=${state}&case=${caseId}`);
    const host = await alone();
    expect(back.hash()).toBe(`#case=${caseId}`);
    expect(await host.identityToken()).toBe(fresh);
    expect(await host.identityToken()).toBe(fresh);

    page('https://support.example/chat');
    expect(await (await alone()).identityToken()).toBe(fresh);
  });

  it.each(['', '&state=guessed'])('does not take a token that somebody else sent: %s', async (state) => {
    const { hash } = page(`https://support.example/chat#token=${fresh}${state}`);
    expect(await (await alone()).identityToken()).toBeNull();
    expect(hash()).toBe('');
  });

  it('an old token finds the session that it opened, and is forgotten when that is over', async () => {
    metas['sign-in'] = 'https://exchange.example/in';
    const { assign } = page('https://support.example/chat');
    (await alone()).say({ type: 'vigil:signIn' });
    const state = new URL(String(assign.mock.calls[0]?.[0])).searchParams.get('state');
    const old = token(Date.now() / 1000 - 10);
    page(`https://support.example/chat#token=${old}&state=${state}`);
    const host = await alone();
    expect(await host.identityToken()).toBe(old);
    expect(await host.identityToken()).toBeNull();
    expect(await host.identityToken()).toBeNull();
  });

  it('follows a link to a case, at the start and later, and to nothing else', async () => {
    const { goTo, hash } = page(`https://support.example/chat#case=${caseId}`);
    const { app, opened: followed } = messenger();
    (await alone()).onApp?.(app);
    expect(hash()).toBe('');
    goTo('#case=%3Cscript%3E');
    goTo('#somewhere');
    goTo(`#case=${caseId.replace('1', '2')}`);
    expect(followed).toEqual([caseId, caseId.replace('1', '2')]);
  });

  it('stays in the conversation that is open over a reload, also where it opened by itself or got its id last', async () => {
    const address = 'https://support.example/chat';
    const reload = async () => {
      const { leave } = page(address);
      const one = messenger();
      const host = await alone();
      return { ...one, leave, listen: () => host.onApp?.(one.app) };
    };
    const ready = await reload();
    ready.show('talk', caseId); // before anybody listens, as after a sign-in
    ready.listen();
    const asked = await reload();
    asked.listen();
    expect(asked.opened).toEqual([caseId]);
    asked.show('talk', null); // a new one, whose id comes with its first answer, which changes no screen
    const changed = { screens: [{ name: 'talk' }], talk: { talk: { get: () => ({ caseId: 'later' }) } } };
    asked.app.view.get = () => changed as unknown as ReturnType<App['view']['get']>;
    asked.leave();
    const later = await reload();
    later.listen();
    expect(later.opened).toEqual(['later']);
    later.show('home', 'later');
    const home = await reload();
    home.listen();
    expect(home.opened).toEqual([]);
  });
});

describe('in an app', () => {
  it('speaks with it as with a page, in text', async () => {
    const said: unknown[] = [];
    const vigilHost = {
      onmessage: null as ((event: { data: string }) => void) | null,
      postMessage(text: string) {
        const message = JSON.parse(text);
        said.push(message);
        const answer = (data: unknown) => this.onmessage?.({ data: JSON.stringify(data) });
        if (message.type === 'vigil:ready')
          answer({
            type: 'vigil:init',
            locale: 'zh-TW',
            theme: 'dark',
            freeze: true,
            signIn: false,
            open: true,
            visitor: null,
            resume: false,
          });
        if (message.type === 'vigil:token') answer({ type: 'vigil:token', id: message.id, token: fresh });
      },
    };
    page(`https://support.example/chat#token=${fresh}`, { vigilHost });
    const host = await alone();
    expect(host.embedded).toBe(true);
    expect(host.settings).toMatchObject({ locale: 'zh-TW', theme: 'dark', freeze: true });
    expect(await host.identityToken()).toBe(fresh);
    let signedOut: boolean | null = null;
    host.onIdentity((out) => {
      signedOut = out;
    });
    vigilHost.onmessage?.({ data: '{"type":"vigil:signOut"}' });
    expect(signedOut).toBe(true);
    let screens = ['home', 'talk'];
    const messenger = { view: { get: () => ({ screens }) }, back: () => screens.pop() };
    host.onApp?.(messenger as unknown as App);
    const press = () => vigilHost.onmessage?.({ data: '{"type":"vigil:back"}' });
    press();
    expect(screens).toEqual(['home']);
    expect(said.at(-1)).not.toEqual({ type: 'vigil:close' });
    press();
    screens = ['home'];
    expect(said.at(-1)).toEqual({ type: 'vigil:close' });
  });
});
