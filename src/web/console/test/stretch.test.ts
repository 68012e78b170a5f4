import { behind, empty, last, merge, type Timeline } from '@vigil/shared/timeline';
import { describe, expect, it } from 'vitest';
import { newsOf } from '../src/pure/news';
import { before, begin, beginAfter, olderAfter } from '../src/pure/stretch';
import type { StaffEntryView } from '../src/wire/console';

interface Numbered {
  readonly seq: number;
}

const stretch = (from: number, to: number): Numbered[] =>
  Array.from({ length: to - from + 1 }, (_, at) => ({ seq: from + at }));
const numbers = (timeline: Timeline<Numbered>) => timeline.entries.map((entry) => entry.seq);

describe('a case of which the end is read first', () => {
  const opened = merge<Numbered>(begin<Numbered>(empty, beginAfter(1500)), stretch(1401, 1500), 1500);

  it('begins near its end, and a short one at its beginning', () => {
    expect(beginAfter(200)).toBe(0);
    expect([opened.entries[0]?.seq, last(opened), behind(opened)]).toEqual([1401, 1500, false]);
  });

  it('goes on without a gap, whatever comes first', () => {
    const ahead = merge<Numbered>(opened, stretch(1502, 1503));
    expect([last(ahead), behind(ahead)]).toEqual([1500, true]);
    expect(last(merge<Numbered>(ahead, stretch(1501, 1501)))).toBe(1503);
    expect(merge<Numbered>(opened, stretch(1390, 1450))).toBe(opened);
  });

  it('takes what was before in front, down to the first entry', () => {
    let timeline = opened;
    for (let after = olderAfter(timeline); after !== null; after = olderAfter(timeline))
      timeline = before<Numbered>(timeline, stretch(after + 1, after + 200));
    expect(numbers(timeline)).toEqual(numbers({ ...opened, entries: stretch(1, 1500) }));
    expect(timeline.base).toBe(0);
  });

  it('refuses a stretch that leaves a gap', () => {
    expect(before<Numbered>(opened, stretch(1100, 1300))).toBe(opened);
    expect(before<Numbered>(opened, [{ seq: 1399 }, { seq: 1401 }])).toBe(opened);
    expect(before<Numbered>(opened, [])).toBe(opened);
  });

  it('leaves alone what stands there already', () => {
    expect(begin(opened, 5)).toBe(opened);
  });
});

describe('what is said aloud', () => {
  const entry = (seq: number, kind: string, id: string) =>
    ({ seq, kind, author: { kind: 'agent', id } }) as StaffEntryView;
  const entries = [
    entry(1, 'message', 'me'),
    entry(2, 'message', 'you'),
    entry(3, 'assigned', 'you'),
    entry(4, 'note', 'you'),
  ];

  it('is what others wrote since, in its order', () => {
    expect(newsOf(entries, 0, 'me').map((it) => it.seq)).toEqual([2, 4]);
    expect(newsOf(entries, 2, 'me').map((it) => it.seq)).toEqual([4]);
    expect(newsOf(entries, 4, 'me')).toEqual([]);
  });
});
