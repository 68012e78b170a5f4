// The records of src/Vigil.Contracts/Messenger as they cross the wire: camelCase, ids and enums as strings, times ISO 8601.
// A property that is null there may be null or absent here; both mean the same.

export interface StartSession {
  identityToken?: string | null;
  locale?: string | null;
  timeZone?: string | null;
}

export interface SessionView {
  sessionToken: string;
  customer?: CustomerView | null;
}

export interface CustomerView {
  uid: string;
  displayName: string;
  salutation?: string | null;
  language: string;
  timeZone: string;
}

export interface HomeView {
  customer?: CustomerView | null;
  matters: RecordCard[];
  cases: CaseSummary[];
  recordsUnavailable: boolean;
}

export type CaseState = 'open' | 'waiting' | 'withAgent' | 'resolved';

export interface CaseSummary {
  caseId: string;
  number: string;
  state: CaseState;
  title?: string | null;
  updatedAt: string;
}

export interface CaseStateView {
  caseId: string;
  number: string;
  state: CaseState;
  agent?: string | null;
  urgent: boolean;
  ahead?: number | null;
  expectedSeconds?: number | null;
  mayRate: boolean;
}

export interface OpenCase {
  clientCaseId: string;
  text?: string | null;
  clientMessageId?: string | null;
  intent?: string | null;
  fields?: Record<string, string> | null;
}

export interface OpenedCase {
  caseId: string;
  number: string;
}

export interface SendMessage {
  clientMessageId: string;
  text: string;
  fileIds?: string[] | null;
}

export interface SentMessage {
  seq: number;
}

export interface RateCase {
  stars: number;
  comment?: string | null;
}

export interface EntriesView {
  entries: EntryView[];
  upTo: number;
  more: boolean;
}

export interface EntryView {
  seq: number;
  at: string;
  kind: 'message' | 'state' | 'rating';
  author: AuthorView;
  text?: string | null;
  clientMessageId?: string | null;
  state?: StateView | null;
  parts?: EntryParts | null;
  rating?: RatingView | null;
}

export interface AuthorView {
  kind: 'customer' | 'assistant' | 'agent' | 'system';
  name?: string | null;
}

export interface StateView {
  change: 'opened' | 'queued' | 'assigned' | 'resolved' | 'reopened' | 'urgent';
  agent?: string | null;
}

export interface RatingView {
  stars: number;
  comment?: string | null;
}

export interface EntryParts {
  cards?: RecordCard[] | null;
  articles?: ArticleLink[] | null;
  replies?: QuickReply[] | null;
}

export type RecordKind = 'withdrawal' | 'deposit' | 'freeze' | 'c2c' | 'liquidation';

export interface RecordCard {
  kind: RecordKind;
  id: string;
  version: number;
  asOf: string;
  withdrawal?: WithdrawalCard | null;
  deposit?: DepositCard | null;
  freeze?: FreezeCard | null;
  c2c?: C2cCard | null;
  liquidation?: LiquidationCard | null;
}

export interface WithdrawalCard {
  state: string;
  coin: string;
  chain: string;
  chainName: string;
  amount: string;
  fee: string;
  shortAddress: string;
  txId?: string | null;
  shortTxId?: string | null;
  explorerUrl?: string | null;
  confirmations: number;
  requiredConfirmations: number;
  blockSeconds: number;
  requestedAt: string;
  reviewReason?: string | null;
  reviewStartedAt?: string | null;
  reviewEndedAt?: string | null;
  broadcastAt?: string | null;
  doneAt?: string | null;
  estimatedDoneAt?: string | null;
  failureCode?: string | null;
}

export interface DepositCard {
  state: string;
  coin: string;
  chain: string;
  chainName: string;
  amount: string;
  txId?: string | null;
  shortTxId?: string | null;
  explorerUrl?: string | null;
  confirmations: number;
  requiredConfirmations: number;
  blockSeconds: number;
  seenAt: string;
  creditedAt?: string | null;
  estimatedCreditedAt?: string | null;
  problemCode?: string | null;
}

export interface FreezeCard {
  kind: string;
  reason?: string | null;
  since: string;
  endsAt?: string | null;
  documents?: string[] | null;
  currency?: string | null;
  amount?: string | null;
}

export interface C2cCard {
  role: string;
  state: string;
  coin: string;
  amount: string;
  fiatCurrency: string;
  fiatAmount: string;
  paymentMethod: string;
  counterpartyName: string;
  payBy: string;
  paidAt?: string | null;
  releaseBy?: string | null;
  appealState?: string | null;
  appealDecisionBy?: string | null;
}

export interface LiquidationCard {
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

export interface ArticleLink {
  slug: string;
  language: string;
  title: string;
}

export interface QuickReply {
  kind: 'say' | 'human' | 'signIn' | 'freeze';
  label: string;
}

export interface ArticleHit {
  slug: string;
  language: string;
  title: string;
  short: string;
}

export interface ArticlesView {
  articles: ArticleHit[];
}

export interface ArticleView {
  slug: string;
  language: string;
  title: string;
  short: string;
  html: string;
  updatedAt: string;
}

export interface Problem {
  code?: string;
  title?: string;
  detail?: string;
  status?: number;
}
