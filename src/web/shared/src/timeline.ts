import type { EntryView } from './api';

// Pushes may be lost, entries may not. Entries are numbered 1, 2, 3 … without gaps, so whatever arrives, in whatever
// order and however often, the first missing number is known and can be asked for.

/** What a timeline needs to know of an entry. */
interface Numbered {
  readonly seq: number;
}

interface Page<E> {
  readonly entries: readonly E[];
  readonly upTo: number;
  readonly more: boolean;
}

export interface Timeline<E extends Numbered = EntryView> {
  /** What lies before the first entry and has not been read; nothing where it is missing. */
  readonly base?: number;
  /** base + 1 … base + n, complete. */
  readonly entries: readonly E[];
  /** Arrived ahead of a missing one; not shown until the gap is closed. */
  readonly held: readonly E[];
  /** The highest number known to exist. */
  readonly upTo: number;
}

export const empty: Timeline<never> = { entries: [], held: [], upTo: 0 };

/** The last number up to which nothing is missing: what to read after. */
export const last = (timeline: Timeline<Numbered>): number => (timeline.base ?? 0) + timeline.entries.length;

/** True when an entry is known to exist that has not arrived. */
export const behind = (timeline: Timeline<Numbered>): boolean => timeline.upTo > last(timeline);

/** Takes in entries from any source. Repeats are ignored; the first copy stays. */
export function merge<E extends Numbered>(timeline: Timeline<E>, incoming: readonly E[], upTo = 0): Timeline<E> {
  const end = last(timeline);
  const waiting = new Map<number, E>();
  for (const entry of [...timeline.held, ...incoming]) {
    if (entry.seq > end && !waiting.has(entry.seq)) waiting.set(entry.seq, entry);
  }
  const entries = [...timeline.entries];
  for (let next = waiting.get(end + 1); next; next = waiting.get(next.seq + 1)) {
    entries.push(next);
    waiting.delete(next.seq);
  }
  const held = [...waiting.values()].sort((a, b) => a.seq - b.seq);
  const highest = Math.max(timeline.upTo, upTo, entries.at(-1)?.seq ?? end, held.at(-1)?.seq ?? 0);
  const grown = entries.length > timeline.entries.length;
  if (!grown && held.length === timeline.held.length && highest === timeline.upTo) return timeline;
  return { ...timeline, entries: grown ? entries : timeline.entries, held, upTo: highest };
}

/**
 * Reads until nothing is missing. `read` asks for the entries after a number, `take` merges a page and answers with the
 * timeline as it stands then. Ends early when a page brings nothing new, so that a wrong server cannot keep us turning.
 */
export async function catchUp<E extends Numbered, P extends Page<E>>(
  start: Timeline<E>,
  read: (after: number) => Promise<P>,
  take: (page: P) => Timeline<E>,
): Promise<void> {
  let before = last(start);
  for (;;) {
    const page = await read(before);
    const now = take(page);
    if (last(now) <= before || (!page.more && !behind(now))) return;
    before = last(now);
  }
}
