import { describe, expect, it } from 'vitest';
import { aliveOf, canBeAsked, isMet, needOf, stateAt } from '../src/pure/checks';
import { isByTwo } from '../src/pure/reveal';
import type { CaseCheckView, ChecksView } from '../src/wire/console';

const at = (minute: number) => `2026-11-28T09:${String(minute).padStart(2, '0')}:00Z`;
const now = Date.parse(at(10));
const words = { zh: '查看', tw: '查看', en: 'reading' };
const check = (more: Partial<CaseCheckView>): CaseCheckView => ({
  id: 'c1',
  purpose: 'reveal_identity',
  words,
  state: 'waiting',
  askedAt: at(0),
  askedBy: null,
  until: at(20),
  triesLeft: 5,
  ways: [],
  passedAt: null,
  grantedUntil: null,
  ...more,
});
const checks = (more: Partial<ChecksView> = {}): ChecksView => ({
  whyNot: null,
  purposes: [
    { purpose: 'general', words, level: 'none', met: true, until: null, fields: [] },
    { purpose: 'own', words, level: 'session', met: true, until: null, fields: ['withdrawals.address'] },
    { purpose: 'reveal_identity', words, level: 'check', met: false, until: null, fields: ['logs.message'] },
    { purpose: 'reset_factor', words, level: 'person', met: false, until: null, fields: [] },
  ],
  checks: [],
  ...more,
});

describe('a check', () => {
  it('that has run out since it was read is not shown as waiting', () => {
    expect(stateAt(check({}), now)).toBe('waiting');
    expect(stateAt(check({ until: at(10) }), now)).toBe('expired');
    expect(stateAt(check({ state: 'failed', until: at(10) }), now)).toBe('failed');
    expect(stateAt(check({ state: 'ended' }), now)).toBe('ended');
  });

  it('that was passed counts until its time is over', () => {
    const passed = check({ state: 'passed', until: at(5), grantedUntil: at(30) });
    expect(stateAt(passed, now)).toBe('passed');
    expect(stateAt(passed, Date.parse(at(30)))).toBe('over');
  });

  it('is alive while it waits or counts, and the newest of its purpose is the one', () => {
    const dead = checks({ checks: [check({ until: at(9) }), check({ state: 'ended' }), check({ purpose: 'other' })] });
    expect(aliveOf(dead, 'reveal_identity', now)).toBeNull();
    expect(aliveOf(checks({ checks: [check({ id: 'new' }), check({})] }), 'reveal_identity', now)?.id).toBe('new');
  });

  it('is asked for where the table says so and nowhere else', () => {
    expect(
      checks()
        .purposes.filter(canBeAsked)
        .map((it) => it.purpose),
    ).toEqual(['reveal_identity']);
    expect(isMet({ met: true, until: at(10) }, now)).toBe(false);
    expect(isMet({ met: true, until: null }, now)).toBe(true);
  });

  it('is needed by the fields that the table names', () => {
    expect(needOf(checks(), 'logs.message')?.purpose).toBe('reveal_identity');
    expect(needOf(checks(), 'withdrawals.address')).toBeNull();
    expect(needOf(undefined, 'logs.message')).toBeNull();
  });

  it('has a second person in its place where the customer cannot be asked or is not told', () => {
    expect(['match', 'dispute', 'security', 'legal', 'no_check'].filter(isByTwo)).toEqual([
      'security',
      'legal',
      'no_check',
    ]);
  });
});
