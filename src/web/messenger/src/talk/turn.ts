import type { CaseStateView, EntryView } from '@vigil/shared/api';

/** Of two states of a case the newer one: the answer to a call and a push overtake each other. */
export function newer(now: CaseStateView | null, given: CaseStateView): CaseStateView {
  if (!now || given.upTo > now.upTo) return given;
  // Where nothing was said between them only the place in line and what was read have moved.
  return given.upTo < now.upTo ? now : { ...given, readUpTo: Math.max(now.readUpTo, given.readUpTo) };
}

/** Whose turn it is by what stands on the timeline: that somebody has joined needs no state to be believed. */
export function byTimeline(live: CaseStateView | null, entries: readonly EntryView[]): CaseStateView | null {
  const turn = entries.findLast(({ state }) => state && state.change !== 'urgent');
  if (!live || turn?.state?.change !== 'assigned' || turn.seq <= live.upTo) return live;
  const { agent = null } = turn.state;
  return { ...live, state: 'withAgent', agent, ahead: null, expectedSeconds: null, upTo: turn.seq };
}
