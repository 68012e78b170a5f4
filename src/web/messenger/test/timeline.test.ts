import type { EntriesView, EntryView } from '@vigil/shared/api';
import * as outbox from '@vigil/shared/outbox';
import { behind, catchUp, empty, last, merge, type Timeline } from '@vigil/shared/timeline';
import { describe, expect, it } from 'vitest';
import { rows, unread } from '../src/talk/rows';

const start = Date.UTC(2026, 10, 22, 2, 14);

function entry(seq: number, more: Partial<EntryView> = {}): EntryView {
  const at = new Date(start + seq * 1000).toISOString();
  return { seq, at, kind: 'message', author: { kind: 'assistant' }, text: `#${seq}`, ...more };
}

const own = (seq: number, clientMessageId: string) => entry(seq, { author: { kind: 'customer' }, clientMessageId });
const numbers = (timeline: Timeline) => timeline.entries.map((e) => e.seq);

/** A server that holds entries 1 … n and answers in pages. */
function server(n: number, page = 3) {
  const all = Array.from({ length: n }, (_, i) => entry(i + 1));
  const asked: number[] = [];
  const read = async (after: number): Promise<EntriesView> => {
    asked.push(after);
    const entries = all.slice(after, after + page);
    return { entries, upTo: n, more: after + entries.length < n };
  };
  return { read, asked };
}

