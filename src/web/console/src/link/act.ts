import type {
  AddChannel,
  AgentCodeView,
  ApprovalView,
  CaseRowView,
  ChannelView,
  DecideApproval,
  DownloadTicketView,
  FoundPersonView,
  HoldView,
  LessonView,
  LookOpenedView,
  LookVerdict,
  LookView,
  MatchView,
  OpenWithReason,
  PlaceHold,
  PresenceView,
  RevealedView,
  RevealField,
  TakeLesson,
  TransferCase,
} from '../wire/console';
import { download } from './download';
import { call } from './http';
import { withProof } from './proof';

const post = (id: string, what: string, body?: unknown) =>
  call<CaseRowView>('POST', `/api/console/cases/${id}/${what}`, body ?? {});

// A reading of a list that began before the change may bring the case back for a moment.
const settledMs = 10_000;
const moved = new Map<string, number>();

/** Hands a case on; for a moment it is known to have been this window's doing. */
function move(id: string, what: string, body: unknown): Promise<CaseRowView> {
  moved.set(id, Date.now());
  return post(id, what, body);
}

/** Whether a case that has left was handed on here. */
export const movedHere = (id: string): boolean => Date.now() - (moved.get(id) ?? 0) < settledMs;

/** What can be done to a case. Each answers with the case as it is then. */
export const act = {
  take: (id: string) => post(id, 'assign', { staffId: null }),
  assign: (id: string, staffId: string) => move(id, 'assign', { staffId }),
  transfer: (id: string, to: TransferCase) => move(id, 'transfer', to),
  resolve: (id: string) => post(id, 'resolve'),
  reopen: (id: string) => post(id, 'reopen'),
  learn: (lesson: TakeLesson) => call<LessonView>('POST', '/api/console/learning/lessons', lesson),
  decide: (id: string, what: 'confirm' | 'reject') =>
    call<LessonView>('POST', `/api/console/learning/lessons/${id}/${what}`, {}),
  look: (id: string, why: OpenWithReason) =>
    withProof(() => call<LookOpenedView>('POST', `/api/console/cases/${id}/look`, why)),
  review: (look: string, verdict: LookVerdict) =>
    withProof(() => call<LookView>('POST', `/api/console/looks/${look}/review`, { verdict })),
  reveal: (id: string, field: RevealField) =>
    withProof(() => call<RevealedView>('POST', `/api/console/cases/${id}/reveals`, field)),
  askReveal: (id: string, field: RevealField) =>
    withProof(() => call<ApprovalView>('POST', `/api/console/cases/${id}/reveals/approval`, field)),
  askCheck: (id: string, purpose: string) =>
    call<{ id: string }>('POST', `/api/console/cases/${id}/checks`, { purpose }),
  findPerson: (identifier: string) => call<FoundPersonView>('POST', '/api/console/persons/find', { identifier }),
  match: (id: string, value: string) => call<MatchView>('POST', `/api/console/cases/${id}/match`, { value }),
  clearAlert: (id: string, note: string) =>
    withProof(() => call<void>('POST', `/api/console/reading-alerts/${id}/clear`, { note })),
  addCanary: (uid: string) => withProof(() => call<void>('POST', '/api/console/canaries', { uid })),
  removeCanary: (uid: string) => withProof(() => call<void>('DELETE', `/api/console/canaries/${uid}`)),
  askExport: (id: string, note: string) =>
    withProof(() => call<ApprovalView>('POST', `/api/console/cases/${id}/export`, { note })),
  /** A refusal comes with the ticket: of what the browser fetches by itself nobody is told. */
  fetchExport: async (id: string) => {
    const { address } = await withProof(() => call<DownloadTicketView>('POST', `/api/console/exports/${id}/ticket`));
    download(address);
  },
  markDocument: (id: string, fileId: string) => call<void>('POST', `/api/console/cases/${id}/files/${fileId}/document`),
  askErasure: (id: string, note: string) =>
    withProof(() => call<ApprovalView>('POST', `/api/console/cases/${id}/erasure`, { note })),
  placeHold: (id: string, hold: PlaceHold) =>
    withProof(() => call<HoldView>('POST', `/api/console/cases/${id}/holds`, hold)),
  /** What waits for a second person now; nothing where it is lifted, since nobody else could agree. */
  liftHold: (id: string, note: string) =>
    withProof(() => call<ApprovalView | undefined>('POST', `/api/console/holds/${id}/lift`, { note })),
  verdict: (id: string, it: DecideApproval) =>
    withProof(() => call<ApprovalView>('POST', `/api/console/approvals/${id}/decision`, it)),
  withdraw: (id: string) => call<ApprovalView>('POST', `/api/console/approvals/${id}/withdraw`, {}),
  addChannel: (channel: AddChannel) =>
    withProof(() => call<ChannelView | ApprovalView>('POST', '/api/console/channels', channel)),
  removeChannel: (id: string) => withProof(() => call<void>('DELETE', `/api/console/channels/${id}`)),
  agentCode: (id: string) => call<AgentCodeView>('POST', `/api/console/cases/${id}/agent-code`, {}),
  presence: (change: Partial<Pick<PresenceView, 'state' | 'capacity'>>) =>
    call<PresenceView>('PUT', '/api/console/presence', change),
};
