import '../styles/alarm.css';
import type { App } from '../app';
import { t } from '../app-texts';
import { Icon } from '../icons';

/** Theft: the freeze first where the page around us can do it, then the people. */
export default function Alarm({ app }: { app: App }) {
  const { freeze } = app.host.settings;
  return (
    <section class="alarm">
      {freeze && <h2>{t('alarm.title')}</h2>}
      <p>{t('alarm.calm')}</p>
      {freeze && (
        <>
          <p>{t('alarm.lead')}</p>
          <button type="button" class="btn btn-danger" onClick={() => app.host.say({ type: 'vigil:freeze' })}>
            <Icon name="freeze" />
            {t('alarm.freeze')}
          </button>
        </>
      )}
      <p>{t('alarm.mistake')}</p>
      <p class="never">
        <Icon name="shield" size={16} />
        <span>{t('talk.safe')}</span>
      </p>
    </section>
  );
}
