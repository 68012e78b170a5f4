import { expect, test } from 'vitest';
import { isDown } from '../src/pure/link';

test('the line is not called down while the hub stands, whatever the last request met with', () => {
  expect(isDown({ up: true, failed: false, offline: false }, false)).toBe(false);
});

test('it is called down when the hub was lost, the network is gone or a request failed', () => {
  expect(isDown({ up: false, failed: false, offline: false }, true)).toBe(false);
  expect(isDown({ up: false, failed: true, offline: false }, true)).toBe(true);
  expect(isDown({ up: false, failed: false, offline: true }, true)).toBe(true);
  expect(isDown({ up: false, failed: false, offline: false }, false)).toBe(true);
});
