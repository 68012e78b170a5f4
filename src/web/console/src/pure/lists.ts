import type { CaseCountsView, CaseRowView, ColleagueView, StaffView, View } from '../wire/console';
import { holds } from './permits';

const rank: Record<CaseRowView['priority'], number> = { urgent: 0, high: 1, normal: 2, low: 3 };

/** Whose turn it is: the customer waits for us, or we for the customer. */
const waits = (row: CaseRowView) => row.waitingSince != null && row.state !== 'resolved';

/**
 * The order of a list. What is worked on: the most urgent first, in it those who wait, the longest waiting on top, then
 * what moved last. Everything and what is over: what moved last on top. The case number settles the rest, so that two
 * rows never change places by themselves.
 */
export function ordered(rows: readonly CaseRowView[], view: View): CaseRowView[] {
  const latest = (a: CaseRowView, b: CaseRowView) =>
    updatedOf(b) - updatedOf(a) || (a.number < b.number ? -1 : a.number > b.number ? 1 : 0);
  if (view === 'all' || view === 'resolved') return [...rows].sort(latest);
  return [...rows].sort(
    (a, b) =>
      rank[a.priority] - rank[b.priority] ||
      Number(waits(b)) - Number(waits(a)) ||
      (waits(a) && waits(b) ? Date.parse(a.waitingSince ?? '') - Date.parse(b.waitingSince ?? '') : 0) ||
      latest(a, b),
  );
}

/** Milliseconds with the microseconds behind the point, which a Date drops: the server's order tells them apart. */
export function timeOf(iso: string): number {
  const finer = /\.\d{3}(\d+)/.exec(iso)?.[1];
  return Date.parse(iso) + (finer ? Number(`0.${finer}`) : 0);
}

// A list of thousands is put in order with every change: each row's time is read once.
const updated = new WeakMap<CaseRowView, number>();

function updatedOf(row: CaseRowView): number {
  let at = updated.get(row);
  if (at === undefined) {
    at = timeOf(row.updatedAt);
    updated.set(row, at);
  }
  return at;
}

/** Whether a case stands in a list, seen by one member of staff. */
export function belongs(row: CaseRowView, view: View, me: string): boolean {
  switch (view) {
    case 'mine':
      return row.agentId === me && row.state !== 'resolved';
    case 'queued':
      return row.state === 'waiting';
    case 'all':
      return row.state !== 'resolved';
    case 'resolved':
      return row.state === 'resolved';
  }
}

/** Of two readings of one case the newer. Numbers only grow, and so does the time of the last change. */
export function newer(have: CaseRowView | undefined, got: CaseRowView): CaseRowView {
  if (!have) return got;
  if (got.lastSeq !== have.lastSeq) return got.lastSeq > have.lastSeq ? got : have;
  return Date.parse(got.updatedAt) >= Date.parse(have.updatedAt) ? got : have;
}

/**
 * Takes a pushed case into a list: changed in place, added or taken out. The same list when nothing changed, so that
 * nothing is drawn again.
 */
export function placed(rows: readonly CaseRowView[], row: CaseRowView, view: View, me: string): readonly CaseRowView[] {
  const have = rows.find((other) => other.id === row.id);
  const now = newer(have, row);
  if (!belongs(now, view, me)) return have ? rows.filter((other) => other.id !== row.id) : rows;
  if (!have) return [now, ...rows];
  return now === have ? rows : rows.map((other) => (other === have ? now : other));
}

/** The neighbour of a case in a list; the first one when none is open. */
export function neighbour(rows: readonly CaseRowView[], open: string | null, step: 1 | -1): CaseRowView | undefined {
  const at = rows.findIndex((row) => row.id === open);
  if (at < 0) return rows[0];
  return rows[Math.min(rows.length - 1, Math.max(0, at + step))];
}

/** How many of one's own cases hold something not seen yet: for the title of the tab. */
export function unseen(rows: readonly CaseRowView[], seen: Readonly<Record<string, number>>): number {
  return rows.filter((row) => isUnseen(row, seen)).length;
}

/** Of two windows' marks the later ones: neither takes back what the other has seen. */
export function furthest(
  one: Readonly<Record<string, number>>,
  other: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const further = Object.entries(other).filter(([id, seq]) => seq > (one[id] ?? -1));
  return further.length > 0 ? { ...one, ...Object.fromEntries(further) } : one;
}

/** Something was said since this member of staff last looked, and it was not they who said it. */
export function isUnseen(row: CaseRowView, seen: Readonly<Record<string, number>>): boolean {
  const known = seen[row.id];
  if (known === undefined) return row.state !== 'resolved';
  return row.lastSeq > known && row.lastAuthor === 'customer';
}

/** A new installation: its first administrator works here alone, and there is no case. False as long as it is not known. */
export const isNew = (
  me: Pick<StaffView, 'id' | 'role'>,
  colleagues: readonly Pick<ColleagueView, 'id'>[] | undefined,
  counts: CaseCountsView | undefined,
): boolean =>
  me.role === 'admin' &&
  colleagues !== undefined &&
  colleagues.every(({ id }) => id === me.id) &&
  counts !== undefined &&
  counts.mine + counts.queued + counts.all === 0;

/** Whether somebody sees the cases of a queue: agents of their own queues, whoever sees every case of all. */
export const seesQueue = (me: Pick<StaffView, 'permissions' | 'queues'>, queue: string): boolean =>
  holds(me, 'seeAllCases') || me.queues.includes(queue);

/** Somebody who serves a queue is at work, be it on a break. */
export const isStaffed = (queue: string, colleagues: readonly Pick<ColleagueView, 'presence' | 'queues'>[]): boolean =>
  colleagues.some(({ presence, queues }) => presence.state !== 'offline' && queues.includes(queue));

/** The cases that were one's own and are not any more, of two readings of that list. */
export const departed = (before: readonly CaseRowView[], now: readonly CaseRowView[]): CaseRowView[] => {
  const here = new Set(now.map(({ id }) => id));
  return before.filter(({ id }) => !here.has(id));
};

/**
 * Where a case went that was one's own: back to a queue, to a colleague, or out of sight (null is a case that may not be
 * read any more). Null where there is nothing to tell: it is one's own after all, or done.
 */
export function departure(now: CaseRowView | null, me: string): 'queue' | 'colleague' | 'away' | null {
  if (!now) return 'away';
  if (now.state === 'waiting') return 'queue';
  if (now.state !== 'withAgent' || now.agentId === me) return null;
  return 'colleague';
}
