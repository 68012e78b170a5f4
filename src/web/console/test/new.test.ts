import { expect, test } from 'vitest';
import { isNew } from '../src/pure/lists';

const none = { mine: 0, queued: 0, all: 0 };
const admin = { id: 'a', role: 'admin' as const };

test('the first administrator alone, without a case, is shown what to do next', () => {
  expect(isNew(admin, [], none)).toBe(true);
  expect(isNew(admin, [{ id: 'a' }], none)).toBe(true);
});

test('nobody else is, and nobody before it is known', () => {
  expect(isNew(admin, [{ id: 'a' }, { id: 'b' }], none)).toBe(false);
  expect(isNew(admin, [], { ...none, queued: 1 })).toBe(false);
  expect(isNew({ id: 'a', role: 'agent' }, [], none)).toBe(false);
  expect(isNew(admin, undefined, none)).toBe(false);
  expect(isNew(admin, [], undefined)).toBe(false);
});
