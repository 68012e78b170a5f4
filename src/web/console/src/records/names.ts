/** The family of state words that a kind of record uses. */
export function stateFamily(kind: string): string {
  if (kind.startsWith('withdrawal')) return 'withdrawal';
  if (kind.startsWith('deposit')) return 'deposit';
  if (kind.startsWith('c2c')) return 'c2c';
  if (kind.startsWith('freeze')) return 'freeze';
  return 'order';
}
