import { Store } from '@vigil/shared/store';
import type { FactorsView, ProofKind } from '../wire/console';
import { call, isRefusal } from './http';

/** What waits for the person at the screen to show again who they are; `answer` is told whether they did. */
export const asked = new Store<{ answer: ((shown: boolean) => void) | null }>({ answer: null });

/** Does something; where the server asks for a fresh proof first, the person is asked for one and it is done again. */
export async function withProof<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!isRefusal(error) || error.code !== 'staff.step_up_required' || !(await ask())) throw error;
    return run();
  }
}

// Of several at once one dialog is for all.
let asking: Promise<boolean> | null = null;

function ask(): Promise<boolean> {
  asking ??= new Promise<boolean>((resolve) => asked.set({ answer: resolve })).finally(() => {
    asking = null;
    asked.set({ answer: null });
  });
  return asking;
}

export const readFactors = () => call<FactorsView>('GET', '/api/staff/factors');

export const stepUp = (kind: ProofKind, code: string) => call<void>('POST', '/api/staff/step-up', { kind, code });
