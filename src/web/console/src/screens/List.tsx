import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { useCommand, useDesk } from '../desk';
import { useCases, useMe, useQueues } from '../link/queries';
import { useStore } from '../link/use';
import { isUnseen, neighbour, ordered, seesQueue } from '../pure/lists';
import { t, words } from '../texts';
import { Clock, Key, modKey, nameOf, Since, Trouble, titleOf, Urgency, useLate } from '../ui/bits';
import { arrows } from '../ui/focus';
import { Icon } from '../ui/icons';
import type { CaseRowView, QueueView, View } from '../wire/console';

const views: View[] = ['mine', 'queued', 'all', 'resolved'];
const rowHeight = 81;

export function List() {
  const desk = useDesk();
  const { view, queue } = useStore(desk.screen);
  const cases = useCases(view);
  const counts = cases.data?.pages.at(-1)?.counts;
  const rows = useMemo(() => {
    const known = new Map<string, CaseRowView>();
    for (const row of cases.data?.pages.flatMap((page) => page.items) ?? []) known.set(row.id, row);
    const all = ordered([...known.values()], view);
    return queue && view === 'queued' ? all.filter((row) => row.queue === queue) : all;
  }, [cases.data, view, queue]);
  const moved = useRef(false);
  const move = (step: 1 | -1) => {
    const { open } = desk.screen.get();
    const next = neighbour(rows, open, step);
    // The last row of what was read is not the last of the list.
    if (next?.id === open && step === 1 && cases.hasNextPage) {
      wanted.current = open;
      if (!cases.isFetchingNextPage) void cases.fetchNextPage();
      return;
    }
    wanted.current = null;
    if (!next) return;
    moved.current = true;
    desk.open(next.id);
  };
  // The case after which the next one was asked for before its page was there.
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    const from = wanted.current;
    const next = from === null ? undefined : neighbour(rows, from, 1);
    if (!next || next.id === from) return;
    wanted.current = null;
    if (desk.screen.get().open !== from) return;
    moved.current = true;
    desk.open(next.id);
  }, [desk, rows]);
  useCommand('next', () => move(1));
  useCommand('previous', () => move(-1));
  return (
    <section className="list" aria-label={t('list.label')}>
      <div className="list-h" role="tablist" aria-label={t('list.label')} onKeyDown={arrows}>
        {views.map((to) => {
          const count = to === 'resolved' ? undefined : counts?.[to];
          return (
            <button
              type="button"
              role="tab"
              key={to}
              id={`tab-${to}`}
              aria-selected={view === to}
              aria-controls="list-panel"
              tabIndex={view === to ? 0 : -1}
              className={view === to ? 'tab on' : 'tab'}
              onClick={() => desk.show(to)}
            >
              {t(`list.${to}`)}
              {count !== undefined && <span className="num">{count}</span>}
            </button>
          );
        })}
      </div>
      {queue && view === 'queued' && (
        <div className="only">
          <span>{t('list.only', { queue: words('queue', queue) })}</span>
          <button
            type="button"
            className="b b-quiet b-icon"
            aria-label={t('list.only.clear')}
            title={t('list.only.clear')}
            onClick={() => desk.show('queued')}
          >
            <Icon name="close" size={14} />
          </button>
        </div>
      )}
      <div className="list-b" id="list-panel" role="tabpanel" aria-labelledby={`tab-${view}`}>
        {rows.length > 0 ? (
          <Rows
            rows={rows}
            total={queue ? undefined : view === 'resolved' ? undefined : counts?.[view]}
            whole={!cases.hasNextPage}
            moved={moved}
            more={cases.hasNextPage && !cases.isFetchingNextPage ? () => void cases.fetchNextPage() : null}
          />
        ) : cases.isPending ? (
          <Bones />
        ) : cases.isError ? (
          <Trouble again={() => void cases.refetch()}>{t('list.failed')}</Trouble>
        ) : (
          <div className="void">
            <p>{t(queue ? 'list.empty.queue' : `list.empty.${view}`)}</p>
          </div>
        )}
      </div>
      <Queues />
      <div className="list-f">
        <span>
          <Key>j</Key> <Key>k</Key> {t('list.key.move')}
        </span>
        <span>
          <Key>{modKey}K</Key> {t('list.key.find')}
        </span>
        <span>
          <Key>?</Key> {t('list.key.sheet')}
        </span>
      </div>
    </section>
  );
}

interface RowsProps {
  rows: CaseRowView[];
  /** How many the list has in all, as far as it is known. */
  total: number | undefined;
  /** Nothing is left to be read. */
  whole: boolean;
  /** A key went to another row: that row is to have the keys. */
  moved: RefObject<boolean>;
  more: (() => void) | null;
}

