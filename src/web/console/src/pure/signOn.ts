import type { FinishSignOn } from '../wire/console';

const page = /^\/console\/sso\/([a-z0-9-]{1,32})\/?$/;

/** Whether the address is one that a sign-in service sends people back to. */
export const isSignOnBack = (path: string): boolean => page.test(path);

/** What a browser was sent back with; null where it is nothing that a service sends. Words of the service are left where they are. */
export function broughtBack(path: string, query: string): FinishSignOn | null {
  const provider = page.exec(path)?.[1];
  const said = new URLSearchParams(query);
  const state = said.get('state');
  if (!provider || !state) return null;
  return { provider, state, code: said.get('code'), issuer: said.get('iss'), error: said.get('error') };
}
