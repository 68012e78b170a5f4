// The records of src/Vigil.Contracts/Console as they cross the wire: camelCase, ids as strings, times ISO 8601.
// A property that is null there may be null or absent here; both mean the same.
import type { CaseState, CaseSummary, EntryParts, RatingView } from '@vigil/shared/api';
import type { AccountProfile, Fill, Freeze, RecordKind, RecordKinds } from './exchange';

export type PresenceState = 'available' | 'break' | 'training' | 'wrapUp' | 'offline';

export interface PresenceView {
  state: PresenceState;
  capacity: number;
  active: number;
}

export interface StaffView {
  id: string;
  name: string;
  email: string;
  role: 'agent' | 'supervisor' | 'admin';
  language: string;
  presence: PresenceView;
}

export interface StaffSessionView {
  token: string;
  staff: StaffView;
}

export interface FirstRunSetup {
  setupToken: string;
  name: string;
  email: string;
  password: string;
}

export interface ColleagueView {
  id: string;
  name: string;
  role: StaffView['role'];
  presence: PresenceView;
}

export type View = 'mine' | 'queued' | 'all' | 'resolved';
export type Priority = 'low' | 'normal' | 'high' | 'urgent';

export interface CaseCountsView {
  mine: number;
  queued: number;
  all: number;
}

export interface CaseRowView {
  id: string;
  number: string;
  customer?: string | null;
  title?: string | null;
  topic?: string | null;
  priority: Priority;
  state: CaseState;
  queue?: string | null;
  agentId?: string | null;
  agentName?: string | null;
  language: string;
  lastText?: string | null;
  lastAuthor?: 'customer' | 'assistant' | 'agent' | null;
  unanswered: boolean;
  waitingSince?: string | null;
  openedAt: string;
  updatedAt: string;
  lastSeq: number;
  ratedStars?: number | null;
}

export interface CaseListView {
  items: CaseRowView[];
  next?: string | null;
  counts: CaseCountsView;
}

export interface QueueView {
  name: string;
  waiting: number;
  oldestSince?: string | null;
}

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
  | 'rated';

export interface StaffAuthorView {
  kind: 'customer' | 'assistant' | 'agent' | 'system';
  id?: string | null;
  name?: string | null;
}

export interface QueuedView {
  reason: 'customer_asked' | 'topic' | 'transferred' | 'agent_absent' | string;
  queue: string;
  priority: Priority;
}

export interface UnderstoodView {
  ofSeq: number;
  language: string;
  topic?: string | null;
  probability: number;
  signals?: string[] | null;
  records?: string[] | null;
}

export interface StaffEntryView {
  seq: number;
  at: string;
  kind: StaffEntryKind;
  public: boolean;
  author: StaffAuthorView;
  text?: string | null;
  clientMessageId?: string | null;
  parts?: EntryParts | null;
  queued?: QueuedView | null;
  understood?: UnderstoodView | null;
  rating?: RatingView | null;
}

export interface StaffEntriesView {
  entries: StaffEntryView[];
  upTo: number;
  more: boolean;
}

export interface WriteEntry {
  clientMessageId: string;
  text: string;
  articleSlug?: string | null;
}

export interface WrittenEntry {
  seq: number;
}

export interface TransferCase {
  staffId?: string | null;
  queue?: string | null;
  note?: string | null;
}

export interface CustomerCardView {
  visitor: boolean;
  profile?: AccountProfile | null;
  recentTrades?: Fill[] | null;
  freezes?: Freeze[] | null;
  recentCases: CaseSummary[];
  language: string;
  timeZone: string;
  readAt: string;
  unavailableSince?: string | null;
}

export interface RecordsView<K extends keyof RecordKinds = keyof RecordKinds> {
  kind: K;
  focus?: string | null;
  items?: RecordKinds[K][] | null;
  readAt: string;
  unavailableSince?: string | null;
}

/** A record of the customer has changed at the exchange: read it again. */
export interface RecordChangedView {
  caseId: string;
  kind: RecordKind | 'account';
  recordId: string;
  version: number;
}

export interface FactView {
  kind: string;
  recordId: string;
  field: string;
  version: number;
}

export interface DraftSegment {
  text: string;
  fact?: FactView | null;
}

export interface DraftView {
  language: string;
  segments: DraftSegment[];
}

export interface SuggestionView {
  slug: string;
  language: string;
  title: string;
  short?: string | null;
  score: number;
}

export interface AssistView {
  forSeq: number;
  focusKind?: string | null;
  focusId?: string | null;
  draft?: DraftView | null;
  suggestions: SuggestionView[];
}
