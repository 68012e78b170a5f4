import type { Pending } from '@vigil/shared/outbox';
import type { AssistView, DraftView, FactView, StaffEntryView } from '../wire/console';

/** A fact of the draft that is not true any more. */
export interface Change {
  readonly fact: FactView;
  readonly was: string;
  /** What it is now; null when the record has no such fact any more. */
  readonly now: string | null;
}

export const textOf = (draft: DraftView): string => draft.segments.map((segment) => segment.text).join('');

const same = (a: FactView, b: FactView) => a.kind === b.kind && a.recordId === b.recordId && a.field === b.field;

/**
 * The facts of a draft that have changed since it was written: the record has a higher version in a later reading, and
 * the fact of the same field reads differently there. A record that only moved on elsewhere makes nothing amber.
 */
export function changed(shown: DraftView, later: DraftView | null | undefined): Change[] {
  if (!later || later === shown) return [];
  const changes: Change[] = [];
  for (const { text, fact } of shown.segments) {
    if (!fact) continue;
    const again = later.segments.filter((segment) => segment.fact && same(segment.fact, fact));
    const readLater = later.segments.some(
      ({ fact: other }) =>
        other && other.kind === fact.kind && other.recordId === fact.recordId && other.version > fact.version,
    );
    if (!readLater || again.some((segment) => segment.text === text)) continue;
    changes.push({ fact, was: text, now: again[0]?.text ?? null });
  }
  return changes;
}

/** Puts what is true now into words that an agent has already edited. What they took out stays out. */
export function corrected(text: string, changes: readonly Change[]): string {
  return changes.reduce((words, change) => (change.now === null ? words : words.replace(change.was, change.now)), text);
}

/** The changes that matter to an edited text: only facts that still stand in it. */
export const standing = (text: string, changes: readonly Change[]): Change[] =>
  changes.filter((change) => change.now !== null && text.includes(change.was));

/** True when some fact of the draft quotes a record that has moved on: time to read the assist again. */
export function outdated(draft: DraftView, versionOf: (fact: FactView) => number | undefined): boolean {
  return draft.segments.some(({ fact }) => fact && (versionOf(fact) ?? 0) > fact.version);
}

/**
 * Which assist the composer shows. A new one replaces the old only when it answers a later message; a re-read of the
 * same one waits for the agent to say 'update'.
 */
export function shownOf(have: AssistView | null, got: AssistView): AssistView {
  if (!have || got.forSeq > have.forSeq) return got;
  return have.draft ? have : got;
}

/** Staff spoke last, or words of theirs are on their way: there is nothing to draft. A note is said to nobody. */
export function isAnswered(entries: readonly StaffEntryView[], box: readonly Pending[]): boolean {
  if (box.some((item) => !item.note && item.state !== 'refused')) return true;
  return (
    entries.findLast((entry) => entry.kind === 'message' && entry.author.kind !== 'assistant')?.author.kind === 'agent'
  );
}
