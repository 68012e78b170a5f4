import type { ToHost, ToMessenger } from '../link/protocol';
import { openLabels, styles } from './look';

interface VigilSettings {
  /** A fresh identity token signed by the exchange, or null for a visitor. */
  getIdentityToken?: () => Promise<string | null> | string | null;
  locale?: string;
  theme?: 'light' | 'dark';
  freezeUrl?: string;
  signInUrl?: string;
  /** Signs the customer in without leaving the page; wins over signInUrl. */
  signIn?: () => void;
}

declare global {
  interface Window {
    vigilSettings?: VigilSettings;
    Vigil?: { open(): void; close(): void; signOut(): void; identityChanged(): void };
  }
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement && !window.Vigil) start(new URL(script.src).origin);

function start(origin: string) {
  // Remembers only that the messenger was used on this site, so that the unread count is there on the next page.
  const usedKey = 'vigil.used';
  // For one tab: a visitor's token where the messenger may store nothing, and when somebody left the window to sign in.
  const visitorKey = 'vigil.visitor';
  const leftKey = 'vigil.left';
  const signInMs = 1_800_000;
  const settings = () => window.vigilSettings ?? {};
  const text = openLabels((settings().locale ?? document.documentElement.lang) || navigator.language);
  let frame: HTMLIFrameElement | undefined;
  let ready = false;
  let isOpen = false;
  let resume = false;
  let overflow = '';

  const place = document.createElement('div');
  const root = place.attachShadow({ mode: 'open' });
  styles(root);
  const button = document.createElement('button');
  button.type = 'button';
  button.append(
    icon(
      'M4 5.5A1.5 1.5 0 0 1 5.5 4h13A1.5 1.5 0 0 1 20 5.5v9a1.5 1.5 0 0 1-1.5 1.5H11l-4.5 4v-4h-1A1.5 1.5 0 0 1 4 14.5zM8 8.5h8M8 11.5h5',
      'talk',
    ),
    icon('M6 6l12 12M18 6L6 18', 'x'),
  );
  const badge = document.createElement('span');
  badge.hidden = true;
  button.append(badge);
  root.append(button);

  function icon(d: string, name: string) {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('aria-hidden', 'true');
    svg.setAttribute('class', name);
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', d);
    svg.append(path);
    return svg;
  }

  function label(count = Number(badge.textContent) || 0) {
    button.setAttribute('aria-label', isOpen ? text.close : count ? `${text.open}${text.unread(count)}` : text.open);
    button.setAttribute('aria-expanded', String(isOpen));
  }

  function tell(message: ToMessenger) {
    if (ready) frame?.contentWindow?.postMessage(message, origin);
  }

  function load() {
    if (frame) return;
    frame = document.createElement('iframe');
    frame.title = text.title;
    frame.allow = 'clipboard-write';
    frame.hidden = !isOpen;
    // The messenger compares this with the origin that each message really comes from.
    frame.src = `${origin}/messenger/#host=${encodeURIComponent(window.location.origin)}`;
    root.prepend(frame);
  }

  function open() {
    if (isOpen) return;
    isOpen = true;
    load();
    if (frame) frame.hidden = false;
    button.classList.add('open');
    label();
    attempt(() => localStorage.setItem(usedKey, '1'));
    keep(leftKey, null);
    overflow = document.documentElement.style.overflow;
    if (window.matchMedia('(max-width: 520px)').matches) document.documentElement.style.overflow = 'hidden';
    tell({ type: 'vigil:opened' });
    frame?.focus();
  }

  function close() {
    if (!isOpen) return;
    isOpen = false;
    if (frame) frame.hidden = true;
    button.classList.remove('open');
    label();
    document.documentElement.style.overflow = overflow;
    tell({ type: 'vigil:closed' });
    button.focus();
  }

  // A site may forbid storage; then nothing outlives the page, and the count appears only after the first opening.
  function attempt<T>(what: () => T): T | null {
    try {
      return what();
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      return null;
    }
  }
  const kept = (key: string) => attempt(() => sessionStorage.getItem(key));
  const keep = (key: string, value: string | null) =>
    attempt(() => (value === null ? sessionStorage.removeItem(key) : sessionStorage.setItem(key, value)));

  /** Back from signing in, the customer goes on in the window that the sign-in closed. */
  function goesOn(): boolean {
    const left = Number(kept(leftKey));
    if (!left) return false;
    keep(leftKey, null);
    return Date.now() - left < signInMs;
  }

  async function identityToken(): Promise<string | null> {
    return (await settings().getIdentityToken?.()) ?? null;
  }

  /** The page's own fault, told where its developers look; the customer goes on as a visitor. */
  function failed(error: unknown) {
    console.error('vigilSettings.getIdentityToken failed', error);
  }

  /** The page may take the wish over by cancelling the event; otherwise it goes to the address that it gave. */
  function hand(name: string, url: string | undefined) {
    if (window.dispatchEvent(new CustomEvent(name, { cancelable: true })) && url) window.location.assign(url);
  }

  window.addEventListener('message', (event: MessageEvent<ToHost>) => {
    if (!frame || event.origin !== origin || event.source !== frame.contentWindow) return;
    const message = event.data;
    switch (message?.type) {
      case 'vigil:ready': {
        const { locale, theme, freezeUrl, signIn, signInUrl } = settings();
        ready = true;
        tell({
          type: 'vigil:init',
          locale: locale ?? null,
          theme: theme ?? null,
          freeze: Boolean(freezeUrl),
          signIn: Boolean(signIn ?? signInUrl),
          open: isOpen,
          visitor: kept(visitorKey),
          resume,
        });
        break;
      }
      case 'vigil:token': {
        const { id } = message;
        identityToken().then(
          (token) => tell({ type: 'vigil:token', id, token }),
          (error: unknown) => {
            tell({ type: 'vigil:token', id, token: null });
            failed(error);
          },
        );
        break;
      }
      case 'vigil:unread': {
        const count = Number(message.count) || 0;
        badge.textContent = count > 99 ? '99+' : String(count);
        badge.hidden = count === 0;
        label(count);
        break;
      }
      case 'vigil:keep':
        keep(visitorKey, typeof message.visitor === 'string' ? message.visitor : null);
        break;
      case 'vigil:close':
        close();
        break;
      case 'vigil:freeze':
        hand('vigil:freeze', settings().freezeUrl);
        break;
      case 'vigil:signIn': {
        const { signIn, signInUrl } = settings();
        // On a phone the panel would cover what the page shows now.
        close();
        keep(leftKey, String(Date.now()));
        if (signIn) signIn();
        else hand('vigil:signIn', signInUrl);
        break;
      }
    }
  });
  window.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && isOpen) close();
  });
  button.addEventListener('click', () => (isOpen ? close() : open()));

  window.Vigil = {
    open,
    close,
    signOut: () => {
      keep(visitorKey, null);
      keep(leftKey, null);
      tell({ type: 'vigil:signOut' });
    },
    identityChanged: () => {
      tell({ type: 'vigil:identityChanged' });
      // On a page that has only just come, the window finds that out by itself.
      if (ready && goesOn()) open();
    },
  };
  label();
  const mount = () => {
    document.body.append(place);
    // On the pages of the sign-in itself nobody is signed in yet.
    if (kept(leftKey))
      identityToken().then(
        (token) => {
          resume = token !== null && goesOn();
          if (resume) open();
          else load();
        },
        (error: unknown) => {
          failed(error);
          load();
        },
      );
    else if (attempt(() => localStorage.getItem(usedKey))) load();
  };
  if (document.body) mount();
  else document.addEventListener('DOMContentLoaded', mount);
}
