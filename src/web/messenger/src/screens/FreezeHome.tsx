import type { App } from '../app';
import { t } from '../app-texts';
import { Icon } from '../icons';
import { useStore } from '../store';
import FreezeTap from './FreezeTap';

/** The freeze on the first screen: one tap, or the way to the conversation that tells how far it is. */
export default function FreezeHome({ app }: { app: App }) {
  const { home } = useStore(app.view);
  const frozen = home?.freeze;
  if (!frozen) return <FreezeTap app={app} talk={null} look="red" />;
  return (
    <button type="button" class="red" onClick={() => app.openCase(frozen.caseId)}>
      <Icon name="freeze" />
      <span>
        {t(frozen.step === 'done' ? 'selfFreeze.done' : 'selfFreeze.running')}
        <small>{t('selfFreeze.see')}</small>
      </span>
    </button>
  );
}
