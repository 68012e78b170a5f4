import { drop, load, save } from '@vigil/shared/keep';
import type { App } from '../app';
import { type Host, meet } from './host';
import type { HostSettings, ToMessenger } from './protocol';
import { claimsOf } from './session';

declare global {
  interface Window {
    /** What an app puts into its web view for our origin alone; on Android by WebViewCompat.addWebMessageListener. Text both ways. */
    vigilHost?: { postMessage(message: string): void; onmessage: ((event: { data: string }) => void) | null };
  }
}

const tokenKey = 'vigil.chat.token';
const stateKey = 'vigil.chat.state';
const leftKey = 'vigil.chat.left';
const placeKey = 'vigil.chat.place';
const casePattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The messenger as a page of its own: in an app's web view, or in a tab or window of the browser. */
export async function alone(): Promise<Host> {
  const native = window.parent === window ? window.vigilHost : undefined;
  let back: (() => void) | undefined;
  const app =
    native &&
    (await meet(
      (message) => native.postMessage(JSON.stringify(message)),
      (hear) => {
        native.onmessage = ({ data }) => {
          const message = JSON.parse(data) as ToMessenger;
          if (message.type === 'vigil:back') back?.();
          else hear(message);
        };
      },
    ));
  if (!native && window.location.pathname === '/chat') void installable();
  const host = app || inBrowser();
  return {
    ...host,
    onApp: (messenger) => {
      if (!app) stay(messenger);
      follow((caseId) => messenger.openCase(caseId));
      back = () => {
        const dialog = document.querySelector<HTMLDialogElement>('dialog[open]');
        if (dialog) dialog.close();
        else if (messenger.view.get().screens.length > 1) messenger.back();
        else host.say({ type: 'vigil:close' });
      };
    },
  };
}

/** The shell of the page comes from the service worker where there is no network. */
async function installable(): Promise<void> {
  // Absent in private windows of some browsers, and refused where storage is.
  await navigator.serviceWorker?.register('/messenger/sw.js', { scope: '/chat' }).catch(() => undefined);
}

const written = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name="vigil-${name}"]`)?.content ?? '';

function inBrowser(): Host {
  const [signIn, freeze] = [written('sign-in'), written('freeze')];
  const [identityToken, back] = handed();
  const settings: HostSettings = {
    locale: new URLSearchParams(window.location.search).get('lang'),
    theme: null,
    freeze: freeze !== '',
    signIn: signIn !== '',
    open: true,
    visitor: null,
    resume: back && !load('session', placeKey),
  };
  let left = (_: boolean) => {};
  return {
    settings,
    embedded: false,
    identityToken,
    say: (message) => {
      if (message.type === 'vigil:freeze') window.location.assign(freeze);
      else if (message.type === 'vigil:signIn') leaveFor(signIn, message.talk === true);
    },
    onOpen: () => undefined,
    onIdentity: (listener) => {
      left = listener;
    },
    signOut: () => {
      drop('session', tokenKey);
      left(true);
      save('session', leftKey, true);
    },
  };
}

/** To the exchange's sign-in, with a word that only this tab knows: whoever comes back without it was sent by somebody else. */
function leaveFor(signIn: string, talk: boolean): void {
  const state = crypto.randomUUID();
  save('session', stateKey, { state, talk });
  const there = new URL(signIn);
  there.searchParams.set('state', state);
  there.searchParams.set('return', `${window.location.origin}/chat`);
  // Whoever signed out here is asked anew, though the exchange may know them still.
  if (load('session', leftKey)) there.searchParams.set('prompt', 'login');
  window.location.assign(there);
}

/** The identity token that the exchange's sign-in brought in the fragment, which is taken out of the address at once; and whether it came to a conversation that waits for it. */
function handed(): [Host['identityToken'], boolean] {
  const fragment = new URLSearchParams(window.location.hash.slice(1));
  let back = false;
  const [token, state] = [fragment.get('token'), fragment.get('state')];
  if (token) {
    fragment.delete('token');
    fragment.delete('state');
    const rest = fragment.toString();
    window.history.replaceState(null, '', window.location.pathname + window.location.search + (rest && `#${rest}`));
    const left = load('session', stateKey) as { state: string; talk: boolean } | null;
    if (state && state === left?.state) {
      save('session', tokenKey, token);
      drop('session', leftKey);
      back = left.talk;
    }
    drop('session', stateKey);
  }
  // After a reload an old one still finds the session that it opened. Asked for again, that session is over, and so is the token.
  let asked = false;
  const current = async () => {
    const kept = load('session', tokenKey);
    const token = typeof kept === 'string' ? kept : null;
    if (asked && token && isOver(token)) {
      drop('session', tokenKey);
      return null;
    }
    asked = true;
    return token;
  };
  return [current, back];
}

/** Unchecked, as the server checks it: only to know when asking with it is in vain. */
function isOver(token: string): boolean {
  const exp = claimsOf(token)?.exp;
  return typeof exp !== 'number' || exp * 1000 <= Date.now();
}

/** A conversation that is open stays so after a reload, and after the sign-in that it asked for. */
function stay(app: App): void {
  const place = load('session', placeKey);
  const keep = () => {
    const { screens, talk } = app.view.get();
    save('session', placeKey, screens.at(-1)?.name === 'talk' && talk?.talk.get().caseId);
  };
  if (typeof place === 'string') app.openCase(place);
  // The first screen may have led to a conversation before anybody listened, and a case gets its id after its first message.
  app.view.listen(keep);
  window.addEventListener('pagehide', keep);
  keep();
}

/** `#case=…`, from a notice of the exchange or of the phone. */
function follow(listener: (caseId: string) => void): void {
  const look = () => {
    const caseId = new URLSearchParams(window.location.hash.slice(1)).get('case');
    if (!caseId || !casePattern.test(caseId)) return;
    window.history.replaceState(null, '', window.location.pathname + window.location.search);
    listener(caseId);
  };
  look();
  window.addEventListener('hashchange', look);
}
