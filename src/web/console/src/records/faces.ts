import type { IconName } from '../ui/icons';
import type { RecordKind, RecordKinds } from '../wire/exchange';
import type { BlocksProps } from './Blocks';
import { c2c, deposit, freeze, withdrawal } from './matters';
import type { Row } from './Rows';
import { apiKey, fill, liquidation, log, order, position, signIn, transfer } from './trading';

export type Tone = 'going' | 'ok' | 'slow' | 'bad' | 'plain';

/** How a record looks, whatever its kind. */
export interface Face {
  readonly icon: IconName;
  readonly tone: Tone;
  readonly title: string;
  readonly note: string;
  readonly state: string;
  /** Day of the record, for the closed line. */
  readonly date: string;
  readonly rows: readonly Row[];
  readonly blocks?: BlocksProps | null;
  readonly moving?: boolean;
  /** A sentence under it. */
  readonly say?: string | null;
  /** The field behind the sentence, where it may be covered. */
  readonly sayField?: string;
}

/** Chains as people say them, by key. */
export type ChainNames = Readonly<Record<string, string>>;

const faces: { [K in RecordKind]: (item: RecordKinds[K], chains: ChainNames) => Face } = {
  withdrawals: withdrawal,
  deposits: deposit,
  'c2c-orders': c2c,
  freezes: freeze,
  'sign-ins': signIn,
  orders: order,
  fills: fill,
  positions: position,
  liquidations: liquidation,
  transfers: transfer,
  'api-keys': apiKey,
  logs: log,
};

export const faceOf = (kind: RecordKind, item: RecordKinds[RecordKind], chains: ChainNames): Face =>
  (faces[kind] as (item: RecordKinds[RecordKind], chains: ChainNames) => Face)(item, chains);
