import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { keys, takeChange } from '../src/link/queries';
import type { RecordChangedView } from '../src/wire/console';

const kept = [
  keys.records('c1', 'withdrawals'),
  keys.records('c1', 'deposits'),
  keys.records('c2', 'withdrawals'),
  keys.assist('c1'),
  keys.assist('c2'),
  keys.customer('c1'),
  keys.case('c1'),
];

/** What is read again after a change. */
function old(kind: RecordChangedView['kind']): string[] {
  const client = new QueryClient();
  for (const key of kept) client.setQueryData(key, {});
  takeChange(client, { caseId: 'c1', kind, recordId: 'W1', version: 7 });
  return kept.filter((key) => client.getQueryState(key)?.isInvalidated).map((key) => key.join('/'));
}

test('a changed record makes its list and the draft of its case old, and nothing else', () => {
  expect(old('withdrawals')).toEqual(['records/c1/withdrawals', 'assist/c1']);
});

test('a changed freeze also changes the customer card', () => {
  expect(old('freezes')).toEqual(['assist/c1', 'customer/c1']);
});

test('a changed profile changes the card alone', () => {
  expect(old('account')).toEqual(['customer/c1']);
});
