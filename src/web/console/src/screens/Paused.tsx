import { t } from '../texts';
import { Icon } from '../ui/icons';

/** In place of a customer's data while one's reading is paused: what has happened and whom to ask. */
export function Paused() {
  return (
    <section className="sec shut" role="status" aria-label={t('paused.title')}>
      <p className="shut-h">
        <Icon name="pause" size={14} />
        <b>{t('paused.title')}</b>
      </p>
      <p className="m">{t('paused.text')}</p>
      <p className="m">{t('paused.ask')}</p>
    </section>
  );
}