/** Only the rows that can be seen are in the page; a reader is told of which place among how many each is. */
function Rows({ rows, total, whole, moved, more }: RowsProps) {
  const desk = useDesk();
  const { open } = useStore(desk.screen);
  const place = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => place.current,
    estimateSize: () => rowHeight,
    getItemKey: (at) => rows[at]?.id ?? at,
    overscan: 6,
  });
  const items = list.getVirtualItems();
  const lastSeen = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && lastSeen >= rows.length - 5) more();
  }, [more, lastSeen, rows.length]);
  const at = rows.findIndex((row) => row.id === open);
  useEffect(() => {
    if (at >= 0) list.scrollToIndex(at, { align: 'auto' });
    // Only when another case is opened: a list that moves under the agent is not chased.
  }, [open]);
  // j and k take the keys along, so that Enter and Tab go on from the row.
  useEffect(() => {
    if (!moved.current || at < 0) return;
    const row = place.current?.querySelector<HTMLElement>('a.row.on');
    if (!row) return;
    moved.current = false;
    row.focus({ preventScroll: true });
  });
  const size = Math.max(rows.length, whole ? 0 : (total ?? 0));
  return (
    <div className="rows" ref={place} tabIndex={-1}>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
      <ul role="list" style={{ height: list.getTotalSize() }} className="rows-in">
        {items.map((item) => {
          const row = rows[item.index];
          return (
            row && (
              <li
                key={item.key}
                ref={list.measureElement}
                data-index={item.index}
                aria-setsize={whole || total !== undefined ? size : -1}
                aria-posinset={item.index + 1}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <Row row={row} on={row.id === open} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}

function Row({ row, on }: { row: CaseRowView; on: boolean }) {
  const desk = useDesk();
  const seen = useStore(desk.live.seen);
  const fresh = row.agentId === desk.me.id && isUnseen(row, seen);
  const said = row.lastText === '' ? t('list.files') : (row.lastText?.replace(/\s+/g, ' ') ?? '');
  const own = row.lastBy === desk.me.id;
  return (
    <a
      className={`row${on ? ' on' : ''}${fresh ? ' fresh' : ''}`}
      href={`#/cases/${row.id}`}
      aria-current={on ? 'page' : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        // By Enter, which clicks without a pointer, one goes into the case; the pointer goes where it likes.
        if (event.detail === 0) desk.enter(row.id);
        else desk.open(row.id);
      }}
    >
      <div className="l1">
        {fresh && (
          <span className="newdot">
            <span className="vh">{t('list.unread')}</span>
          </span>
        )}
        <b>
          {nameOf(row)} <span>{titleOf(row)}</span>
        </b>
        <Clock row={row} />
      </div>
      <p className="l2" lang={row.language}>
        {own ? t('list.you', { text: said }) : row.lastAuthor === 'assistant' ? t('list.bot', { text: said }) : said}
      </p>
      <div className="l3">
        <Urgency priority={row.priority} />
        {row.queue && <span className="l3-q">{words('queue', row.queue)}</span>}
        {!row.language.startsWith('zh') && <span className="lang">{row.language.slice(0, 2).toUpperCase()}</span>}
        <span className="far num">
          {row.ratedStars ? (
            <>
              <Icon name="star" size={14} />
              {row.ratedStars}
            </>
          ) : row.agentName && row.agentId !== desk.me.id ? (
            <>
              <Icon name="user" size={14} />
              {row.agentName}
            </>
          ) : (
            <span className="id">{row.number}</span>
          )}
        </span>
      </div>
    </a>
  );
}

function Bones() {
  if (!useLate()) return null;
  return (
    <div aria-busy="true">
      <span className="vh">{t('list.loading')}</span>
      {[0, 1, 2, 3].map((n) => (
        <div className="row bone" key={n}>
          <i style={{ width: '62%' }} />
          <i style={{ width: '88%' }} />
          <i style={{ width: '34%' }} />
        </div>
      ))}
    </div>
  );
}

function Queues() {
  const desk = useDesk();
  const { queue } = useStore(desk.screen);
  const me = useMe().data ?? desk.me;
  const queues = useQueues().data ?? [];
  if (queues.length === 0) return null;
  const own = queues.filter((it) => seesQueue(me, it.name));
  const others = queues.filter((it) => !seesQueue(me, it.name));
  return (
    <div className="queues">
      {own.length > 0 && (
        <div className="grp">
          {t(others.length > 0 ? 'list.queues.own' : 'list.queues')}
          <span>{t('list.oldest')}</span>
        </div>
      )}
      {own.map((it) => (
        <button
          type="button"
          key={it.name}
          className={queue === it.name ? 'q num on' : 'q num'}
          aria-pressed={queue === it.name}
          onClick={() => desk.show('queued', queue === it.name ? null : it.name)}
        >
          <Line queue={it} />
        </button>
      ))}
      {others.length > 0 && (
        <div className="grp" title={t('list.queues.others.why')}>
          {t('list.queues.others')}
          <span>{t('list.oldest')}</span>
        </div>
      )}
      {others.map((it) => (
        <div key={it.name} className="q num" title={t('list.queues.others.why')}>
          <Line queue={it} />
        </div>
      ))}
    </div>
  );
}

function Line({ queue }: { queue: QueueView }) {
  return (
    <>
      <Urgency priority={priorityOf(queue)} mute />
      <span className="q-n">{words('queue', queue.name)}</span>
      <b>{queue.waiting}</b>
      {queue.oldestSince ? <Since at={queue.oldestSince} priority={priorityOf(queue)} /> : <span />}
    </>
  );
}

/** The security queue is the urgent lane. */
export const priorityOf = (queue: QueueView) => (queue.name === 'security' ? 'urgent' : 'normal');
