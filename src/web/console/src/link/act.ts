import type { CaseRowView, PresenceView, TransferCase } from '../wire/console';
import { call } from './http';

const post = (id: string, what: string, body?: unknown) =>
  call<CaseRowView>('POST', `/api/console/cases/${id}/${what}`, body ?? {});

/** What can be done to a case. Each answers with the case as it is then. */
export const act = {
  take: (id: string) => post(id, 'assign', { staffId: null }),
  assign: (id: string, staffId: string) => post(id, 'assign', { staffId }),
  transfer: (id: string, to: TransferCase) => post(id, 'transfer', to),
  resolve: (id: string) => post(id, 'resolve'),
  reopen: (id: string) => post(id, 'reopen'),
  presence: (change: Partial<Pick<PresenceView, 'state' | 'capacity'>>) =>
    call<PresenceView>('PUT', '/api/console/presence', change),
};
