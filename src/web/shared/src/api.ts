// The wire as the server describes it: the records of src/Vigil.Contracts/Messenger, generated into api.generated.ts. Here they get
// their names, and the words that the server's strings are limited to. A property that is null there may be null or absent here;
// both mean the same.
import type { components } from './api.generated';
import type { Narrow } from './narrow';

/** Every record of the description. */
export type Wire = components['schemas'];

export type StartSession = Wire['StartSession'];
export type SessionView = Wire['SessionView'];
export type CustomerView = Wire['CustomerView'];
export type FreezeStep = 'asked' | 'delayed' | 'done' | 'refused';
export type FreezeStepView = Narrow<Wire['FreezeStepView'], { step: FreezeStep; way?: 'code' | 'link' | null }>;
export type FreezeView = Narrow<Wire['FreezeView'], { step: FreezeStep }>;
export type CheckStep = 'asked' | 'half' | 'passed' | 'failed' | 'expired' | 'ended';
export type CheckWay = 'authenticator' | 'email' | 'sms';
export type CheckState = 'waiting' | 'passed' | 'over' | 'failed' | 'expired' | 'ended';
export type CheckEnd = 'frozen' | 'restricted' | 'signedout' | 'resolved';
export type PurposeWords = Wire['PurposeWords'];
export type CheckStepView = Narrow<Wire['CheckStepView'], { step: CheckStep; ways: CheckWay[]; why?: CheckEnd | null }>;
export type CheckWayView = Narrow<
  Wire['CheckWayView'],
  { way: CheckWay; whyNot?: 'changed_lately' | 'unknown' | null }
>;
export type CheckView = Narrow<
  Wire['CheckView'],
  { level: 'check' | 'strong'; state: CheckState; ways: CheckWayView[]; passed: CheckWay[] }
>;
export type HomeView = Narrow<
  Wire['HomeView'],
  { matters: RecordCard[]; cases: CaseSummary[]; freeze?: FreezeView | null }
>;

export type CaseState = 'open' | 'waiting' | 'withAgent' | 'resolved';
export type CaseSummary = Narrow<Wire['CaseSummary'], { state: CaseState }>;
export type CaseStateView = Narrow<Wire['CaseStateView'], { state: CaseState }>;

export type OpenCase = Wire['OpenCase'];
export type OpenedCase = Wire['OpenedCase'];
export type SendMessage = Wire['SendMessage'];
export type SentMessage = Wire['SentMessage'];
export type RateCase = Wire['RateCase'];

export type EntriesView = Narrow<Wire['EntriesView'], { entries: EntryView[] }>;
export type EntryView = Narrow<
  Wire['EntryView'],
  {
    kind: 'message' | 'state' | 'rating' | 'freeze' | 'check';
    author: AuthorView;
    state?: StateView | null;
    parts?: EntryParts | null;
    freeze?: FreezeStepView | null;
    check?: CheckStepView | null;
  }
>;
export type AuthorView = Narrow<Wire['AuthorView'], { kind: 'customer' | 'assistant' | 'agent' | 'system' }>;
export type StateView = Narrow<
  Wire['StateView'],
  { change: 'opened' | 'queued' | 'assigned' | 'resolved' | 'reopened' | 'urgent' }
>;
export type RatingView = Wire['RatingView'];
export type EntryParts = Narrow<Wire['EntryParts'], { cards: RecordCard[]; replies: QuickReply[] }>;

export type RecordKind = 'withdrawal' | 'deposit' | 'freeze' | 'c2c' | 'liquidation';
export type RecordCard = Narrow<Wire['RecordCard'], { kind: RecordKind }>;
export type WithdrawalCard = Wire['WithdrawalCard'];
export type DepositCard = Wire['DepositCard'];
export type FreezeCard = Wire['FreezeCard'];
export type C2cCard = Wire['C2cCard'];
export type LiquidationCard = Wire['LiquidationCard'];

export type AgentProofView = Narrow<Wire['AgentProofView'], { state: 'agent' | 'assistant' | 'waiting' | 'nobody' }>;
export type CodeAnswerView = Wire['CodeAnswerView'];

export type FileView = Wire['FileView'];
export type UploadView = Wire['UploadView'];
export type BeginUpload = Wire['BeginUpload'];

export type QuickReply = Narrow<Wire['QuickReply'], { kind: 'say' | 'human' | 'signIn' | 'freeze' | 'resolve' }>;
export type ArticleLink = Wire['ArticleLink'];
export type ArticleHit = Wire['ArticleSummary'];
export type ArticlesView = Wire['ArticlesView'];
export type ArticleView = Wire['ArticleView'];

export type Problem = Wire['ProblemDetails'];
