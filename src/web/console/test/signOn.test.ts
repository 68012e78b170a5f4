import { describe, expect, it } from 'vitest';
import { broughtBack, isSignOnBack } from '../src/pure/signOn';

describe('what a sign-in service sends a browser back with', () => {
  it('is read from the address of that service', () => {
    expect(broughtBack('/console/sso/house', '?code=c%201&state=s&iss=https%3A%2F%2Flogin.example')).toEqual({
      provider: 'house',
      state: 's',
      code: 'c 1',
      issuer: 'https://login.example',
      error: null,
    });
  });

  it('may be an error, of which the words are not taken', () => {
    const back = broughtBack('/console/sso/house', '?error=access_denied&error_description=Call+us&state=s');
    expect(back).toEqual({ provider: 'house', state: 's', code: null, issuer: null, error: 'access_denied' });
  });

  it('is nothing without a state, or at another address', () => {
    expect(broughtBack('/console/sso/house', '?code=c')).toBeNull();
    expect(broughtBack('/console/', '?code=c&state=s')).toBeNull();
    expect(isSignOnBack('/console/sso/house')).toBe(true);
    expect(isSignOnBack('/console/sso/house/more')).toBe(false);
    expect(isSignOnBack('/console/sso/')).toBe(false);
  });
});
