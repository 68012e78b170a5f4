import type { RevealField, RevealReason, StaffEntryView } from '../wire/console';

/** The reasons for which a covered value may be shown, as the server names them. */
export const revealReasons: readonly RevealReason[] = ['match', 'dispute', 'recovery', 'security', 'legal', 'no_check'];

/** Those that mean something for what is shown: nothing has to be checked before a document. */
export const reasonsFor = (kind: RevealField['kind']): readonly RevealReason[] =>
  kind === 'files' ? revealReasons.filter((it) => it !== 'no_check') : revealReasons;

/** The reasons of which the customer is not told. */
export const isUntold = (reason: string): boolean => reason === 'security' || reason === 'legal';

/** Whether a second person agrees, also within one's budget: the customer cannot pass a check, or is not told. */
export const isByTwo = (reason: string): boolean => reason === 'no_check' || isUntold(reason);

/** Whole seconds for which it is still shown; 0 once its time is over. */
export const secondsLeft = (until: number, now: number): number => Math.max(0, Math.ceil((until - now) / 1000));

/** A clock of this machine that goes wrong shows nothing for longer than the server meant. */
export const shownMs = 60_000;

/** Until when it is shown here, whatever the two clocks say. */
export const hiddenAt = (until: string, now: number): number => Math.min(Date.parse(until), now + shownMs);

/** Whether one of these entries says that the case is about identity. */
export const tellsIdentity = (entries: readonly Pick<StaffEntryView, 'understood'>[]): boolean =>
  entries.some((entry) => entry.understood?.identity);

/** What of a timeline is covered besides what its files say themselves. */
export interface Covering {
  /** It is or was about identity: all that can show a document. */
  readonly identity: boolean;
  /** Files of which somebody has said since they were read that they show one. */
  readonly marked: readonly string[];
}

/** Whether a file can show a document at all: its customer has sent it, and it is no plain text. */
export const mayShowDocument = (author: string, type: string): boolean =>
  author === 'customer' && !type.startsWith('text/');

/** Whether a file is covered. The server's rule (Cases/ReadFiles), which it keeps whatever is drawn here. */
export const isCovered = (
  file: { readonly fileId: string; readonly type: string; readonly covered?: boolean },
  author: string,
  of: Covering,
): boolean =>
  mayShowDocument(author, file.type) && (of.identity || file.covered === true || of.marked.includes(file.fileId));
