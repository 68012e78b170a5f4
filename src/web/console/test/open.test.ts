import { describe, expect, it } from 'vitest';
import { isLooks, isMine, isNote, lookReasons, withoutData } from '../src/pure/open';
import { codes as en } from '../src/text/codes.en';
import { codes as zh } from '../src/text/codes.zh-CN';
import type { AssistView, CaseRowView } from '../src/wire/console';

const me = { id: 'me' };

describe("a customer's data", () => {
  it('is mine while the case is and goes on', () => {
    const row = (more: Partial<CaseRowView>) => ({ state: 'withAgent', agentId: 'me', ...more }) as CaseRowView;
    expect(isMine(row({}), me)).toBe(true);
    expect(isMine(row({ state: 'resolved' }), me)).toBe(false);
    expect(isMine(row({ agentId: 'sofia' }), me)).toBe(false);
    expect(isMine(row({ state: 'waiting', agentId: null }), me)).toBe(false);
    expect(isMine(undefined, me)).toBe(false);
  });

  it('leaves nothing in an answer that was under way when it closed', () => {
    const assist = {
      forSeq: 3,
      focusKind: 'withdrawals',
      focusId: 'W1',
      draft: { language: 'zh', segments: [{ text: 'W1' }] },
      suggestions: [{ slug: 'a', title: 'A' }],
      fields: [
        { name: 'record', state: 'missing' },
        { name: 'amount', said: { value: '5' }, recorded: { kind: 'withdrawals', recordId: 'W1', value: '5' } },
      ],
      handOver: { records: ['withdrawal:W1'], told: 'withdrawal:W1', others: [], signals: [] },
      live: [],
    } as unknown as AssistView;

    const left = withoutData(assist);

    expect(JSON.stringify(left)).not.toContain('W1');
    expect(left.suggestions).toEqual(assist.suggestions);
    expect(left.fields.map(({ name }) => name)).toEqual(['amount']);
  });
});

describe('opening with a reason', () => {
  it('needs a note of 5 to 300 characters', () => {
    expect(['  four  ', 'a'.repeat(301), ''].map(isNote)).toEqual([false, false, false]);
    expect(['  five or more ', '抽查回复质', 'a'.repeat(300)].map(isNote)).toEqual([true, true, true]);
  });

  it('has words for each reason in both languages', () => {
    for (const reason of lookReasons)
      expect([zh[`lookReason.${reason}`], en[`lookReason.${reason}`]]).not.toContain(undefined);
  });

  it('shows its page to those who may review', () => {
    expect(isLooks('#/looks', { permissions: ['workCases'] })).toBe(false);
    expect(isLooks('#/looks', { permissions: ['workCases', 'openCustomerData'] })).toBe(true);
    expect(isLooks('#/', { permissions: ['workCases', 'openCustomerData'] })).toBe(false);
  });
});
