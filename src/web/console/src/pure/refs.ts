import type { DraftView, StaffEntryView } from '../wire/console';
import type { RecordKind } from '../wire/exchange';

const kinds: Record<string, RecordKind> = {
  withdrawal: 'withdrawals',
  withdrawals: 'withdrawals',
  deposit: 'deposits',
  deposits: 'deposits',
  c2c: 'c2c-orders',
  'c2c-order': 'c2c-orders',
  'c2c-orders': 'c2c-orders',
  c2corder: 'c2c-orders',
  freeze: 'freezes',
  freezes: 'freezes',
  'sign-in': 'sign-ins',
  'sign-ins': 'sign-ins',
  signin: 'sign-ins',
  order: 'orders',
  orders: 'orders',
  fill: 'fills',
  fills: 'fills',
  position: 'positions',
  positions: 'positions',
  liquidation: 'liquidations',
  liquidations: 'liquidations',
  transfer: 'transfers',
  transfers: 'transfers',
  'api-key': 'api-keys',
  'api-keys': 'api-keys',
  log: 'logs',
  logs: 'logs',
};

/** The tab that holds records of a kind, whether it is named in the singular or the plural; null for what has no tab. */
export const tabOf = (kind: string | null | undefined): RecordKind | null => kinds[kind?.toLowerCase() ?? ''] ?? null;

/** A record that a fact, an answer or the panel speaks of. */
export interface Ref {
  readonly kind: RecordKind;
  readonly id: string;
}

const keyOf = (ref: Ref) => `${ref.kind}/${ref.id}`;

/** `withdrawal:W2026…` as a record; null for what is not a record of the panel, such as the parameters of a chain. */
export function refOf(looked: string): Ref | null {
  const colon = looked.indexOf(':');
  const kind = tabOf(looked.slice(0, colon));
  const id = looked.slice(colon + 1);
  return colon > 0 && kind && id ? { kind, id } : null;
}

export type Refs = ReadonlyMap<string, number>;

/**
 * Small numbers that tie a fact, the line that looked it up and the record together: in the order in which the timeline
 * first read them, then in that of the draft, so that a number never changes while the case goes on.
 */
export function numbered(entries: readonly StaffEntryView[], draft: DraftView | null | undefined): Refs {
  const refs = new Map<string, number>();
  const add = (ref: Ref | null) => {
    if (ref && !refs.has(keyOf(ref))) refs.set(keyOf(ref), refs.size + 1);
  };
  for (const entry of entries) {
    for (const looked of entry.understood?.records ?? []) add(refOf(looked));
    for (const card of entry.parts?.cards ?? []) add(refOf(`${card.kind}:${card.id}`));
  }
  for (const segment of draft?.segments ?? []) {
    const kind = tabOf(segment.fact?.kind);
    if (segment.fact && kind) add({ kind, id: segment.fact.recordId });
  }
  return refs;
}

export const numberOf = (refs: Refs, kind: RecordKind | null, id: string): number | undefined =>
  kind ? refs.get(keyOf({ kind, id })) : undefined;
