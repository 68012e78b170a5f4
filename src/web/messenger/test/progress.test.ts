import type { RecordCard, WithdrawalCard } from '@vigil/shared/api';
import { advance } from '@vigil/shared/blocks';
import { describe, expect, it } from 'vitest';
import { blocksOf, isFinal, newer } from '../src/cards/progress';

const blocks = { confirmations: 27, required: 64, blockSeconds: 12 };

describe('the count of confirmations', () => {
  it.each([
    [0, 0, 27],
    [11_999, 0, 27],
    [12_000, 0, 28],
    [120_000, 0, 37],
    [10_000_000, 0, 64],
    [0, 31, 31],
    [-5_000, 0, 27],
  ])('after %i ms with %i shown is %i', (elapsed, shown, expected) => {
    expect(advance(blocks, elapsed, shown)).toBe(expected);
  });

  it('stands still where the block time is unknown', () => {
    expect(advance({ ...blocks, blockSeconds: 0 }, 60_000, 0)).toBe(27);
  });
});

function withdrawal(state: string, version = 1, asOf = '2026-11-22T02:14:00Z'): RecordCard {
  return {
    kind: 'withdrawal',
    id: 'W1',
    version,
    asOf,
    withdrawal: { state, confirmations: version, requiredConfirmations: 64, blockSeconds: 12 } as WithdrawalCard,
  };
}

describe('a record', () => {
  it('is asked for again until it is final', () => {
    expect(isFinal(withdrawal('confirming'))).toBe(false);
    expect(isFinal(withdrawal('done'))).toBe(true);
    expect(isFinal(withdrawal('failed'))).toBe(true);
  });

  it('counts only while it confirms', () => {
    expect(blocksOf(withdrawal('confirming'))).toEqual({ confirmations: 1, required: 64, blockSeconds: 12 });
    expect(blocksOf(withdrawal('done'))).toBeNull();
  });

  it('is never replaced by an older reading', () => {
    const have = withdrawal('confirming', 5);
    expect(newer(have, withdrawal('broadcast', 4))).toBe(have);
    expect(newer(have, withdrawal('done', 6)).version).toBe(6);
    expect(newer(have, withdrawal('confirming', 5, '2026-11-22T02:15:00Z')).asOf).toBe('2026-11-22T02:15:00Z');
  });
});
