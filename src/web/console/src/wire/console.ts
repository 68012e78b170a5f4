// The records of src/Vigil.Contracts/Console, generated from the server's description (shared/src/api.ts), with the words that the
// server's strings are limited to. A property that is null there may be null or absent here; both mean the same.
import type {
  CaseState,
  CaseSummary,
  CheckEnd,
  CheckState,
  CheckStepView,
  CheckWay,
  EntryParts,
  FreezeStepView,
  Wire,
} from '@vigil/shared/api';
import type { Narrow } from '@vigil/shared/narrow';
import type { AccountProfile, RecordKind, RecordKinds } from './exchange';

export type PresenceState = 'available' | 'break' | 'training' | 'wrapUp' | 'offline';
export type PresenceView = Narrow<Wire['PresenceView'], { state: PresenceState }>;

export type Role = 'agent' | 'supervisor' | 'admin' | 'auditor';
/** As the server names them (Staff/Permission). */
export type Permission =
  | 'workCases'
  | 'seeAllCases'
  | 'leadShift'
  | 'openCustomerData'
  | 'teachAssistant'
  | 'readTrail'
  | 'approve'
  | 'exportCustomerData'
  | 'eraseCustomerData'
  | 'manageStaff'
  | 'keepChannels';
export type StaffView = Narrow<Wire['StaffView'], { role: Role; permissions: Permission[]; presence: PresenceView }>;
export type TrailPageView = Wire['TrailPageView'];
export type TrailEventView = Wire['TrailEventView'];
export type ProofKind = 'authenticator' | 'passkey' | 'recovery' | 'password';
export type SecondFactorView = Narrow<Wire['SecondFactorView'], { kinds: ProofKind[] }>;
export type StaffSignInView = Narrow<
  Wire['StaffSignInView'],
  { staff?: StaffView | null; secondFactor?: SecondFactorView | null }
>;
export type FactorView = Narrow<Wire['FactorView'], { kind: 'authenticator' | 'passkey' }>;
export type FactorsView = Narrow<Wire['FactorsView'], { factors: FactorView[]; kinds: ProofKind[] }>;
export type FactorProof = Narrow<Wire['FactorProof'], { kind: ProofKind }>;
export type FactorAct = Narrow<
  Wire['ProveAct'],
  { act: 'add_authenticator' | 'add_passkey' | 'remove_factor' | 'renew_codes' | 'change_password' }
>;
export type NoticeKind =
  | 'signed_in'
  | 'token_made'
  | 'factor_added'
  | 'factor_removed'
  | 'recovery_codes_renewed'
  | 'factors_reset'
  | 'password_changed'
  | 'identity_linked'
  | 'identity_unlinked'
  | 'channel.removed';
export type AccessNoticeView = Narrow<
  Wire['AccessNoticeView'],
  { kind: NoticeKind; factor?: 'authenticator' | 'passkey' | null }
>;
export type AccessNoticesView = Narrow<Wire['AccessNoticesView'], { items: AccessNoticeView[] }>;
export type AuthenticatorView = Wire['AuthenticatorView'];
export type FactorAddedView = Wire['FactorAddedView'];
export type RecoveryCodesView = Wire['RecoveryCodesView'];
export type PasskeyOptionsView = Wire['PasskeyOptionsView'];
export type SignOnProviderView = Wire['SignOnProviderView'];
export type SignOnStartedView = Wire['SignOnStartedView'];
export type AcceptInvitationBySignOn = Wire['AcceptInvitationBySignOn'];
export type FinishSignOn = Wire['FinishSignOn'];
export type SignOnFinishedView = Narrow<
  Wire['SignOnFinishedView'],
  { purpose: 'signIn' | 'join' | 'link'; staff?: StaffView | null; secondFactor?: SecondFactorView | null }
