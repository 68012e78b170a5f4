import { useState } from 'react';
import { isRefusal } from '../link/http';
import { useTrail } from '../link/queries';
import { anything, type TrailFilter } from '../pure/trail';
import { codesOf, t, words } from '../texts';
import { Trouble, useLate } from '../ui/bits';
import type { TrailEventView } from '../wire/console';
import { More } from './LearningParts';

/** The audit trail: who did what to what, and when. For those who check, not for those who act. */
export function Trail() {
  const [asked, setAsked] = useState<TrailFilter>(anything);
  const pages = useTrail(asked);
  const events = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const late = useLate();
  return (
    <main className="page-in" tabIndex={-1}>
      <h1>{t('trail.title')}</h1>
      <Form asked={asked} ask={(filter) => (same(filter, asked) ? void pages.refetch() : setAsked(filter))} />
      <section className="page-b" aria-label={t('trail.events')} aria-busy={pages.isFetching}>
        {pages.isError ? (
          <Trouble again={() => void pages.refetch()}>
            {t(isRefusal(pages.error) ? 'trail.refused' : 'trail.failed')}
          </Trouble>
        ) : pages.isPending ? (
          late && <p className="page-e">{t('learning.loading')}</p>
        ) : events.length === 0 ? (
          <p className="page-e">{t('trail.none')}</p>
        ) : (
          <Table events={events} find={(part) => setAsked({ ...anything, ...part })} />
        )}
        {pages.hasNextPage && <More busy={pages.isFetchingNextPage} more={() => void pages.fetchNextPage()} />}
      </section>
    </main>
  );
}

const same = (a: TrailFilter, b: TrailFilter) => JSON.stringify(a) === JSON.stringify(b);

function Form({ asked, ask }: { asked: TrailFilter; ask: (filter: TrailFilter) => void }) {
  const [filter, setFilter] = useState(asked);
  const [known, setKnown] = useState(asked);
  // A click in the table asks as well; the fields then say what for.
  if (known !== asked) {
    setKnown(asked);
    setFilter(asked);
  }
  const put = (part: Partial<TrailFilter>) => setFilter({ ...filter, ...part });
  return (
    <form
      className="trail-f"
      onSubmit={(event) => {
        event.preventDefault();
        ask(filter);
      }}
    >
      {(['actor', 'object'] as const).map((name) => (
        <label key={name}>
          {t(`trail.${name}`)}
          <input
            className="field"
            value={filter[name]}
            maxLength={100}
            placeholder={t(`trail.${name}.example`)}
            onChange={(event) => put({ [name]: event.target.value })}
          />
        </label>
      ))}
      <label>
        {t('trail.action')}
        <select className="field" value={filter.action} onChange={(event) => put({ action: event.target.value })}>
          <option value="">{t('trail.any')}</option>
          {codesOf('trail').map((code) => (
            <option key={code} value={code}>
              {words('trail', code)}
            </option>
          ))}
        </select>
      </label>
      {(['from', 'to'] as const).map((name) => (
        <label key={name}>
          {t(`trail.${name}`)}
          <input
            className="field"
            type="datetime-local"
            value={filter[name]}
            onChange={(event) => put({ [name]: event.target.value })}
          />
        </label>
      ))}
      <button type="submit" className="b b-main">
        {t('trail.search')}
      </button>
      <button type="button" className="b" onClick={() => ask(anything)}>
        {t('trail.clear')}
      </button>
    </form>
  );
}

function Table({ events, find }: { events: readonly TrailEventView[]; find: (part: Partial<TrailFilter>) => void }) {
  return (
    <table className="page-rows">
      <thead>
        <tr>
          {(['seq', 'at', 'who', 'what', 'on', 'detail'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`trail.col.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <tr key={event.id}>
            <td className="num">{event.seq ?? t('trail.unsealed')}</td>
            <td className="num trail-at">{stamp(event.at)}</td>
            <td>
              <button type="button" className="lnk" title={event.actor} onClick={() => find({ actor: event.actor })}>
                {event.actorName ?? nameOfActor(event.actor)}
              </button>
            </td>
            <td>{words('trail', event.action)}</td>
            <td>
              <button type="button" className="lnk mono" onClick={() => find({ object: event.object })}>
                {event.object}
              </button>
            </td>
            <td className="mono">
              {Object.entries(event.detail)
                .map(([name, value]) => `${name}=${value}`)
                .join(' ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Who it was where it was nobody of the staff. */
const nameOfActor = (actor: string): string => {
  const kind = actor.split(':')[0] ?? actor;
  return words('actor', kind);
};

/** To the second, with the date always: a line of a trail is quoted. */
const stamp = (iso: string): string => {
  const at = new Date(iso);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
};
