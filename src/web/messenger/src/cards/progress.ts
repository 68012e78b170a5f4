import type { RecordCard } from '@vigil/shared/api';
import type { Blocks } from '@vigil/shared/blocks';

const moving: Record<string, readonly string[]> = {
  withdrawal: ['requested', 'reviewing', 'approved', 'broadcast', 'confirming'],
  deposit: ['seen', 'confirming', 'credited', 'manual_review', 'recovering'],
  c2c: ['unpaid', 'paid', 'appealing'],
};

/** True when the record will not change any more by itself, so that it need not be asked for again. */
export function isFinal(card: RecordCard): boolean {
  if (card.withdrawal) return !moving.withdrawal?.includes(card.withdrawal.state);
  if (card.deposit) return !moving.deposit?.includes(card.deposit.state);
  if (card.c2c) return !moving.c2c?.includes(card.c2c.state);
  if (card.freeze) return false;
  return true;
}

/** The part of a card that counts, or null where nothing is being counted. */
export function blocksOf(card: RecordCard): Blocks | null {
  const it = card.withdrawal ?? card.deposit;
  if (!it || (it.state !== 'confirming' && it.state !== 'broadcast' && it.state !== 'seen')) return null;
  return { confirmations: it.confirmations, required: it.requiredConfirmations, blockSeconds: it.blockSeconds };
}

/** Of two readings of one record the newer; the one we have when they are the same. */
export function newer(have: RecordCard | undefined, got: RecordCard): RecordCard {
  if (!have || got.version > have.version) return got;
  return got.version === have.version && got.asOf > have.asOf ? got : have;
}