>;
export type LinkedIdentityView = Wire['LinkedIdentityView'];
export type LinkedIdentitiesView = Narrow<Wire['LinkedIdentitiesView'], { identities: LinkedIdentityView[] }>;
export type StaffSessionRowView = Wire['StaffSessionRowView'];
export type PersonView = Narrow<Wire['PersonView'], { role: Role }>;
export type InvitePerson = Wire['InvitePerson'];
export type InvitationView = Narrow<Wire['InvitationView'], { role: Role }>;
export type InvitationMadeView = Narrow<Wire['InvitationMadeView'], { invitation: InvitationView }>;
export type InvitationCheck = Wire['InvitationCheck'];
export type InvitedView = Narrow<Wire['InvitedView'], { role: Role }>;
export type AcceptInvitation = Wire['AcceptInvitation'];
export type StaffSessionView = Narrow<Wire['StaffSessionView'], { staff: StaffView }>;
export type ColleagueView = Narrow<Wire['ColleagueView'], { role: Role; presence: PresenceView }>;
export type FirstRunSetup = Wire['FirstRunSetup'];
export type SetupLinkCheck = Wire['SetupLinkCheck'];

/** A list of cases, as the address of the list names it. */
export type View = 'mine' | 'queued' | 'all' | 'resolved';
export type Priority = 'low' | 'normal' | 'high' | 'urgent';
export type CaseCountsView = Wire['CaseCountsView'];
export type CaseRowView = Narrow<
  Wire['CaseRowView'],
  { priority: Priority; state: CaseState; lastAuthor?: 'customer' | 'assistant' | 'agent' | null }
>;
export type CaseListView = Narrow<Wire['CaseListView'], { items: CaseRowView[] }>;
export type FoundPersonView = Narrow<Wire['FoundPersonView'], { items: CaseRowView[] }>;
export type QueueView = Wire['QueueView'];

export type StaffEntryKind =
  | 'message'
  | 'note'
  | 'opened'
  | 'queued'
  | 'assigned'
  | 'transferred'
  | 'understood'
  | 'resolved'
  | 'reopened'
  | 'rated'
  | 'signedIn'
  | 'freeze'
  | 'check'
  | 'erased';
export type StaffAuthorView = Narrow<Wire['StaffAuthorView'], { kind: 'customer' | 'assistant' | 'agent' | 'system' }>;
export type QueuedView = Narrow<Wire['QueuedView'], { priority: Priority }>;
export type UnderstoodView = Wire['UnderstoodView'];
export type StaffEntryView = Narrow<
  Wire['StaffEntryView'],
  {
    kind: StaffEntryKind;
    author: StaffAuthorView;
    parts?: EntryParts | null;
    queued?: QueuedView | null;
    freeze?: FreezeStepView | null;
    check?: CheckStepView | null;
    erased?: 'request' | 'retention' | null;
  }
>;
export type StaffEntriesView = Narrow<Wire['StaffEntriesView'], { entries: StaffEntryView[] }>;
export type WriteEntry = Wire['WriteEntry'];
export type WrittenEntry = Wire['WrittenEntry'];

export type ToneKind = 'blaming' | 'cold' | 'promising' | 'asks_secret';
export type ToneFindingView = Narrow<Wire['ToneFindingView'], { kind: ToneKind }>;
export type ToneView = Narrow<Wire['ToneView'], { findings: ToneFindingView[] }>;
export type TransferCase = Wire['TransferCase'];

export type CustomerCardView = Narrow<
  Wire['CustomerCardView'],
  { profile?: AccountProfile | null; recentCases: CaseSummary[] }
>;
export type RecordsView<K extends RecordKind = RecordKind> = Narrow<
  Wire['RecordsView'],
  { kind: K; items?: RecordKinds[K][] | null }
>;
/** Where the browser fetches a file by itself. */
export type DownloadTicketView = Wire['DownloadTicketView'];
/** Somebody has said that a file shows a document of identity. */
export type FileCoveredView = Wire['FileCoveredView'];

/** A record of the customer has changed at the exchange: read it again. */
export type RecordChangedView = Narrow<Wire['RecordChangedView'], { kind: RecordKind | 'account' }>;

export type ApprovalKind =
  | 'customer.export'
  | 'customer.erase'
  | 'customer.reveal'
  | 'staff.factor_reset'
  | 'channel.add'
  | 'channel.remove'
  | 'hold.lift';
export type ApprovalState = 'waiting' | 'approved' | 'refused' | 'withdrawn' | 'expired';
export type ApprovalVerdict = 'approved' | 'refused';
export type ApprovalView = Narrow<Wire['ApprovalView'], { kind: ApprovalKind; state: ApprovalState }>;
export type ApprovalsPageView = Narrow<Wire['ApprovalsPageView'], { items: ApprovalView[] }>;
export type DecideApproval = Narrow<Wire['DecideApproval'], { verdict: ApprovalVerdict }>;

