export interface Blocks {
  readonly confirmations: number;
  readonly required: number;
  readonly blockSeconds: number;
}

/**
 * The count to show `elapsedMs` after it was read, going on by one each block. Never past what is required (only the
 * exchange says that a transfer is done) and never back behind what was shown before.
 */
export function advance(blocks: Blocks, elapsedMs: number, shown: number): number {
  const mined = blocks.blockSeconds > 0 ? Math.floor(Math.max(0, elapsedMs) / (blocks.blockSeconds * 1000)) : 0;
  return Math.min(blocks.required, Math.max(shown, blocks.confirmations + mined));
}
