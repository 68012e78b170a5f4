import '../styles/freeze.css';
import type { EntryView, FreezeStepView } from '@vigil/shared/api';
import type { App } from '../app';
import { t } from '../app-texts';
import { clock } from '../format';
import { Icon } from '../icons';

export interface FreezeStepProps {
  app: App;
  entry: EntryView;
}

const ASKED = {
  session: 'selfFreeze.asked',
  code: 'selfFreeze.asked.code',
  link: 'selfFreeze.asked.link',
} as const;

/** How far the freeze is: what the exchange has confirmed, what stays possible, and how it is lifted. */
export default function FreezeStep({ app, entry }: FreezeStepProps) {
  const it = entry.freeze;
  if (!it) return null;
  if (it.step === 'asked')
    return <p class="when num">{t('event.at', { time: clock(entry.at), what: t(ASKED[it.way ?? 'session']) })}</p>;
  const done = it.step === 'done';
  return (
    <section class={done ? 'frozen' : 'frozen not'}>
      <h2>
        <Icon name={done ? 'freeze' : 'alert'} size={16} />
        {t(`selfFreeze.${it.step}`)}
      </h2>
      {done ? (
        <Done it={it} />
      ) : (
        <p>{t(it.step === 'delayed' ? 'selfFreeze.delayed.next' : 'selfFreeze.refused.next')}</p>
      )}
      {!done && app.host.settings.freeze && (
        <button type="button" class="btn btn-plain" onClick={() => app.host.say({ type: 'vigil:freeze' })}>
          {t('selfFreeze.page')}
        </button>
      )}
    </section>
  );
}

function Done({ it }: { it: FreezeStepView }) {
  const { cancelledWithdrawals: ids, endedSessions, disabledKeys, cancelledOrders } = it;
  const facts = [
    ids.length > 0 &&
      t('selfFreeze.cancelled', { n: ids.length, ids: ids.join(document.documentElement.lang === 'en' ? ', ' : '、') }),
    endedSessions > 0 && t('selfFreeze.sessions', { n: endedSessions }),
    disabledKeys > 0 && t('selfFreeze.keys', { n: disabledKeys }),
    cancelledOrders > 0 && t('selfFreeze.orders', { n: cancelledOrders }),
  ].filter((fact) => fact !== false);
  return (
    <>
      <p>{t('selfFreeze.stopped')}</p>
      {facts.length > 0 && (
        <ul class="num">
          {facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      )}
      <p>{t('selfFreeze.stays')}</p>
      <p>{t('selfFreeze.lift')}</p>
    </>
  );
}
