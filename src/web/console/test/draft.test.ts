import { describe, expect, it } from 'vitest';
import { changed, corrected, isAnswered, outdated, shownOf, standing, textOf } from '../src/pure/draft';
import { numbered, numberOf, refOf, tabOf } from '../src/pure/refs';
import type { AssistView, DraftView, StaffEntryView } from '../src/wire/console';

const fact = (field: string, version: number, recordId = 'W1') => ({ kind: 'withdrawal', recordId, field, version });

function draft(version: number, count: string, amount = '1,250 USDT'): DraftView {
  return {
    language: 'zh-CN',
    segments: [
      { text: '您的' },
      { text: amount, fact: fact('amount', version) },
      { text: '已确认' },
      { text: count, fact: fact('confirmations', version) },
      { text: '。' },
    ],
  };
}

const assist = (forSeq: number, it: DraftView | null): AssistView => ({
  forSeq,
  draft: it,
  suggestions: [],
  fields: [],
  handOver: { others: [], records: [], notKnown: false, signals: [] },
  live: [],
});

describe('a fact of a draft', () => {
  it('is stale when its record has a higher version and it reads differently there', () => {
    const [change, ...rest] = changed(draft(7, '45/64'), draft(9, '47/64'));
    expect(rest).toEqual([]);
    expect(change).toMatchObject({ was: '45/64', now: '47/64', fact: { field: 'confirmations' } });
  });

  it('is not stale when only another fact of its record changed', () => {
    expect(changed(draft(7, '45/64'), draft(9, '45/64'))).toEqual([]);
  });

  it('is not stale while the version is the same, however the words differ', () => {
    expect(changed(draft(7, '45/64'), draft(7, '45 of 64'))).toEqual([]);
  });

  it('is stale without a successor when the record no longer has it', () => {
    const done: DraftView = { language: 'zh-CN', segments: [{ text: '已完成', fact: fact('state', 12) }] };
    expect(changed(draft(7, '45/64'), done).map((it) => it.now)).toEqual([null, null]);
  });

  it('of another record is left alone', () => {
    const other: DraftView = { language: 'zh-CN', segments: [{ text: '9/64', fact: fact('confirmations', 99, 'W2') }] };
    expect(changed(draft(7, '45/64'), other)).toEqual([]);
    expect(changed(draft(7, '45/64'), null)).toEqual([]);
  });
});

describe('a draft', () => {
  it('is the joined text of its segments', () => {
    expect(textOf(draft(7, '45/64'))).toBe('您的1,250 USDT已确认45/64。');
  });

  it('that was edited takes the correction, and keeps out what was taken out', () => {
    const changes = changed(draft(7, '45/64'), draft(9, '47/64'));
    expect(corrected('现在45/64，请稍等', changes)).toBe('现在47/64，请稍等');
    expect(corrected('请稍等', changes)).toBe('请稍等');
    expect(standing('请稍等', changes)).toEqual([]);
    expect(standing('现在45/64', changes)).toHaveLength(1);
  });

  it('asks for a new reading once a record it quotes has moved on', () => {
    expect(outdated(draft(7, '45/64'), () => 7)).toBe(false);
    expect(outdated(draft(7, '45/64'), () => 8)).toBe(true);
    expect(outdated(draft(7, '45/64'), () => undefined)).toBe(false);
  });

  it('is replaced by the answer to a later message, not by a re-reading of the same', () => {
    const have = assist(4, draft(7, '45/64'));
    expect(shownOf(null, have)).toBe(have);
    expect(shownOf(have, assist(4, draft(9, '47/64')))).toBe(have);
    const later = assist(6, draft(9, '47/64'));
    expect(shownOf(have, later)).toBe(later);
    expect(shownOf(later, have)).toBe(later);
    const late = assist(4, draft(7, '45/64'));
    expect(shownOf(assist(4, null), late)).toBe(late);
  });
});

describe('record numbers', () => {
  const entry = (seq: number, records: string[]): StaffEntryView => ({
    seq,
    at: '2026-11-22T02:00:00Z',
    kind: 'understood',
    public: false,
    author: { kind: 'assistant' },
    understood: { ofSeq: seq - 1, language: 'zh', probability: 0.9, signals: [], records },
  });

  it('follow the timeline first, then the draft, each record once', () => {
    const refs = numbered([entry(2, ['deposit:D1', 'withdrawal:W1', 'parameters:ERC20'])], draft(7, '45/64'));
    expect(numberOf(refs, 'deposits', 'D1')).toBe(1);
    expect(numberOf(refs, 'withdrawals', 'W1')).toBe(2);
    expect(refs.size).toBe(2);
  });

  it('name the tab in singular and plural, and nothing for what has none', () => {
    expect(tabOf('withdrawal')).toBe('withdrawals');
    expect(tabOf('c2c')).toBe('c2c-orders');
    expect(tabOf('balance')).toBeNull();
    expect(tabOf(null)).toBeNull();
    expect(refOf('withdrawal:W20261122-7F3K')).toEqual({ kind: 'withdrawals', id: 'W20261122-7F3K' });
    expect(refOf('freeze')).toBeNull();
  });
});

describe('a draft is of use', () => {
  const said = (seq: number, kind: 'customer' | 'assistant' | 'agent', what: 'message' | 'note' = 'message') =>
    ({ seq, kind: what, author: { kind } }) as StaffEntryView;
  const waiting = { clientMessageId: 'c', text: 'hello', at: '2026-11-22T02:00:00Z', state: 'failed' } as const;

  it('only until staff have spoken, or words of theirs are on their way', () => {
    expect(isAnswered([said(1, 'customer'), said(2, 'assistant')], [])).toBe(false);
    expect(isAnswered([said(1, 'agent'), said(2, 'customer')], [])).toBe(false);
    expect(isAnswered([said(1, 'customer'), said(2, 'agent')], [])).toBe(true);
    expect(isAnswered([said(1, 'agent'), said(2, 'customer')], [waiting])).toBe(true);
  });

  it('still, beside a note and beside words that were refused', () => {
    expect(isAnswered([said(1, 'customer'), said(2, 'agent', 'note')], [{ ...waiting, note: true }])).toBe(false);
    expect(isAnswered([said(1, 'customer')], [{ ...waiting, state: 'refused' }])).toBe(false);
  });
});
