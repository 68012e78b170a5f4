import '../styles/alarm.css';
import type { CaseStateView, EntryView } from '@vigil/shared/api';
import type { App } from '../app';
import { t } from '../app-texts';
import { Icon } from '../icons';
import { useStore } from '../store';
import type { Conversation } from '../talk/conversation';
import { isFrozen, stepOf } from '../talk/freezing';
import FreezeTap from './FreezeTap';

export interface AlarmProps {
  app: App;
  talk: Conversation;
  live: CaseStateView;
  entries: readonly EntryView[];
}

/** Theft: the freeze first, here and now for whoever is signed in, else on a page that asks for a code; then the people. */
export default function Alarm({ app, talk, live, entries }: AlarmProps) {
  const view = useStore(app.view);
  const step = stepOf(entries);
  const frozen = isFrozen(step, view);
  const offers = !frozen;
  return (
    <section class="alarm">
      {offers && <h2>{t('alarm.title')}</h2>}
      {frozen && step !== 'done' && <h2>{t('selfFreeze.running')}</h2>}
      {live.state === 'waiting' && <p>{t('alarm.calm')}</p>}
      {offers && <FreezeTap app={app} talk={talk} look="btn btn-danger" />}
      {live.state !== 'open' && <p>{t('alarm.mistake')}</p>}
      <p class="never">
        <Icon name="shield" size={16} />
        <span>{t('talk.safe')}</span>
      </p>
    </section>
  );
}
