import { afterEach, describe, expect, it, vi } from 'vitest';
import { Session, subjectOf } from '../src/link/session';

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
    const session = new Session(
      async () => null,
      'en',
      () => undefined,
    );

    session.signOut();
    expect(sent).not.toHaveBeenCalled();

    await session.start();
    session.signOut();
    const headers = { Authorization: 'Bearer t' };
    expect(sent).toHaveBeenLastCalledWith('/api/messenger/sign-out', { method: 'POST', headers, keepalive: true });
  });
});
