import type { EntryView } from '@vigil/shared/api';
import type { App } from '../app';
import Check from './Check';
import FreezeStep from './FreezeStep';

export interface StepProps {
  app: App;
  entry: EntryView;
  caseId: string;
}

/** A step of what happens to the account. They come together, with the first of them: one more thing to fetch would cost every first message a few bytes. */
export default function Step({ app, entry, caseId }: StepProps) {
  return entry.check ? (
    <Check app={app} entry={entry} step={entry.check} caseId={caseId} />
  ) : (
    <FreezeStep app={app} entry={entry} />
  );
}
