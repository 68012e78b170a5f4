import { useQuery } from '@tanstack/react-query';
import { deviceOf } from '../pure/access';
import type {
  AccessNoticesView,
  ApprovalView,
  AuthenticatorView,
  FactorAddedView,
  InvitationMadeView,
  InvitationView,
  InvitePerson,
  PasskeyOptionsView,
  PersonView,
  RecoveryCodesView,
  StaffSessionRowView,
} from '../wire/console';
import { call } from './http';
import { passkeys } from './passkeys';
import { readFactors, withFactor, withProof } from './proof';
import { keys } from './queries';

const isOwn = (person: string | null): person is null => person === null;
const sessionsOf = (person: string | null) =>
  isOwn(person) ? '/api/staff/sessions' : `/api/console/staff/${person}/sessions`;

/** What can be done about one's own access and, with the permission, about that of others. Asks for a fresh proof where the server does. */
export const access = {
  endSession: (person: string | null, id: string) =>
    withProof(() => call<void>('DELETE', `${sessionsOf(person)}/${id}`)),
  endOthers: () => call<void>('POST', '/api/staff/sessions/end-others', {}),
  noticesRead: (readAt: string) => call<void>('POST', '/api/staff/notices/read', { readAt }),
  changePassword: (current: string, next: string) =>
    withFactor({ act: 'change_password' }, (proof) =>
      call<void>('POST', '/api/staff/password', { current, next, proof }),
    ),
  beginApp: (name: string) =>
    withProof(() => call<AuthenticatorView>('POST', '/api/staff/factors/authenticator', { name })),
  confirmApp: (id: string, code: string) =>
    withFactor({ act: 'add_authenticator', of: id }, (proof) =>
      withProof(() => call<FactorAddedView>('POST', '/api/staff/factors/authenticator/confirm', { id, code, proof })),
    ),
  /** Makes a passkey on this device, named after it. */
  addPasskey: async (otherwise: string) => {
    const path = '/api/staff/factors/passkey';
    const { token, options } = await withProof(() => call<PasskeyOptionsView>('POST', `${path}/options`, {}));
    const credential = await passkeys.make(options);
    const name = deviceOf(navigator.userAgent)?.system ?? otherwise;
    return withFactor({ act: 'add_passkey', of: token }, (proof) =>
      withProof(() => call<FactorAddedView>('POST', path, { token, name, credential, proof })),
    );
  },
  removeFactor: (id: string) =>
    withFactor({ act: 'remove_factor', of: id }, (proof) =>
      call<void>('POST', `/api/staff/factors/${id}/remove`, { proof }),
    ),
  renewCodes: () =>
    withFactor({ act: 'renew_codes' }, (proof) =>
      call<RecoveryCodesView>('POST', '/api/staff/factors/recovery-codes', { proof }),
    ),
  deactivate: (person: string) => withProof(() => call<void>('POST', `/api/console/staff/${person}/deactivate`)),
  resetFactors: (person: string, note: string) =>
    withProof(() => call<ApprovalView>('POST', `/api/console/staff/${person}/factor-reset`, { note })),
  reactivate: (person: string) => withProof(() => call<void>('POST', `/api/console/staff/${person}/reactivate`)),
  invite: (who: InvitePerson) => withProof(() => call<InvitationMadeView>('POST', '/api/console/invitations', who)),
  withdraw: (id: string) => withProof(() => call<void>('DELETE', `/api/console/invitations/${id}`)),
};

export const useFactors = () => useQuery({ queryKey: keys.factors, queryFn: readFactors });

// A strange sign-in is to be seen while it can still be ended.
const noticesMs = 15_000;

/** What has happened to one's own access elsewhere. */
export const useNotices = () =>
  useQuery({
    queryKey: keys.notices,
    queryFn: () => call<AccessNoticesView>('GET', '/api/staff/notices'),
    refetchInterval: noticesMs,
  });

/** The sessions of a colleague, or with null one's own. */
export const useSessions = (person: string | null) =>
  useQuery({ queryKey: keys.sessions(person), queryFn: () => call<StaffSessionRowView[]>('GET', sessionsOf(person)) });

export const usePeople = () =>
  useQuery({ queryKey: keys.people, queryFn: () => call<PersonView[]>('GET', '/api/console/staff') });

export const useInvitations = () =>
  useQuery({ queryKey: keys.invitations, queryFn: () => call<InvitationView[]>('GET', '/api/console/invitations') });
