import type { CaseRowView, StaffView } from '../wire/console';
import { holds } from './permits';

/** What a member of staff may do to a case now. */
export interface May {
  readonly take: boolean;
  readonly transfer: boolean;
  readonly resolve: boolean;
  readonly reopen: boolean;
}

// So long whoever had a case last may go on with it (StaffDecisions.ReopensFor). Its last change is no older than its end.
const reopensForMs = 7 * 24 * 3600_000;

/**
 * As the server decides it (Cases/Model/StaffDecisions): what nobody has everybody may take and hand on who sees it; what a colleague has stays with them, unless they are not
 * there, or one leads the shift. What is over goes on with whoever had it last, or with who leads the shift. What would be refused is not offered.
 */
export function may(row: CaseRowView, me: Pick<StaffView, 'id' | 'permissions'>, now = Date.now()): May {
  const open = row.state !== 'resolved';
  const mine = open && row.agentId === me.id;
  const leads = holds(me, 'leadShift');
  const colleagues = row.state === 'withAgent' && !mine;
  return {
    take: open && !mine && (!colleagues || leads || row.agentAbsent === true),
    transfer: open && (!colleagues || leads),
    resolve: open && (mine || leads),
    reopen: !open && (leads || (row.agentId === me.id && Date.parse(row.updatedAt) > now - reopensForMs)),
  };
}

/** The customer waits for an answer, so that resolving may be a slip. */
export const isAsked = (row: CaseRowView): boolean =>
  row.state !== 'resolved' && (row.unanswered || row.waitingSince != null);
