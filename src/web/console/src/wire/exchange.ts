// The records of src/Vigil.Contracts/Exchange that the records panel shows.

export type Disclosure = 'full' | 'generic' | 'never';

export interface RiskFlag {
  code?: string | null;
  since: string;
  disclosure: Disclosure;
}

export interface AccountProfile {
  uid: string;
  version: number;
  displayName: string;
  salutation?: string | null;
  maskedEmail: string;
  maskedPhone?: string | null;
  level: string;
  identityState: 'none' | 'pending' | 'verified' | 'rejected';
  identityLevel: number;
  identityReason?: string | null;
  identitySubmittedAt?: string | null;
  region: string;
  language: string;
  timeZone: string;
  experience: string;
  state: 'active' | 'locked' | 'restricted' | 'closed';
  lockedUntil?: string | null;
  riskFlags?: RiskFlag[] | null;
  registeredAt: string;
}

export interface ReviewInfo {
  reason?: string | null;
  startedAt: string;
  endedAt?: string | null;
  outcome: 'pending' | 'approved' | 'rejected';
  disclosure: Disclosure;
}

export interface Withdrawal {
  id: string;
  version: number;
  state: string;
  coin: string;
  chain: string;
  amount: string;
  fee: string;
  address: string;
  memo?: string | null;
  txId?: string | null;
  confirmations: number;
  requiredConfirmations: number;
  failureCode?: string | null;
  review?: ReviewInfo | null;
  requestedAt: string;
  approvedAt?: string | null;
  broadcastAt?: string | null;
  doneAt?: string | null;
  estimatedDoneAt?: string | null;
  cancellable: boolean;
  updatedAt: string;
}

export interface Deposit {
  id: string;
  version: number;
  state: string;
  coin: string;
  chain: string;
  amount: string;
  address: string;
  memo?: string | null;
  txId: string;
  confirmations: number;
  creditedAtConfirmations: number;
  withdrawableAtConfirmations: number;
  problemCode?: string | null;
  seenAt: string;
  creditedAt?: string | null;
  estimatedCreditedAt?: string | null;
  updatedAt: string;
}

export interface TradeOrder {
  id: string;
  version: number;
  market: string;
  symbol: string;
  side: string;
  type: string;
  price?: string | null;
  quantity: string;
  filled: string;
  averagePrice?: string | null;
  state: string;
  createdAt: string;
  updatedAt: string;
}

export interface Fill {
  id: string;
  orderId: string;
  market: string;
  symbol: string;
  side: string;
  price: string;
  quantity: string;
  fee: string;
  feeCurrency: string;
  at: string;
}

export interface Position {
  id: string;
  symbol: string;
  side: string;
  quantity: string;
  entryPrice: string;
  markPrice: string;
  liquidationPrice: string;
  leverage: number;
  margin: string;
  unrealizedPnl: string;
  version: number;
  openedAt: string;
}

export interface Liquidation {
  id: string;
  version: number;
  symbol: string;
  side: string;
  quantity: string;
  entryPrice: string;
  liquidationPrice: string;
  triggerPrice: string;
  leverage: number;
  marginLost: string;
  currency: string;
  marginCallAt: string;
  at: string;
}

export interface C2cOrder {
  id: string;
  version: number;
  role: string;
  state: string;
  coin: string;
  amount: string;
  fiatCurrency: string;
  fiatAmount: string;
  price: string;
  paymentMethod: string;
  counterpartyName: string;
  payerNameMatch: string;
  createdAt: string;
  payBy: string;
  paidAt?: string | null;
  releaseBy?: string | null;
  cancelledAt?: string | null;
  appealState?: string | null;
  appealDecisionBy?: string | null;
  updatedAt: string;
  chat?: { from: string; text: string; at: string }[] | null;
}

export interface InternalTransfer {
  id: string;
  currency: string;
  amount: string;
  from: string;
  to: string;
  at: string;
}

export interface SignInRecord {
  id: string;
  at: string;
  succeeded: boolean;
  device: string;
  location: string;
  maskedIp: string;
  newDevice: boolean;
  newLocation: boolean;
}

export interface AccountLog {
  id: string;
  at: string;
  source: string;
  level: string;
  code: string;
  message: string;
  requestId?: string | null;
}

export interface ApiKey {
  id: string;
  label: string;
  maskedKey: string;
  permissions?: string[] | null;
  allowedIps?: string[] | null;
  active: boolean;
  createdAt: string;
  lastUsedAt?: string | null;
}

export interface Freeze {
  id: string;
  version: number;
  kind: string;
  reason?: string | null;
  disclosure: Disclosure;
  since: string;
  endsAt?: string | null;
  documents?: string[] | null;
  currency?: string | null;
  amount?: string | null;
  active: boolean;
}

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
