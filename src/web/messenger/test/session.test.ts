import { drop, forget, load, save } from '@vigil/shared/keep';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { given, Session, subjectOf } from '../src/link/session';

const token = (claims: unknown) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.sig`;

describe('the identity behind a token', () => {
  it.each([
    [token({ sub: '88120214' }), '88120214'],
    [token({ sub: '用户?>' }).replaceAll('=', ''), expect.any(String)],
    [token({}), 'unknown'],
    ['not.a-token.', 'unknown'],
    ['', 'visitor'],
    [null, 'visitor'],
  ])('%s is %s', (given, expected) => {
    expect(subjectOf(given)).toEqual(expected);
  });
});

describe('signing out', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('ends the session at the server, even while the page leaves, and needs none', async () => {
    const given = () => new Response('{"sessionToken":"t"}', { headers: { 'Content-Type': 'application/json' } });
    const sent = vi.fn(async (_path: string, _init: RequestInit) => given());
    vi.stubGlobal('fetch', sent);
    vi.stubGlobal('window', {});
    const visit = () =>
      new Session(
        async () => null,
        'en',
        () => undefined,
      );

    visit().signOut();
    expect(sent).not.toHaveBeenCalled();

    const session = visit();
    await session.start();
    session.signOut();
    const headers = { Authorization: 'Bearer t' };
    expect(sent).toHaveBeenLastCalledWith('/api/messenger/sign-out', { method: 'POST', headers, keepalive: true });
  });
});

describe('where the browser lets us store nothing', () => {
  const answer = (sessionToken: string) => async () =>
    new Response(JSON.stringify({ sessionToken }), { headers: { 'Content-Type': 'application/json' } });
  const forbidden = {
    get sessionStorage(): Storage {
      throw new DOMException('no', 'SecurityError');
    },
    get localStorage(): Storage {
      throw new DOMException('no', 'SecurityError');
    },
  };
  const start = async (identity: string | null, keep: (visitor: string | null) => void) => {
    const session = new Session(
      async () => identity,
      'en',
      () => undefined,
      keep,
    );
    await session.start();
    return session;
  };
  beforeEach(() => {
    vi.stubGlobal('window', forbidden);
    forget('vigil.');
  });
  afterEach(() => vi.unstubAllGlobals());

  it('the page keeps a visitor’s token, hands it back, and loses it at the sign-in', async () => {
    const sent = vi.fn(answer('v1'));
    vi.stubGlobal('fetch', sent);
    const keep = vi.fn();
    await start(null, keep);
    expect(keep).toHaveBeenLastCalledWith('v1');

    forget('vigil.');
    given('v1');
    expect((await start(null, keep)).token).toBe('v1');
    expect(sent).toHaveBeenCalledTimes(1);

    sent.mockImplementation(answer('customer'));
    await start(token({ sub: '88120214' }), keep);
    expect(keep).toHaveBeenLastCalledWith(null);
    expect(keep).not.toHaveBeenCalledWith('customer');
  });

  it('and only there', async () => {
    const items = new Map<string, string>();
    const store = {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, text: string) => items.set(key, text),
      removeItem: (key: string) => items.delete(key),
    };
    vi.stubGlobal('window', { sessionStorage: store, localStorage: store });
    vi.stubGlobal('fetch', vi.fn(answer('v1')));
    const keep = vi.fn();
    given('from elsewhere');
    expect((await start(null, keep)).token).toBe('v1');
    expect(keep).not.toHaveBeenCalled();
  });
});

describe('signing in', () => {
  const customer = token({ sub: '88120214' });
  let answers: (() => Response)[];
  const sent = vi.fn(async (_path: string, _init: RequestInit) => answers.shift()?.() ?? new Response(null));
  const given = (sessionToken: string) => () =>
    new Response(JSON.stringify({ sessionToken }), { headers: { 'Content-Type': 'application/json' } });
  const tokensSent = () =>
    sent.mock.calls.map(([path, init]) => [path, new Headers(init.headers).get('Authorization')?.slice(7) ?? '']);
  const sessionOf = (identity: () => string | null) =>
    new Session(
      async () => identity(),
      'en',
      () => undefined,
    );

  beforeEach(() => {
    vi.stubGlobal('window', {});
    vi.stubGlobal('fetch', sent);
    sent.mockClear();
    forget('vigil.');
  });
  afterEach(() => vi.unstubAllGlobals());

  it('hands in the visitor’s token once, and what was kept for the visitor is the customer’s', async () => {
    answers = [given('visitor'), given('customer'), given('again')];
    const visit = sessionOf(() => null);
    await visit.start();
    save('session', 'vigil.talk.visitor.c1', { seen: 3 });
    save('session', 'vigil.opening.visitor', { clientCaseId: 'k' });
    visit.end();

    const signedIn = sessionOf(() => customer);
    await signedIn.start();
    drop('session', 'vigil.session.88120214');
    await sessionOf(() => customer).start();

    expect(signedIn.token).toBe('customer');
    expect(tokensSent().map(([, used]) => used)).toEqual(['', 'visitor', '']);
    expect(load('local', 'vigil.talk.88120214.c1')).toEqual({ seen: 3 });
    expect(load('local', 'vigil.opening.88120214')).toEqual({ clientCaseId: 'k' });
    expect(load('session', 'vigil.session.visitor')).toBeNull();
    expect(load('session', 'vigil.talk.visitor.c1')).toBeNull();
  });

  it('refused, leaves the visitor’s token for the next try', async () => {
    answers = [given('visitor'), () => new Response('{}', { status: 503 })];
    await sessionOf(() => null).start();

    await expect(sessionOf(() => customer).start()).rejects.toThrow();

    expect(load('session', 'vigil.session.visitor')).toEqual({ sessionToken: 'visitor' });
  });

  it('leaves nothing for the next person when it arrives after signing out', async () => {
    answers = [given('late')];
    const session = sessionOf(() => customer);
    const starting = session.start();
    session.signOut();

    await expect(starting).rejects.toThrow();

    expect(load('session', 'vigil.session.88120214')).toBeNull();
    expect(tokensSent().at(-1)).toEqual(['/api/messenger/sign-out', 'late']);
  });
});
