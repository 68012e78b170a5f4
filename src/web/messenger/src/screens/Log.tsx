import type { CaseStateView, EntryView } from '@vigil/shared/api';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { App } from '../app';
import { t } from '../app-texts';
import { stamp } from '../format';
import { lazy } from '../lazy';
import { useStore } from '../store';
import type { Conversation, Talk } from '../talk/conversation';
import { rows } from '../talk/rows';
import type { AlarmProps } from './Alarm';
import { Entry, Unsent } from './Entry';

const Rate = lazy<{ talk: Conversation }>(async () => (await import('./Rate')).default);
const Waiting = lazy<{ talk: Conversation; live: CaseStateView; entries: readonly EntryView[] }>(
  async () => (await import('./Waiting')).default,
);
const Alarm = lazy<AlarmProps>(async () => (await import('./Alarm')).default);

interface Props {
  app: App;
  talk: Conversation;
  now: Talk;
  onEdit: (clientMessageId: string) => void;
}

// So near the end that what arrives should be shown at once; further up the customer is reading.
const nearPx = 80;

export function Log({ app, talk, now, onEdit }: Props) {
  const { timeline, box, live, loaded, typing } = now;
  const offline = useStore(app.link.state) === 'offline';
  const log = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [below, setBelow] = useState(false);
  const list = rows(timeline.entries, box, live?.readUpTo ?? 0);
  const waiting = live?.state === 'waiting';

  // What grows inside (a card that was fetched, the rating) keeps the end in view too.
  useEffect(() => {
    const it = log.current;
    if (!it) return;
    const toEnd = () => {
      if (atEnd.current) it.scrollTop = it.scrollHeight;
    };
    const watch = new ResizeObserver(toEnd);
    watch.observe(it);
    if (it.firstElementChild) watch.observe(it.firstElementChild);
    return () => watch.disconnect();
  }, []);

  const ownNewest = box.at(-1)?.clientMessageId;
  useLayoutEffect(() => {
    const it = log.current;
    if (!it) return;
    if (ownNewest) atEnd.current = true;
    if (atEnd.current) it.scrollTop = it.scrollHeight;
    else setBelow(true);
    app.tellUnread();
  }, [timeline.entries.length, ownNewest]);

  const onScroll = () => {
    const it = log.current;
    if (!it) return;
    atEnd.current = it.scrollHeight - it.scrollTop - it.clientHeight < nearPx;
    if (atEnd.current) setBelow(false);
  };

  return (
    <div
      class="talk"
      role="log"
      aria-label={t('talk.log')}
      // Only what is added is read out, not every block that a card counts.
      aria-relevant="additions"
      aria-busy={!loaded}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      ref={log}
      onScroll={onScroll}
    >
      <div class="flow">
        {!loaded && list.length === 0 && <Bones />}
        {loaded && list.length === 0 && <p class="note">{t('talk.fresh')}</p>}
        {list.map((row) => {
          if (row.kind === 'time') {
            return (
              <p class="when num" key={row.key}>
                {stamp(row.at)}
              </p>
            );
          }
          if (row.kind === 'pending') {
            return (
              <Unsent
                key={row.key}
                app={app}
                item={row.item}
                offline={offline}
                onRetry={(id) => talk.retry(id)}
                onEdit={onEdit}
              />
            );
          }
          return <Entry key={row.key} app={app} row={row} caseId={now.caseId ?? ''} />;
        })}
        {typing && (
          // There to be found, and not read out each time somebody pauses.
          <div class="say first dots" role="img" aria-label={t('talk.typing')} aria-live="off">
            <i />
            <i />
            <i />
          </div>
        )}
        {live?.urgent && live.state !== 'resolved' && (
          <Alarm app={app} talk={talk} live={live} entries={timeline.entries} />
        )}
        {waiting && live && <Waiting talk={talk} live={live} entries={timeline.entries} />}
        {live?.state === 'resolved' && (
          <>
            {live.mayRate && <Rate talk={talk} />}
            <p class="hint">{t('resolved.more')}</p>
          </>
        )}
        {below && (
          <button
            type="button"
            class="down"
            onClick={() => {
              atEnd.current = true;
              setBelow(false);
              log.current?.scrollTo({ top: log.current.scrollHeight });
            }}
          >
            {t('talk.new')}
          </button>
        )}
      </div>
    </div>
  );
}

/** Structure instead of a spinner. */
function Bones() {
  return (
    <>
      <div class="bone" style={{ width: '56%', height: '44px', alignSelf: 'flex-end' }} />
      <div class="bone" style={{ width: '82%', height: '120px' }} />
      <p class="vh">{t('talk.opening')}</p>
    </>
  );
}
