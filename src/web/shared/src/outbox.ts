import type { FileView } from './api';

/**
 * sending: on its way, or waiting for the connection; sent: acknowledged with a number, its entry has not come back yet;
 * failed: not delivered, is tried again after a reconnect; refused: the server said no, only the writer can try again.
 */
export type PendingState = 'sending' | 'sent' | 'failed' | 'refused';

export interface Pending {
  /** Stays the same however often it is sent: the server stores it once. */
  readonly clientMessageId: string;
  readonly text: string;
  readonly at: string;
  /** What an agent's message may carry besides: it is a note among staff, or an article goes with it. */
  readonly note?: boolean;
  readonly articleSlug?: string;
  /** The mark of the draft that it began from. */
  readonly draft?: string;
  /** Uploaded already. */
  readonly files?: readonly FileView[];
  readonly state: PendingState;
  readonly seq?: number;
  readonly code?: string;
}

/** One's own messages that are not on the timeline yet, in the order written. */
export type Outbox = readonly Pending[];

export const add = (
  box: Outbox,
  clientMessageId: string,
  text: string,
  at: string,
  more: Pick<Pending, 'note' | 'articleSlug' | 'draft' | 'files'> = {},
): Outbox => [...box, { ...more, clientMessageId, text, at, state: 'sending' }];

const change = (box: Outbox, id: string, how: (item: Pending) => Pending): Outbox =>
  box.map((item) => (item.clientMessageId === id ? how(item) : item));

const plain = ({ seq: _, code: __, ...item }: Pending): Pending => ({ ...item, state: 'sending' });

export const sent = (box: Outbox, id: string, seq: number): Outbox =>
  change(box, id, (item) => ({ ...plain(item), state: 'sent', seq }));

export const failed = (box: Outbox, id: string, code?: string): Outbox =>
  change(box, id, (item) =>
    item.state === 'sent' ? item : { ...plain(item), state: 'failed', ...(code ? { code } : {}) },
  );

export const refused = (box: Outbox, id: string, code: string): Outbox =>
  change(box, id, (item) => ({ ...plain(item), state: 'refused', code }));

/** One more try with the same id. */
export const retry = (box: Outbox, id: string): Outbox =>
  change(box, id, (item) => (item.state === 'failed' ? plain(item) : item));

/** Taken back by the customer, to be written anew under another id. */
export const remove = (box: Outbox, id: string): Outbox => box.filter((item) => item.clientMessageId !== id);

/** After a reconnect: everything that did not get through goes again; what the server refused does not. */
export const retryAll = (box: Outbox): Outbox => box.map((item) => (item.state === 'failed' ? plain(item) : item));

/** Takes out what has arrived on the timeline. An acknowledged one stays until its entry is there, so that nothing flickers. */
export function settle(box: Outbox, entries: readonly { seq: number; clientMessageId?: string | null }[]): Outbox {
  if (box.length === 0) return box;
  const last = entries.at(-1)?.seq ?? 0;
  const arrived = new Set(entries.map((entry) => entry.clientMessageId).filter((id) => id != null));
  const left = box.filter((item) => !arrived.has(item.clientMessageId) && !(item.seq && item.seq <= last));
  return left.length === box.length ? box : left;
}

/** Of what is kept, the words that another tab has on their way: they are its own to take out. */
export const ofOthers = (
  kept: unknown,
  own: ReadonlySet<string>,
  entries: readonly { seq: number; clientMessageId?: string | null }[],
): Outbox =>
  settle(
    restore(kept).filter((item) => !own.has(item.clientMessageId)),
    entries,
  );

/** The next one to send. Strictly in order: nothing overtakes a message that is still on its way. */
export function next(box: Outbox): Pending | undefined {
  const first = box.find((item) => item.state === 'sending' || item.state === 'failed');
  return first?.state === 'sending' ? first : undefined;
}

/** Reads what an earlier page left behind; whatever was on its way then is sent again. */
export function restore(stored: unknown): Outbox {
  if (!Array.isArray(stored)) return [];
  return stored
    .filter((item): item is Pending => typeof item?.clientMessageId === 'string' && typeof item?.text === 'string')
    .map((item) => (item.state === 'refused' ? item : plain(item)));
}
