import type { FactorAct, PasskeyOptionsView, StaffSessionView } from '../wire/console';
import { call } from './http';

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

async function show(path: string, of: object = {}): Promise<{ token: string; credential: string }> {
  const { token, options } = await call<PasskeyOptionsView>('POST', `${path}/options`, of);
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(options));
  return { token, credential: jsonOf(await asked(navigator.credentials.get({ publicKey }))) };
}

export const passkeys = {
  /** Signs in with a passkey that the person chooses. */
  signIn: async () =>
    call<StaffSessionView>('POST', '/api/staff/sign-in/passkey', await show('/api/staff/sign-in/passkey')),
  stepUp: async () => call<void>('POST', '/api/staff/step-up/passkey', await show('/api/staff/step-up/passkey')),
  /** Shows a passkey for one act alone. */
  prove: (act: FactorAct) => show('/api/staff/factors/proof/passkey', act),
  /** Makes a passkey on this device, of what the server has begun. */
  make: async (options: string): Promise<string> => {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(options));
    return jsonOf(await asked(navigator.credentials.create({ publicKey })));
  },
};