export type HoldScope = 'person' | 'case';
export type HoldReason = 'litigation' | 'authority' | 'investigation' | 'dispute';
export type HoldView = Narrow<Wire['HoldView'], { scope: HoldScope; reason: HoldReason }>;
export type PlaceHold = Narrow<Wire['PlaceHold'], { scope: HoldScope; reason: HoldReason }>;
export type ErasureView = Narrow<Wire['ErasureView'], { holds: HoldView[] }>;

export type LookReason = 'complaint' | 'quality' | 'security' | 'agent_absent' | 'legal';
export type LookVerdict = 'justified' | 'unjustified';
export type OpenWithReason = Narrow<Wire['OpenWithReason'], { reason: LookReason }>;
export type LookOpenedView = Wire['LookOpenedView'];
export type LookView = Narrow<Wire['LookView'], { reason: LookReason; verdict?: LookVerdict | null }>;
export type LooksPageView = Narrow<Wire['LooksPageView'], { items: LookView[] }>;

export type CheckLevel = 'none' | 'session' | 'check' | 'strong' | 'person';
export type CheckPurposeView = Narrow<Wire['CheckPurposeView'], { level: CheckLevel }>;
export type CaseCheckView = Narrow<
  Wire['CaseCheckView'],
  { state: CheckState; ways: CheckWay[]; why?: CheckEnd | null }
>;
export type ChecksView = Narrow<
  Wire['ChecksView'],
  {
    whyNot?: 'visitor' | 'not_yours' | 'not_possible' | null;
    purposes: CheckPurposeView[];
    checks: CaseCheckView[];
  }
>;

export type RevealReason = 'match' | 'dispute' | 'recovery' | 'security' | 'legal' | 'no_check';
export type RevealField = Narrow<Wire['RevealField'], { kind: RecordKind | 'files'; reason: RevealReason }>;
export type RevealedView = Wire['RevealedView'];
export type MatchView = Narrow<Wire['MatchView'], { kind?: RecordKind | null }>;
export type ReadingAlertView = Wire['ReadingAlertView'];
export type ReadingAlertsView = Wire['ReadingAlertsView'];
export type CanariesView = Wire['CanariesView'];

export type ChannelKind = 'website' | 'email' | 'phone' | 'handle' | 'link' | 'brand';
export type ChannelView = Narrow<Wire['ChannelView'], { kind: ChannelKind }>;
export type ChannelListView = Narrow<Wire['ChannelListView'], { channels: ChannelView[] }>;
export type AddChannel = Narrow<Wire['AddChannel'], { kind: ChannelKind }>;
export type AgentCodeView = Wire['AgentCodeView'];

export type FactView = Wire['FactView'];
export type DraftSegment = Wire['DraftSegment'];
export type DraftView = Wire['DraftView'];
export type SuggestionView = Wire['SuggestionView'];
export type FieldView = Narrow<
  Wire['FieldView'],
  { state: 'known' | 'missing' | 'open' | 'invalid' | 'differs' | 'notFound' }
>;
export type HandOverView = Wire['HandOverView'];
export type LiveView = Narrow<Wire['LiveView'], { kind: 'wallet' | 'incident' }>;
export type DangerView = Wire['DangerView'];
export type AssistView = Narrow<Wire['AssistView'], { fields: FieldView[]; live: LiveView[] }>;

export type LearningList = 'questions' | 'failures' | 'confusions' | 'phrasings';
export type LessonAct = 'phrase' | 'article' | 'dismiss';
export type LearningRowView = Wire['LearningRowView'];
export type LearningPageView = Wire['LearningPageView'];
export type TakeLesson = Narrow<Wire['TakeLesson'], { list: LearningList; act: LessonAct }>;
export type LessonView = Narrow<
  Wire['LessonView'],
  { list: LearningList; act: LessonAct; state: 'proposed' | 'taken' | 'rejected' }
>;
export type LessonsView = Narrow<Wire['LessonsView'], { lessons: LessonView[] }>;

export type DraftEditsView = Wire['DraftEditsView'];
export type TopicEditsView = Wire['TopicEditsView'];
export type DraftPairView = Wire['DraftPairView'];
export type DraftPairsView = Wire['DraftPairsView'];
