import { h, render } from 'preact';
import { vi } from 'vitest';
import { App } from '../src/app';
import { speak, speakMore } from '../src/app-texts';
import type { Host } from '../src/link/host';
import { Link } from '../src/link/link';
import type { ToHost } from '../src/link/protocol';
import { Shell } from '../src/screens/Shell';
import type { Node, openPage } from './dom';

export const caseId = '0199a1b2-0000-7000-8000-000000000001';
export const tokenOf = (sub: string) => `e30.${Buffer.from(JSON.stringify({ sub })).toString('base64url')}.sig`;
export const home = (cases: object[] = []) => ({ customer: null, matters: [], cases, recordsUnavailable: false });
export const session = { sessionToken: 's1', customer: null, expiresAt: '2030-01-01T00:00:00Z' };

/** The messenger in a page, drawn, without the hub: plain requests only. */
export async function start(page: ReturnType<typeof openPage>, identity: string | null = null, locale = 'en') {
  const said: ToHost[] = [];
  let signOut = () => {};
  const settings = {
    locale,
    theme: null,
    freeze: false,
    signIn: true,
    open: true,
    visitor: null,
    resume: false,
  };
  const host: Host = {
    settings,
    embedded: false,
    identityToken: async () => identity,
    say: (message) => said.push(message),
    onOpen: () => undefined,
    onIdentity: (listener) => {
      signOut = () => listener(true);
    },
  };
  vi.spyOn(Link.prototype, 'start').mockResolvedValue();
  await speak(locale);
  await speakMore();
  const app = new App(host, 'Meridian', locale);
  const place = page.body as unknown as Element;
  render(h(Shell, { app }), place);
  const screen = page.body as Node;
  /** With what Preact does a frame later. */
  const close = async () => {
    render(null, place);
    await new Promise((done) => setTimeout(done, 60));
  };
  return { app, screen, said, signOut: () => signOut(), close };
}
