import { drop, keysOf, save } from '@vigil/shared/keep';
import type { Outbox } from '@vigil/shared/outbox';
import type { Session } from '../link/session';
import type { Start } from './conversation';

/** Of one conversation, what outlives the page. */
export interface Kept {
  box: Outbox;
  seen: number;
}

/** What a visitor's tab could not send: with the session that it was written in, for that ends with the tab. */
export interface Left {
  token: string;
  caseId: string | null;
  start: Start | null;
  box: Outbox;
}

export const leftBehind = 'vigil.left.';

// More than anybody writes without a connection, and longer than anybody still means it.
const mostWaiting = 50;
const longestMs = 7 * 24 * 60 * 60_000;

/** A visitor is one tab; a customer's unsent words wait in the browser until they are sent or the customer signs out. */
export const whereOf = (session: Session) => (session.identity === 'visitor' ? 'session' : 'local');

export const keyOf = (session: Session, id: string) => `vigil.talk.${session.identity}.${id}`;
export const openingOf = (session: Session, id = '') => `vigil.opening.${session.identity}.${id}`;

/** Half-written words, which only their tab keeps. */
export const draftOf = (session: Session, id = 'new') => `vigil.draft.${session.identity}.${id}`;

/** The part of an outbox that is kept: what the server has taken is not ours to keep. */
export const waiting = (box: Outbox): Outbox => box.filter((item) => item.state !== 'sent').slice(0, mostWaiting);

export const stillMeant = (box: Outbox): Outbox => box.filter((item) => Date.now() - Date.parse(item.at) < longestMs);

/** Whether an earlier page may have left something unsent. */
export const leftSomething = (): boolean =>
  (['local', 'session'] as const).some((where) =>
    keysOf(where, 'vigil.').some((key) => /^vigil\.(?:talk|opening|left)/.test(key)),
  );

/** Keeps what waits in a visitor's conversation beyond the tab, as long as it waits. */
export function leave(id: string, left: Left): void {
  const box = left.box.filter((item) => item.state !== 'refused');
  if (left.token && box.length > 0) save('local', leftBehind + id, { ...left, box } satisfies Left);
  else drop('local', leftBehind + id);
}
