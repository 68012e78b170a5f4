import { describe, expect, it } from 'vitest';
import { deviceOf, isPeople, isSecurity } from '../src/pure/access';

describe('what a session was opened with', () => {
  it.each([
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
      'Chrome',
      'Linux',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
      'Edge',
      'Windows',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 Version/17.5 Safari/605.1.15',
      'Safari',
      'macOS',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1',
      'Safari',
      'iOS',
    ],
    ['Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0', 'Firefox', 'Android'],
  ])('%s', (agent, browser, system) => expect(deviceOf(agent)).toEqual({ browser, system }));

  it.each(['', 'curl/8.5.0', 'vigil token staff'])('does not guess at %j', (agent) =>
    expect(deviceOf(agent)).toBeNull(),
  );
});

describe('the pages', () => {
  it('lets everybody see to their own access', () => expect(isSecurity('#/security')).toBe(true));
  it('shows people to who may manage them', () => {
    expect(isPeople('#/people', { permissions: ['manageStaff'] })).toBe(true);
    expect(isPeople('#/people', { permissions: ['workCases'] })).toBe(false);
  });
});
