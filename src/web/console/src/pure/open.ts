import type { AssistView, CaseRowView, LookReason, StaffView } from '../wire/console';
import { holds } from './permits';

/** The reasons for which a colleague's case may be opened, as the server names them. */
export const lookReasons: readonly LookReason[] = ['complaint', 'quality', 'security', 'agent_absent', 'legal'];

/** How long a note is, as the server counts it. */
export const noteLength = { least: 5, most: 300 } as const;

/** Whether the address is that of the page of looks. Who may not see it is shown the desk. */
export const isLooks = (hash: string, me: Pick<StaffView, 'permissions'>): boolean =>
  hash === '#/looks' && holds(me, 'openCustomerData');

/** The case is one's own, not by pulling it to oneself, and goes on, so that its customer's data is open to one. */
export const isMine = (row: CaseRowView | undefined, me: Pick<StaffView, 'id'>): boolean =>
  row !== undefined && row.agentId === me.id && row.state !== 'resolved' && !row.pulled;

/** Whether a note is one, as the server counts it. */
export const isNote = (note: string): boolean => {
  const { length } = note.trim();
  return length >= noteLength.least && length <= noteLength.most;
};

/** An assist for whom the data is closed: an answer that was still under way when it closed keeps nothing of a record. */
export const withoutData = (assist: AssistView): AssistView => ({
  ...assist,
  draft: null,
  focusId: null,
  fields: assist.fields.filter(({ said }) => said).map((field) => ({ ...field, recorded: null })),
  handOver: { ...assist.handOver, records: [], told: null },
});
