import { describe, expect, it } from 'vitest';
import { isAsked, may } from '../src/pure/may';
import { texts as en } from '../src/text/en';
import { texts as zh } from '../src/text/zh-CN';
import type { CaseRowView, StaffView } from '../src/wire/console';

const row = (more: Partial<CaseRowView>) =>
  ({ id: 'c', number: 'c', state: 'withAgent', agentId: 'sofia', ...more }) as CaseRowView;
const agent = { id: 'lin', permissions: ['workCases'] } as unknown as StaffView;
const lead = { id: 'jing', permissions: ['workCases', 'leadShift'] } as unknown as StaffView;
const allowed = (it: CaseRowView, me: StaffView) =>
  Object.entries(may(it, me)).flatMap(([what, is]) => (is ? [what] : []));

describe('what is offered on a case', () => {
  it("is nothing to an agent on a colleague's, for all of it would be refused", () => {
    expect(allowed(row({}), agent)).toEqual([]);
    expect(allowed(row({ agentAbsent: false }), agent)).toEqual([]);
  });

  it('is to take it over where the colleague is not there', () => {
    expect(allowed(row({ agentAbsent: true }), agent)).toEqual(['take']);
  });

  it("is everything on one's own and to whoever leads the shift", () => {
    expect(allowed(row({ agentId: 'lin' }), agent)).toEqual(['transfer', 'resolve']);
    expect(allowed(row({}), lead)).toEqual(['take', 'transfer', 'resolve']);
  });

  it('is to take and to hand on what nobody has, and to reopen what is done', () => {
    for (const state of ['waiting', 'open'] as const)
      expect(allowed(row({ state, agentId: null }), agent)).toEqual(['take', 'transfer']);
    expect(allowed(row({ state: 'resolved' }), lead)).toEqual(['reopen']);
  });

  it("is to go on with what one had last, for a week, and not with a colleague's", () => {
    const done = { state: 'resolved', updatedAt: '2026-11-22T02:00:00Z' } as const;
    const at = (time: string, more: Partial<CaseRowView>) =>
      may(row({ ...done, ...more }), agent, Date.parse(time)).reopen;
    expect(at('2026-11-29T01:59:00Z', { agentId: 'lin' })).toBe(true);
    expect(at('2026-11-29T02:00:00Z', { agentId: 'lin' })).toBe(false);
    expect(at('2026-11-22T02:00:01Z', {})).toBe(false);
  });
});

it("tells an agent whom a colleague's case is refused to what they can do", () => {
  expect(zh['refused.case.owned_by_other']).toContain('主管');
  expect(en['refused.case.owned_by_other']).toContain('Ask them or the lead');
});

it('offers to take a resolution back where the customer waits for an answer', () => {
  expect(isAsked(row({ unanswered: true }))).toBe(true);
  expect(isAsked(row({ unanswered: false, waitingSince: '2026-11-22T02:00:00Z' }))).toBe(true);
  expect(isAsked(row({ unanswered: false }))).toBe(false);
});
