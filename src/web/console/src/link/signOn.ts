import { useQuery } from '@tanstack/react-query';
import type {
  AcceptInvitationBySignOn,
  FinishSignOn,
  LinkedIdentitiesView,
  SignOnFinishedView,
  SignOnProviderView,
  SignOnStartedView,
} from '../wire/console';
import { call } from './http';
import { withProof } from './proof';
import { keys } from './queries';

const leave = ({ url }: SignOnStartedView) => location.assign(url);

/** Sign-in services of the house. Whatever begins at one leaves this page; the browser comes back to `/console/sso/…`. */
export const signOn = {
  start: async (provider: string) =>
    leave(await call<SignOnStartedView>('POST', '/api/staff/sign-on/start', { provider })),
  join: async (with_: AcceptInvitationBySignOn) =>
    leave(await call<SignOnStartedView>('POST', '/api/staff/sign-on/join', with_)),
  link: async (provider: string) =>
    leave(await withProof(() => call<SignOnStartedView>('POST', '/api/staff/identities', { provider }))),
  unlink: (id: string) => withProof(() => call<void>('DELETE', `/api/staff/identities/${id}`)),
  finish: (back: FinishSignOn) => call<SignOnFinishedView>('POST', '/api/staff/sign-on/finish', back),
};

/** The services that are set up; most houses have none, and see nothing of them. */
export const useSignOns = () =>
  useQuery({ queryKey: keys.signOns, queryFn: () => call<SignOnProviderView[]>('GET', '/api/staff/sign-on') });

export const useIdentities = () =>
  useQuery({ queryKey: keys.identities, queryFn: () => call<LinkedIdentitiesView>('GET', '/api/staff/identities') });