describe('the timeline', () => {
  it('grows in order', () => {
    const timeline = merge(merge(empty, [entry(1)]), [entry(2), entry(3)]);
    expect(numbers(timeline)).toEqual([1, 2, 3]);
    expect(behind(timeline)).toBe(false);
  });

  it('holds back what arrives ahead of a gap and says that it is behind', () => {
    const timeline = merge(merge(empty, [entry(1)]), [entry(3)]);
    expect(numbers(timeline)).toEqual([1]);
    expect(last(timeline)).toBe(1);
    expect(behind(timeline)).toBe(true);
  });

  it('shows the held ones once the gap is closed', () => {
    const timeline = merge(merge(empty, [entry(1), entry(3), entry(4)]), [entry(2)]);
    expect(numbers(timeline)).toEqual([1, 2, 3, 4]);
    expect(timeline.held).toEqual([]);
    expect(behind(timeline)).toBe(false);
  });

  it('ignores repeats, and answers with the same object when nothing changed', () => {
    const timeline = merge(empty, [entry(1), entry(2)]);
    expect(merge(timeline, [entry(2), entry(1)])).toBe(timeline);
    expect(numbers(merge(empty, [entry(1), entry(1), entry(1)]))).toEqual([1]);
    expect(merge(timeline, [entry(1, { text: 'other' })]).entries[0]?.text).toBe('#1');
  });

  it('puts any order right', () => {
    const orders = [
      [3, 1, 2, 4],
      [4, 3, 2, 1],
      [2, 2, 4, 1, 3, 1],
    ];
    for (const order of orders) {
      const timeline = order.reduce<Timeline>((t, seq) => merge(t, [entry(seq)]), empty);
      expect(numbers(timeline)).toEqual([1, 2, 3, 4]);
    }
  });

  it('learns from upTo alone that a push was lost', () => {
    const timeline = merge(merge(empty, [entry(1)]), [], 2);
    expect(behind(timeline)).toBe(true);
  });

  it('reads page after page following a reconnect until nothing is missing', async () => {
    let timeline = merge(empty, [entry(1), entry(2)]);
    const { read, asked } = server(10);
    await catchUp(timeline, read, (page) => {
      timeline = merge(timeline, page.entries, page.upTo);
      return timeline;
    });
    expect(numbers(timeline)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(asked).toEqual([2, 5, 8]);
  });

  it('uses what was pushed while it was reading', async () => {
    let timeline = merge(empty, [entry(1)]);
    const { read } = server(4, 1);
    await catchUp(timeline, read, (page) => {
      timeline = merge(merge(timeline, [entry(3), entry(4)]), page.entries, page.upTo);
      return timeline;
    });
    expect(numbers(timeline)).toEqual([1, 2, 3, 4]);
  });

  it('does not turn for ever when the server says more and sends nothing', async () => {
    let reads = 0;
    const read = async () => {
      reads++;
      return { entries: [], upTo: 9, more: true };
    };
    await catchUp(empty, read, (page) => merge(empty, page.entries, page.upTo));
    expect(reads).toBe(1);
  });
});

describe('the outbox', () => {
  const box = () => outbox.add(outbox.add([], 'a', 'first', 'now'), 'b', 'second', 'now');

  it('sends one at a time, in order', () => {
    expect(outbox.next(box())?.clientMessageId).toBe('a');
    expect(outbox.next(outbox.sent(box(), 'a', 1))?.clientMessageId).toBe('b');
  });

  it('lets nothing overtake one that failed', () => {
    expect(outbox.next(outbox.failed(box(), 'a'))).toBeUndefined();
  });

  it('passes by one that the server refused', () => {
    expect(outbox.next(outbox.refused(box(), 'a', 'message_too_long'))?.clientMessageId).toBe('b');
  });

  it('sends again with the same id after a reconnect, but not what was refused', () => {
    const broken = outbox.refused(outbox.failed(box(), 'b'), 'a', 'secret_found');
    const again = outbox.retryAll(broken);
    expect(again.map((p) => [p.clientMessageId, p.state])).toEqual([
      ['a', 'refused'],
      ['b', 'sending'],
    ]);
    expect(outbox.retry(again, 'a')).toEqual(again);
    expect(outbox.remove(again, 'a').map((p) => p.clientMessageId)).toEqual(['b']);
  });

  it('lets go of a message when its echo is on the timeline, whichever came first', () => {
    const pushedFirst = outbox.settle(box(), [own(1, 'a')]);
    expect(pushedFirst.map((p) => p.clientMessageId)).toEqual(['b']);
    const acknowledgedFirst = outbox.sent(box(), 'a', 1);
    expect(outbox.settle(acknowledgedFirst, [])).toHaveLength(2);
    expect(outbox.settle(acknowledgedFirst, [own(1, 'a')])).toHaveLength(1);
  });

  it('says what was too much, and goes again with the same words and without the reason', () => {
    const limited = outbox.failed(box(), 'a', 'limit.messages');
    expect(limited[0]).toMatchObject({ state: 'failed', code: 'limit.messages' });
    const [again] = outbox.retryAll(limited);
    expect(again).toMatchObject({ state: 'sending', text: limited[0]?.text });
    expect(again?.code).toBeUndefined();
  });

  it('keeps an acknowledged message sent when a late time-out says otherwise', () => {
    expect(outbox.failed(outbox.sent(box(), 'a', 1), 'a')[0]?.state).toBe('sent');
  });

  it('leaves in storage what another tab has on its way, until its echo is there', () => {
    const kept = JSON.parse(JSON.stringify(box()));
    expect(outbox.ofOthers(kept, new Set(['a']), []).map((p) => p.clientMessageId)).toEqual(['b']);
    expect(outbox.ofOthers(kept, new Set(['a']), [own(1, 'b')])).toEqual([]);
    expect(outbox.ofOthers(null, new Set(), [])).toEqual([]);
  });

  it('comes back from storage ready to be sent again', () => {
    const stored = JSON.parse(JSON.stringify(outbox.sent(box(), 'a', 4)));
    expect(outbox.restore(stored).map((p) => p.state)).toEqual(['sending', 'sending']);
    expect(outbox.restore('nonsense')).toEqual([]);
    expect(outbox.restore([null, { text: 1 }])).toEqual([]);
  });
});

describe('the rows', () => {
  it('stamp the time only where the talk paused', () => {
    const late = entry(3, { at: new Date(start + 3_600_000).toISOString() });
    expect(rows([entry(1), entry(2), late], []).map((row) => row.kind)).toEqual([
      'time',
      'entry',
      'entry',
      'time',
      'entry',
    ]);
  });

  it('tick the last own message, read once someone has answered', () => {
    const open = rows([own(1, 'a')], [])[1];
    expect(open).toMatchObject({ tick: true, read: false });
    const answered = rows([own(1, 'a'), entry(2)], [])[1];
    expect(answered).toMatchObject({ tick: true, read: true });
    expect(rows([own(1, 'a')], [], 1)[1]).toMatchObject({ read: true });
  });

  it('keep the key of a message that moves from the outbox to the timeline', () => {
    const at = new Date(start).toISOString();
    const before = rows([], outbox.add([], 'a', 'x', at)).at(-1)?.key;
    expect(rows([own(1, 'a')], []).at(-1)?.key).toBe(before);
  });

  it('count what others said after the last number seen', () => {
    const entries = [own(1, 'a'), entry(2), entry(3, { kind: 'state' }), entry(4)];
    expect(unread(entries, 2)).toBe(1);
    expect(unread(entries, 0)).toBe(2);
    expect(unread([...entries, own(5, 'b')], 0)).toBe(0);
  });
});
