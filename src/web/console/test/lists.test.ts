import { describe, expect, it } from 'vitest';
import {
  belongs,
  departed,
  departure,
  furthest,
  isStaffed,
  isUnseen,
  neighbour,
  newer,
  ordered,
  placed,
  seesQueue,
  unseen,
} from '../src/pure/lists';
import type { CaseRowView } from '../src/wire/console';

const me = 'me';
const minute = (n: number) => new Date(Date.UTC(2026, 10, 22, 2, n)).toISOString();

function row(number: string, more: Partial<CaseRowView> = {}): CaseRowView {
  return {
    id: number,
    number,
    priority: 'normal',
    state: 'withAgent',
    agentId: me,
    language: 'zh-CN',
    unanswered: false,
    openedAt: minute(0),
    updatedAt: minute(1),
    lastSeq: 3,
    lastAuthor: 'customer',
    ...more,
  };
}

const numbers = (rows: readonly CaseRowView[]) => rows.map((it) => it.number);

it('knows a queue that nobody serves', () => {
  const at = (state: 'break' | 'offline', queues: string[]) => ({
    presence: { state, active: 0, capacity: 5 },
    queues,
  });
  expect(isStaffed('security', [at('offline', ['security']), at('break', ['general'])])).toBe(false);
  expect(isStaffed('general', [at('break', ['general'])])).toBe(true);
});

describe('the order of a list', () => {
  it('puts the most urgent first and, in it, the longest waiting', () => {
    const rows = [
      row('calm'),
      row('waits-short', { waitingSince: minute(9) }),
      row('waits-long', { waitingSince: minute(5) }),
      row('high', { priority: 'high' }),
      row('urgent', { priority: 'urgent', waitingSince: minute(10) }),
    ];
    expect(numbers(ordered(rows, 'mine'))).toEqual(['urgent', 'high', 'waits-long', 'waits-short', 'calm']);
    expect(ordered([...rows].reverse(), 'mine')).toEqual(ordered(rows, 'mine'));
  });

  it('tells microseconds apart, as the server does', () => {
    const at = (fraction: string) => `2026-11-22T02:05:00.${fraction}+00:00`;
    const rows = [
      row('A', { updatedAt: at('123') }),
      row('B', { updatedAt: at('123456') }),
      row('C', { updatedAt: at('1235') }),
    ];
    expect(numbers(ordered(rows, 'all'))).toEqual(['C', 'B', 'A']);
  });

  it('shows what moved last on top where everything or what is over is listed', () => {
    const rows = [row('old', { priority: 'urgent' }), row('new', { updatedAt: minute(8) })];
    expect(numbers(ordered(rows, 'all'))).toEqual(['new', 'old']);
    expect(numbers(ordered(rows, 'resolved'))).toEqual(['new', 'old']);
  });

  it('lets the number decide between equals, so that rows do not change places', () => {
    expect(numbers(ordered([row('B'), row('A')], 'queued'))).toEqual(['A', 'B']);
  });
});

describe('a pushed case', () => {
  it.each([
    ['mine', row('x'), true],
    ['mine', row('x', { agentId: 'other' }), false],
    ['mine', row('x', { state: 'resolved' }), false],
    ['queued', row('x', { state: 'waiting', agentId: null }), true],
    ['queued', row('x'), false],
    ['all', row('x', { state: 'open', agentId: null }), true],
    ['all', row('x', { state: 'resolved' }), false],
    ['resolved', row('x', { state: 'resolved' }), true],
  ] as const)('belongs to %s or not', (view, it, expected) => {
    expect(belongs(it, view, me)).toBe(expected);
  });

  it('is added, changed in place and taken out', () => {
    const one = placed([], row('A'), 'mine', me);
    expect(numbers(one)).toEqual(['A']);
    const two = placed(one, row('A', { lastSeq: 4, lastText: 'new' }), 'mine', me);
    expect(two[0]?.lastText).toBe('new');
    expect(placed(two, row('A', { lastSeq: 5, state: 'resolved' }), 'mine', me)).toEqual([]);
  });

  it('that comes late changes nothing', () => {
    const rows = [row('A', { lastSeq: 9, lastText: 'now' })];
    expect(placed(rows, row('A', { lastSeq: 8, lastText: 'before' }), 'mine', me)).toBe(rows);
    expect(newer(row('A', { lastSeq: 9 }), row('A', { lastSeq: 8, state: 'resolved' })).state).toBe('withAgent');
  });

  it('of somebody else leaves my list as it is', () => {
    const rows = [row('A')];
    expect(placed(rows, row('B', { agentId: 'other' }), 'mine', me)).toBe(rows);
  });
});

describe('moving through a list', () => {
  const rows = [row('A'), row('B'), row('C')];
  it.each([
    [null, 1, 'A'],
    ['A', 1, 'B'],
    ['C', 1, 'C'],
    ['A', -1, 'A'],
    ['gone', -1, 'A'],
  ] as const)('from %s by %i', (open, step, expected) => {
    expect(neighbour(rows, open, step)?.number).toBe(expected);
  });
});

describe('what was not seen yet', () => {
  it('is a case never opened, and one where the customer spoke since', () => {
    expect(isUnseen(row('A'), {})).toBe(true);
    expect(isUnseen(row('A'), { A: 3 })).toBe(false);
    expect(isUnseen(row('A', { lastSeq: 4 }), { A: 3 })).toBe(true);
    expect(isUnseen(row('A', { lastSeq: 4, lastAuthor: 'agent' }), { A: 3 })).toBe(false);
  });

  it('goes by whichever window has seen more', () => {
    expect(furthest({ A: 3, B: 7 }, { A: 4, B: 2, C: 1 })).toEqual({ A: 4, B: 7, C: 1 });
    const same = { A: 3 };
    expect(furthest(same, { A: 2 })).toBe(same);
    expect(unseen([row('A'), row('B')], { A: 3 })).toBe(1);
  });
});

it('knows whose queues are whose: agents see their own, whoever leads a shift all', () => {
  expect(seesQueue({ permissions: ['workCases'], queues: ['general'] }, 'general')).toBe(true);
  expect(seesQueue({ permissions: ['workCases'], queues: ['general'] }, 'security')).toBe(false);
  expect(seesQueue({ permissions: ['workCases', 'seeAllCases'], queues: ['general'] }, 'security')).toBe(true);
});

describe('a case that leaves', () => {
  it('is missing from the later reading of my list', () => {
    expect(numbers(departed([row('one'), row('two')], [row('two'), row('three')]))).toEqual(['one']);
    expect(departed([], [row('one')])).toEqual([]);
  });

  it('went to the queue, to a colleague or out of sight, or is mine or done after all', () => {
    expect(departure(row('x', { state: 'waiting', agentId: null }), me)).toBe('queue');
    expect(departure(row('x', { agentId: 'sofia' }), me)).toBe('colleague');
    expect(departure(null, me)).toBe('away');
    expect(departure(row('x'), me)).toBeNull();
    expect(departure(row('x', { state: 'resolved' }), me)).toBeNull();
  });
});
