import { add } from '@vigil/shared/outbox';
import { empty, merge } from '@vigil/shared/timeline';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../src/pure/lines';
import { stopwatch, waitingOf } from '../src/pure/waiting';
import type { StaffEntryView } from '../src/wire/console';

const sameDay = (a: string, b: string) => a.slice(0, 10) === b.slice(0, 10);

function entry(seq: number, more: Partial<StaffEntryView> = {}): StaffEntryView {
  const at = new Date(Date.UTC(2026, 10, 22, 2, seq)).toISOString();
  return { seq, at, kind: 'message', public: true, author: { kind: 'customer' }, text: `#${seq}`, ...more };
}

const understood = (seq: number, ofSeq: number) =>
  entry(seq, {
    kind: 'understood',
    public: false,
    author: { kind: 'assistant' },
    understood: { ofSeq, language: 'zh', probability: 0.9, signals: [], records: ['withdrawal:W1'] },
  });
const bot = (seq: number) => entry(seq, { author: { kind: 'assistant' } });
const shape = (entries: StaffEntryView[]) =>
  linesOf(entries, [], sameDay).map((line) =>
    line.kind === 'entry' ? `${line.entry.seq}${line.understood ? '+' : ''}` : line.kind,
  );

describe('the log', () => {
  it('shares the numbering of the messenger: notes count, gaps hold back', () => {
    const timeline = merge<StaffEntryView>(empty, [entry(1), entry(2, { kind: 'note' }), entry(4)]);
    expect(timeline.entries.map((it) => it.seq)).toEqual([1, 2]);
    expect(timeline.held.map((it) => it.seq)).toEqual([4]);
  });

  it('puts what was understood under the answer, before or after which it was noted', () => {
    expect(shape([entry(1), understood(2, 1), bot(3)])).toEqual(['day', '1', '3+']);
    expect(shape([entry(1), bot(2), understood(3, 1)])).toEqual(['day', '1', '2+']);
  });

  it('puts a second reading, after the customer signed in, under the second answer', () => {
    const signedIn = entry(4, { kind: 'signedIn', public: false });
    expect(shape([entry(1), understood(2, 1), bot(3), signedIn, understood(5, 1), bot(6)])).toEqual([
      'day',
      '1',
      '3+',
      '4',
      '6+',
    ]);
  });

  it('gives it a line of its own where the assistant did not answer', () => {
    expect(shape([entry(1), understood(2, 1), entry(3), bot(4)])).toEqual(['day', '1', '2', '3', '4']);
  });

  it('heads each day and ends with what is on its way', () => {
    const next = entry(2, { at: '2026-11-23T00:01:00.000Z' });
    const lines = linesOf([entry(1), next], add([], 'id', 'soon', next.at), sameDay);
    expect(lines.map((line) => line.kind)).toEqual(['day', 'entry', 'day', 'entry', 'pending']);
  });

  it('keeps the key of one’s own message when its entry arrives', () => {
    const [, pending] = linesOf([entry(1)], add([], 'mine', 'hello', '2026-11-22T02:02:00Z'), sameDay).slice(1);
    const arrived = linesOf([entry(1), entry(2, { clientMessageId: 'mine' })], [], sameDay).at(-1);
    expect(pending?.key).toBe(arrived?.key);
  });
});

describe('the waiting clock', () => {
  const now = Date.parse('2026-11-22T02:01:00Z');
  const wait = (seconds: number, priority: 'urgent' | 'normal') =>
    waitingOf({ waitingSince: new Date(now - seconds * 1000).toISOString(), priority, state: 'waiting' }, now)
      ?.pressure;

  it.each([
    [29, 'normal', 'calm'],
    [30, 'normal', 'soon'],
    [60, 'normal', 'over'],
    [14, 'urgent', 'calm'],
    [15, 'urgent', 'soon'],
    [30, 'urgent', 'over'],
  ] as const)('%i seconds, %s: %s', (seconds, priority, expected) => {
    expect(wait(seconds, priority)).toBe(expected);
  });

  it('stands still for nobody', () => {
    expect(waitingOf({ waitingSince: null, priority: 'normal', state: 'withAgent' }, now)).toBeNull();
    expect(waitingOf({ waitingSince: '2026-11-22T02:00:00Z', priority: 'high', state: 'resolved' }, now)).toBeNull();
  });

  it('reads like a stopwatch', () => {
    expect([0, 42, 725, 6360].map(stopwatch)).toEqual(['0:00', '0:42', '12:05', '1:46:00']);
  });
});
