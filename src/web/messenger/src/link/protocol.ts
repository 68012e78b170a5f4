// What loader and messenger say to each other. Each side checks the exact origin and the exact window of the other.

/** What the host page has set up, as far as the messenger needs to know. */
export interface HostSettings {
  locale: string | null;
  theme: 'light' | 'dark' | null;
  /** The host can show a page on which the account is frozen. */
  freeze: boolean;
  /** The host can sign the customer in. */
  signIn: boolean;
  /** The panel is open already. */
  open: boolean;
  /** The token of a visitor's session that the page kept for us. */
  visitor: string | null;
  /** The customer has just come back from signing in, and goes on where they were. */
  resume: boolean;
}

export type ToHost =
  | { type: 'vigil:ready' }
  | { type: 'vigil:token'; id: number }
  | { type: 'vigil:unread'; count: number }
  /** Keeps the token of a visitor's session for a messenger that may store nothing; null forgets it. Never a customer's. */
  | { type: 'vigil:keep'; visitor: string | null }
  | { type: 'vigil:close' }
  | { type: 'vigil:freeze' }
  /** `talk` where it is asked for in a conversation, which goes on after it. */
  | { type: 'vigil:signIn'; talk?: boolean }
  /** Only to an app around us, whose web view saves nothing by itself. `data` is Base64. */
  | { type: 'vigil:save'; name: string; mediaType: string; data: string };

export type ToMessenger =
  | ({ type: 'vigil:init' } & HostSettings)
  | { type: 'vigil:token'; id: number; token: string | null }
  | { type: 'vigil:opened' }
  | { type: 'vigil:closed' }
  | { type: 'vigil:signOut' }
  | { type: 'vigil:identityChanged' }
  /** The back key of a phone, from an app around us. */
  | { type: 'vigil:back' };
