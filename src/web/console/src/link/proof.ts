import { Store } from '@vigil/shared/store';
import type { FactorAct, FactorProof, FactorsView, ProofKind } from '../wire/console';
import { call, isRefusal, isThrottled } from './http';
import { NoPasskey, passkeys } from './passkeys';

/** The person at the screen is to show who they are: for what they do in the next five minutes, or for one act alone. */
export interface Ask {
  readonly of: 'session' | 'act';
  /** Throws what did not hold and may be tried again. */
  readonly give: (kind: ProofKind, code: string) => Promise<void>;
  readonly cancel: () => void;
}

export const asked = new Store<{ ask: Ask | null }>({ ask: null });

/** Does something; where the server asks for a fresh proof first, the person is asked for one and it is done again. */
export async function withProof<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!isRefusal(error) || error.code !== 'staff.step_up_required' || !(await ask())) throw error;
    return run();
  }
}

/** Does something that asks for a proof of its own by whoever has a factor: it is done again with the proof, which is good for nothing else. */
export async function withFactor<T>(act: FactorAct, run: (proof?: FactorProof) => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!isRefusal(error) || error.code !== 'factor.proof_required') throw error;
    return new Promise<T>((resolve, reject) => {
      const close = () => asked.set({ ask: null });
      const end = (settle: () => void) => {
        close();
        settle();
      };
      asked.set({
        ask: {
          of: 'act',
          give: async (kind, code) => {
            const proof = kind === 'passkey' ? { kind, passkey: await passkeys.prove(act) } : { kind, code };
            try {
              const done = await run(proof);
              end(() => resolve(done));
            } catch (failure) {
              if (again(failure)) throw failure;
              end(() => reject(failure));
            }
          },
          cancel: () => end(() => reject(error)),
        },
      });
    });
  }
}

// What lies in the proof is tried again where it was asked for; all else is for whoever wanted the act.
const again = (error: unknown): boolean =>
  isThrottled(error) || error instanceof NoPasskey || (isRefusal(error) && error.code === 'factor.proof_refused');

// Of several at once one dialog is for all.
let asking: Promise<boolean> | null = null;

function ask(): Promise<boolean> {
  asking ??= new Promise<boolean>((resolve) =>
    asked.set({
      ask: {
        of: 'session',
        give: async (kind, code) => {
          await (kind === 'passkey' ? passkeys.stepUp() : stepUp(kind, code));
          resolve(true);
        },
        cancel: () => resolve(false),
      },
    }),
  ).finally(() => {
    asking = null;
    asked.set({ ask: null });
  });
  return asking;
}

export const readFactors = () => call<FactorsView>('GET', '/api/staff/factors');

const stepUp = (kind: ProofKind, code: string) => call<void>('POST', '/api/staff/step-up', { kind, code });
