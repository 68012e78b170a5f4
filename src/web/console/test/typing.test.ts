import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Talk } from '../src/link/talk';
import type { StaffEntryView } from '../src/wire/console';

const told: string[] = [];
const line = {
  up: true,
  watch: () => Promise.resolve({ entries: [], upTo: 0, more: false }),
  typing: (id: string) => told.push(id),
};
const entry = (author: 'customer' | 'agent') =>
  ({
    seq: 1,
    at: '2026-11-22T03:00:00Z',
    kind: 'message',
    public: true,
    author: { kind: author },
    text: '…',
  }) as StaffEntryView;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', {});
  told.length = 0;
  line.up = true;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('that a reply is being written is told each three seconds, and only over the hub', () => {
  const talk = new Talk('c1', line, () => undefined);
  talk.typing(10_000);
  talk.typing(12_999);
  expect(told).toEqual(['c1']);
  talk.typing(13_000);
  expect(told).toEqual(['c1', 'c1']);
  line.up = false;
  talk.typing(20_000);
  expect(told).toHaveLength(2);
});

test('that the customer is writing is shown for five seconds, or until their words are there', () => {
  const talk = new Talk('c1', line, () => undefined);
  talk.typed();
  vi.advanceTimersByTime(4_000);
  talk.typed();
  vi.advanceTimersByTime(4_999);
  expect(talk.state.get().typing).toBe(true);
  vi.advanceTimersByTime(1);
  expect(talk.state.get().typing).toBe(false);
  talk.typed();
  talk.push(entry('agent'));
  expect(talk.state.get().typing).toBe(true);
  talk.push(entry('customer'));
  expect(talk.state.get().typing).toBe(false);
});
