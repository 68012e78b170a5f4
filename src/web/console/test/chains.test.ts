import { beforeAll, expect, test, vi } from 'vitest';
import { faceOf } from '../src/records/faces';
import { speak } from '../src/texts';
import type { Deposit, Withdrawal } from '../src/wire/exchange';

const withdrawal = {
  id: 'W1',
  state: 'confirming',
  coin: 'USDT',
  chain: 'ERC20',
  amount: '1250',
  fee: '1',
  address: '0xab',
  requestedAt: '2026-11-21T15:40:00Z',
  confirmations: 27,
  requiredConfirmations: 64,
} as Withdrawal;
const deposit = { ...withdrawal, seenAt: '2026-11-21T15:40:00Z', txId: '0x1' } as unknown as Deposit;

beforeAll(() => {
  vi.stubGlobal('document', { documentElement: {} });
  return speak('zh-CN');
});

test('a chain is called as the exchange calls it, and by its key where the exchange gave no name', () => {
  const names = { ERC20: 'ERC-20' };
  expect(faceOf('withdrawals', withdrawal, names).note).toBe('ERC-20');
  expect(faceOf('deposits', deposit, names).note).toBe('ERC-20');
  expect(faceOf('withdrawals', withdrawal, {}).note).toBe('ERC20');
});
