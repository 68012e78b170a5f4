import type { StaffView } from '../wire/console';
import { holds } from './permits';

/** Whether the address is that of the page of one's own access, which everybody has. */
export const isSecurity = (hash: string): boolean => hash === '#/security';

/** Whether the address is that of the page of people. Who may not see it is shown the desk. */
export const isPeople = (hash: string, me: Pick<StaffView, 'permissions'>): boolean =>
  hash === '#/people' && holds(me, 'manageStaff');

const browsers = ['Edg', 'OPR', 'Firefox', 'Chrome', 'Safari'] as const;
const names: Record<(typeof browsers)[number], string> = {
  Edg: 'Edge',
  OPR: 'Opera',
  Firefox: 'Firefox',
  Chrome: 'Chrome',
  Safari: 'Safari',
};
const systems: [RegExp, string][] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** What a browser calls itself, in two words a person knows; null where it is none that we know. */
export function deviceOf(agent: string): { browser: string; system: string } | null {
  // Each of them also names those that stand after it.
  const browser = browsers.find((name) => agent.includes(`${name}/`));
  const system = systems.find(([pattern]) => pattern.test(agent))?.[1];
  return browser && system ? { browser: names[browser], system } : null;
}
