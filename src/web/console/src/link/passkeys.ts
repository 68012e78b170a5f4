import { deviceOf } from '../pure/access';
import type { FactorAddedView, PasskeyOptionsView, StaffSessionView } from '../wire/console';
import { call } from './http';
import { withProof } from './proof';

/** Whether this browser knows passkeys. */
export const knowsPasskeys =
  typeof PublicKeyCredential !== 'undefined' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

/** The person has closed the browser's dialog, or has no passkey for this place. */
export class NoPasskey extends Error {
  override name = 'NoPasskey';
}

const jsonOf = (credential: Credential | null): string => JSON.stringify(credential);

async function asked<T>(ask: Promise<T>): Promise<T> {
  try {
    return await ask;
  } catch (error) {
    throw error instanceof DOMException ? new NoPasskey(error.name) : error;
  }
}

async function show(path: string): Promise<{ token: string; credential: string }> {
  const { token, options } = await call<PasskeyOptionsView>('POST', `${path}/options`, {});
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(options));
  return { token, credential: jsonOf(await asked(navigator.credentials.get({ publicKey }))) };
}

export const passkeys = {
  /** Signs in with a passkey that the person chooses. */
  signIn: async () =>
    call<StaffSessionView>('POST', '/api/staff/sign-in/passkey', await show('/api/staff/sign-in/passkey')),
  stepUp: async () => call<void>('POST', '/api/staff/step-up/passkey', await show('/api/staff/step-up/passkey')),
  /** Makes a passkey on this device, named after it. */
  add: async (otherwise: string) => {
    const path = '/api/staff/factors/passkey';
    const { token, options } = await withProof(() => call<PasskeyOptionsView>('POST', `${path}/options`, {}));
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(options));
    const credential = jsonOf(await asked(navigator.credentials.create({ publicKey })));
    const name = deviceOf(navigator.userAgent)?.system ?? otherwise;
    return withProof(() => call<FactorAddedView>('POST', path, { token, name, credential }));
  },
};
