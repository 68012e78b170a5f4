import { last, type Timeline } from '@vigil/shared/timeline';

// Of a long case the end is read first, and what was before when somebody goes up to it.

/** Most entries of one reading, as the server has it (Cases/ReadCases.PageSize). */
export const pageSize = 200;
// What is read of a long case when it is opened: more than a screen holds, and one small answer.
const opening = 100;

/** After which number to begin with a case whose last number is known. */
export const beginAfter = (lastSeq: number): number => (lastSeq > pageSize ? lastSeq - opening : 0);

/** After which number the stretch before this timeline begins; null where nothing lies before it. */
export const olderAfter = (timeline: Timeline<{ seq: number }>): number | null =>
  timeline.base ? Math.max(0, timeline.base - pageSize) : null;

/** Puts what was read before the timeline in front of it. The same timeline where that does not end exactly at its beginning. */
export function before<E extends { seq: number }>(timeline: Timeline<E>, page: readonly E[]): Timeline<E> {
  const base = timeline.base ?? 0;
  const older = page.filter((entry) => entry.seq <= base);
  const first = older[0];
  if (!first || older.at(-1)?.seq !== base || older.length !== base - first.seq + 1) return timeline;
  return { ...timeline, base: first.seq - 1, entries: [...older, ...timeline.entries] };
}

/** A timeline of which only the end is wanted so far; one that holds anything is left as it is. */
export const begin = <E extends { seq: number }>(timeline: Timeline<E>, after: number): Timeline<E> =>
  last(timeline) > 0 || after === 0 ? timeline : { ...timeline, base: after };
