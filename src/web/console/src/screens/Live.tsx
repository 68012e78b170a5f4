import { moment } from '../format';
import { spokenTitle, stateKey } from '../pure/live';
import { spoken, t, words } from '../texts';
import { Icon } from '../ui/icons';
import type { LiveView } from '../wire/console';

/** What does not work at the exchange now and concerns the matter: nothing while all of it works. */
export function Live({ live }: { live: readonly LiveView[] | undefined }) {
  if (!live || live.length === 0) return null;
  return (
    <section className="sec" aria-label={t('live.title')}>
      <h2 className="sec-h">{t('live.title')}</h2>
      {live.map((it) => (
        <div className="risk num" key={`${it.kind}/${it.id}`}>
          <Icon name={it.kind === 'wallet' ? 'pause' : 'alert'} size={14} />
          <div>
            {it.kind === 'wallet' ? <Wallet it={it} /> : <Incident it={it} />}
            {it.until && <span className="m"> · {t('live.until', { time: moment(it.until) })}</span>}
          </div>
        </div>
      ))}
    </section>
  );
}

function Wallet({ it }: { it: LiveView }) {
  return (
    <>
      <b>
        {it.coin} {it.chain}
      </b>{' '}
      {t(stateKey(it))}
      {it.since && <span className="m"> · {t('live.changed', { time: moment(it.since) })}</span>}
    </>
  );
}

function Incident({ it }: { it: LiveView }) {
  const title = spokenTitle(it, spoken.get());
  return (
    <>
      <b>{words('component', it.component)}</b> {title}
      <span className="m"> · {it.id}</span>
      {it.since && <span className="m"> · {t('live.since', { time: moment(it.since) })}</span>}
    </>
  );
}
