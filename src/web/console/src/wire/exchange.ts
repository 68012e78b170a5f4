// The records of src/Vigil.Contracts/Exchange that the records panel shows, generated from the server's description.
import type { Wire } from '@vigil/shared/api';
import type { Narrow } from '@vigil/shared/narrow';

export type Disclosure = Wire['Disclosure'];
export type RiskFlag = Wire['RiskFlag'];
export type AccountProfile = Narrow<
  Wire['AccountProfile'],
  {
    identityState: 'none' | 'pending' | 'verified' | 'rejected';
    state: 'active' | 'locked' | 'restricted' | 'closed';
  }
>;

export type ReviewInfo = Narrow<Wire['ReviewInfo'], { outcome: 'pending' | 'approved' | 'rejected' }>;
export type Withdrawal = Narrow<Wire['Withdrawal'], { review?: ReviewInfo | null }>;
export type Deposit = Wire['Deposit'];
export type TradeOrder = Wire['TradeOrder'];
export type Fill = Wire['Fill'];
export type Position = Wire['Position'];
export type Liquidation = Wire['Liquidation'];
export type C2cOrder = Wire['C2cOrder'];
export type InternalTransfer = Wire['InternalTransfer'];
export type SignInRecord = Wire['SignInRecord'];
export type AccountLog = Wire['AccountLog'];
export type ApiKey = Wire['ApiKey'];
export type Freeze = Wire['Freeze'];

/** What the tabs of the records panel hold, by the name of the kind in the address. */
export interface RecordKinds {
  withdrawals: Withdrawal;
  deposits: Deposit;
  'c2c-orders': C2cOrder;
  freezes: Freeze;
  'sign-ins': SignInRecord;
  orders: TradeOrder;
  fills: Fill;
  positions: Position;
  liquidations: Liquidation;
  transfers: InternalTransfer;
  'api-keys': ApiKey;
  logs: AccountLog;
}

export type RecordKind = keyof RecordKinds;
