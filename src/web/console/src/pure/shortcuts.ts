/** What a key asks for. Letters work only where nothing is being typed. */
export type Shortcut =
  | 'palette'
  | 'send'
  | 'next'
  | 'previous'
  | 'resolve'
  | 'assign'
  | 'reply'
  | 'note'
  | 'update'
  | 'articles'
  | 'side'
  | 'help'
  | 'goMine'
  | 'goQueued'
  | 'goAll'
  | 'goResolved';

export interface Press {
  readonly key: string;
  readonly ctrl: boolean;
  readonly meta: boolean;
  readonly alt: boolean;
  /** An input method is choosing characters: its keys are not ours. */
  readonly composing: boolean;
  /** The key went to a field. */
  readonly typing: boolean;
}

const letters: Record<string, Shortcut> = {
  j: 'next',
  k: 'previous',
  e: 'resolve',
  a: 'assign',
  r: 'reply',
  n: 'note',
  u: 'update',
  '/': 'articles',
  i: 'side',
  '?': 'help',
};
const afterG: Record<string, Shortcut> = { m: 'goMine', q: 'goQueued', a: 'goAll', r: 'goResolved' };

export interface Read {
  readonly shortcut: Shortcut | null;
  /** A g was pressed and the next letter says where to. */
  readonly pending: boolean;
}

const nothing: Read = { shortcut: null, pending: false };

/** Reads one key press. `pending` is what the last one left behind. */
export function read(press: Press, pending: boolean): Read {
  if (press.composing) return nothing;
  const mod = press.ctrl || press.meta;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (mod && !press.alt) {
    if (key === 'k') return { shortcut: 'palette', pending: false };
    if (key === 'Enter') return { shortcut: 'send', pending: false };
    return nothing;
  }
  if (press.typing || press.alt) return nothing;
  if (pending) return { shortcut: afterG[key] ?? null, pending: false };
  if (key === 'g') return { shortcut: null, pending: true };
  return { shortcut: letters[key] ?? null, pending: false };
}
