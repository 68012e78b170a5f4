import { describe, expect, it } from 'vitest';
import { subjectOf } from '../src/link/session';

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
