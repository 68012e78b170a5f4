import { useDesk } from '../desk';
import { useCases, useColleagues, useMe } from '../link/queries';
import { isNew, ordered } from '../pure/lists';
import { t } from '../texts';
import { Icon } from '../ui/icons';
import { FirstSteps } from './FirstSteps';
import { usePresence } from './Rail';

/** Where the conversation would be. */
export function EmptyCase() {
  const desk = useDesk();
  const me = useMe().data ?? desk.me;
  const setPresence = usePresence();
  const mine = useCases('mine');
  const counts = mine.data?.pages.at(-1)?.counts;
  const rows = ordered(mine.data?.pages.flatMap((page) => page.items) ?? [], 'mine');
  // Who waits for a person waits on, whatever the assistant said last.
  const waiting = rows.filter((row) => row.waitingSince);
  const available = me.presence.state === 'available';
  const colleagues = useColleagues(me.role === 'admin').data;
  if (isNew(me, colleagues, counts)) return <FirstSteps />;
  return (
    <main className="case" tabIndex={-1}>
      <div className="void">
        <svg className="art" viewBox="0 0 96 96" aria-hidden="true">
          <circle cx="48" cy="48" r="40" />
          <ellipse cx="48" cy="48" rx="28" ry="40" />
          <ellipse cx="48" cy="48" rx="14" ry="40" />
          <path d="M48 8v80M8 48h80M14 27h68M14 69h68" />
        </svg>
        <h1>{t(waiting.length > 0 || counts?.queued ? 'empty.title' : 'empty.calm')}</h1>
        <p>{available ? t('empty.available') : t('empty.away', { state: t(`presence.${me.presence.state}`) })}</p>
        {!available && (
          <button type="button" className="b b-main void-b" onClick={() => void setPresence({ state: 'available' })}>
            {t('empty.goAvailable')}
          </button>
        )}
        <div className="todo">
          {waiting[0] && (
            <button type="button" onClick={() => desk.open(waiting[0]?.id ?? null)}>
              <Icon name="inbox" size={16} />
              <span>{t('empty.waiting')}</span>
              <span className="m num">{t('empty.queued.n', { n: waiting.length })}</span>
            </button>
          )}
          <button type="button" onClick={() => desk.show('queued')}>
            <Icon name="queue" size={16} />
            <span>{t('empty.queued')}</span>
            {counts && <span className="m num">{t('empty.queued.n', { n: counts.queued })}</span>}
          </button>
          <a href="/help" target="_blank" rel="noopener noreferrer">
            <Icon name="book" size={16} />
            <span>{t('empty.help')}</span>
          </a>
        </div>
      </div>
    </main>
  );
}

/** Where the customer and the records would be. */
export function Ghost() {
  return (
    <aside className="side" aria-label={t('side.label')}>
      <div className="ghost">
        <p>{t('ghost.lead')}</p>
        {(['customer', 'records', 'suggestions', 'history'] as const).map((part) => (
          <div className="g" key={part}>
            <b>{t(`ghost.${part}`)}</b>
            {t(`ghost.${part}.text`)}
          </div>
        ))}
      </div>
    </aside>
  );
}
