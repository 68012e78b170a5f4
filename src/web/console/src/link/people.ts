import { useQuery } from '@tanstack/react-query';
import type {
  ApprovalView,
  InvitationMadeView,
  InvitationView,
  InvitePerson,
  PersonView,
  RecoveryCodesView,
  StaffSessionRowView,
} from '../wire/console';
import { call } from './http';
import { readFactors, withProof } from './proof';
import { keys } from './queries';

const isOwn = (person: string | null): person is null => person === null;
const sessionsOf = (person: string | null) =>
  isOwn(person) ? '/api/staff/sessions' : `/api/console/staff/${person}/sessions`;

/** What can be done about one's own access and, with the permission, about that of others. Asks for a fresh proof where the server does. */
export const access = {
  endSession: (person: string | null, id: string) =>
    withProof(() => call<void>('DELETE', `${sessionsOf(person)}/${id}`)),
  removeFactor: (id: string) => withProof(() => call<void>('DELETE', `/api/staff/factors/${id}`)),
  renewCodes: () => withProof(() => call<RecoveryCodesView>('POST', '/api/staff/factors/recovery-codes')),
  deactivate: (person: string) => withProof(() => call<void>('POST', `/api/console/staff/${person}/deactivate`)),
  resetFactors: (person: string, note: string) =>
    withProof(() => call<ApprovalView>('POST', `/api/console/staff/${person}/factor-reset`, { note })),
  reactivate: (person: string) => withProof(() => call<void>('POST', `/api/console/staff/${person}/reactivate`)),
  invite: (who: InvitePerson) => withProof(() => call<InvitationMadeView>('POST', '/api/console/invitations', who)),
  withdraw: (id: string) => withProof(() => call<void>('DELETE', `/api/console/invitations/${id}`)),
};

export const useFactors = () => useQuery({ queryKey: keys.factors, queryFn: readFactors });

/** The sessions of a colleague, or with null one's own. */
export const useSessions = (person: string | null) =>
  useQuery({ queryKey: keys.sessions(person), queryFn: () => call<StaffSessionRowView[]>('GET', sessionsOf(person)) });

export const usePeople = () =>
  useQuery({ queryKey: keys.people, queryFn: () => call<PersonView[]>('GET', '/api/console/staff') });

export const useInvitations = () =>
  useQuery({ queryKey: keys.invitations, queryFn: () => call<InvitationView[]>('GET', '/api/console/invitations') });
