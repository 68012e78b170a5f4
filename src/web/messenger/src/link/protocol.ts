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
}

export type ToHost =
  | { type: 'vigil:ready' }
  | { type: 'vigil:token'; id: number }
  | { type: 'vigil:unread'; count: number }
  | { type: 'vigil:close' }
  | { type: 'vigil:freeze' }
  | { type: 'vigil:signIn' };

export type ToMessenger =
  | ({ type: 'vigil:init' } & HostSettings)
  | { type: 'vigil:token'; id: number; token: string | null }
  | { type: 'vigil:opened' }
  | { type: 'vigil:closed' }
  | { type: 'vigil:signOut' }
  | { type: 'vigil:identityChanged' };
