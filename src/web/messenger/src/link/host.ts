import type { App } from '../app';
import type { HostSettings, ToHost, ToMessenger } from './protocol';

export interface Host {
  readonly settings: HostSettings;
  /** There is a page around us, so closing and handing over mean something. */
  readonly embedded: boolean;
  /** A fresh identity token from the page around us; null for a visitor. */
  identityToken(): Promise<string | null>;
  say(message: ToHost): void;
  onOpen(listener: (open: boolean) => void): void;
  onIdentity(listener: (signedOut: boolean) => void): void;
  /** Only where we stand alone: around us it is the page that signs out. */
  signOut?(): void;
  /** Given the app once it has started: for links to a case, and for the back key of a phone. */
  onApp?(app: App): void;
}

/** The origin of the page around us, as the loader gave it; null when we stand alone. */
function hostOrigin(): string | null {
  if (window.parent === window) return null;
  const given = new URLSearchParams(window.location.hash.slice(1)).get('host');
  return given && /^https?:\/\/[^/]+$/.test(given) ? given : null;
}

// A page that does not answer in this time gets a visitor's session instead of a blank messenger.
const answerMs = 10_000;

/** Speaks with whoever is around us. Resolves once they have told us their settings; null where they do not answer. */
export function meet(
  say: (message: ToHost) => void,
  listen: (hear: (message: ToMessenger) => void) => void,
): Promise<Host | null> {
  const asked = new Map<number, (token: string | null) => void>();
  let lastId = 0;
  let open: (open: boolean) => void = () => undefined;
  let identity: (signedOut: boolean) => void = () => undefined;

  return new Promise((resolve) => {
    listen((message) => {
      switch (message?.type) {
        case 'vigil:init':
          resolve({
            settings: message,
            embedded: true,
            say,
            identityToken: () =>
              new Promise((done) => {
                const id = ++lastId;
                const answer = (token: string | null) => {
                  if (asked.delete(id)) done(token);
                };
                asked.set(id, answer);
                setTimeout(answer, answerMs, null);
                say({ type: 'vigil:token', id });
              }),
            onOpen: (listener) => {
              open = listener;
            },
            onIdentity: (listener) => {
              identity = listener;
            },
          });
          break;
        case 'vigil:token':
          asked.get(message.id)?.(typeof message.token === 'string' ? message.token : null);
          break;
        case 'vigil:opened':
        case 'vigil:closed':
          open(message.type === 'vigil:opened');
          break;
        case 'vigil:signOut':
        case 'vigil:identityChanged':
          identity(message.type === 'vigil:signOut');
          break;
      }
    });
    setTimeout(resolve, answerMs, null);
    say({ type: 'vigil:ready' });
  });
}

/** Finds out who is around us: a page, an app, or nobody. */
export async function findHost(): Promise<Host> {
  const origin = hostOrigin();
  const page =
    origin &&
    (await meet(
      (message) => window.parent.postMessage(message, origin),
      (hear) =>
        window.addEventListener('message', (event: MessageEvent<ToMessenger>) => {
          if (event.origin === origin && event.source === window.parent) hear(event.data);
        }),
    ));
  return page || (await import('./alone')).alone();
}
