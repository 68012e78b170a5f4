import type { EntryView, FreezeStep, FreezeView } from '@vigil/shared/api';
import type { App, View } from '../app';
import type { Conversation } from './conversation';

/** How far the customer's own freeze is, by the newest entry that tells of it. */
export const stepOf = (entries: readonly EntryView[]): FreezeStep | null =>
  entries.findLast((entry) => entry.freeze)?.freeze?.step ?? null;

/** On its way or in force, so that there is nothing to tap. A freeze that was lifted since stands on no first screen any more. */
export const isFrozen = (step: FreezeStep | null, { home }: View): boolean =>
  step === 'asked' || step === 'delayed' || (step === 'done' && (!home || Boolean(home.freeze)));

/** Freezes the account of whoever is signed in, and shows the conversation that tells of it. */
export async function freeze(app: App, talk: Conversation | null): Promise<void> {
  const here = talk?.talk.get().caseId;
  const path = here ? `/api/messenger/cases/${here}/freeze` : '/api/messenger/freeze';
  const { caseId } = await app.session.call<FreezeView>('POST', path);
  if (talk && caseId === here) talk.refresh();
  else app.openCase(caseId);
  void app.readHome();
}
