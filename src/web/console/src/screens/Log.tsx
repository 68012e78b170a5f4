import { useVirtualizer } from '@tanstack/react-virtual';
import type { Outbox } from '@vigil/shared/outbox';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { sameDay } from '../format';
import type { Talk } from '../link/talk';
import { linesOf } from '../pure/lines';
import type { Refs } from '../pure/refs';
import { t } from '../texts';
import { useLate } from '../ui/bits';
import { Icon } from '../ui/icons';
import type { CaseRowView, StaffEntryView } from '../wire/console';
import { DayLine, EntryLine, PendingLine } from './Entry';

interface Props {
  talk: Talk;
  entries: readonly StaffEntryView[];
  box: Outbox;
  loaded: boolean;
  refs: Refs;
  row: CaseRowView | undefined;
  /** The customer is writing just now. */
  typing: boolean;
}

// How near to its end a log counts as read to the end, in pixels.
const nearEnd = 48;

/** The timeline. It follows what is new while the agent is at its end, and stays where it is while they read further up. */
export function Log({ talk, entries, box, loaded, refs, row, typing }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const top = useRef(0);
  const [behind, setBehind] = useState(false);
  const lines = useMemo(() => linesOf(entries, box, sameDay), [entries, box]);
  const list = useVirtualizer({
    count: lines.length,
    getScrollElement: () => place.current,
    estimateSize: () => 56,
    getItemKey: (at) => lines[at]?.key ?? at,
    overscan: 12,
    paddingStart: 8,
    // Room for the word that the customer is writing, so that it moves and covers nothing.
    paddingEnd: 28,
  });
  // While the end is followed, what is measured above must not push it away.
  list.shouldAdjustScrollPositionOnItemSizeChange = (item, _, { scrollOffset }) =>
    !atEnd.current && item.start < (scrollOffset ?? 0);
  const height = list.getTotalSize();
  const end = () => {
    const element = place.current;
    if (element) element.scrollTop = element.scrollHeight;
  };
  useLayoutEffect(() => {
    if (atEnd.current) end();
  }, [height]);
  const count = lines.length;
  useEffect(() => {
    if (atEnd.current) end();
    else if (count > 0) setBehind(true);
  }, [count]);
  // A composer that grows takes room from the log: its end stays in sight.
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const watch = new ResizeObserver(() => {
      if (atEnd.current) end();
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const scrolled = () => {
    const element = place.current;
    if (!element) return;
    const near = element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd;
    // Only going up leaves the end: a log that grew under its reader did not move them.
    if (near) atEnd.current = true;
    else if (element.scrollTop < top.current) atEnd.current = false;
    top.current = element.scrollTop;
    if (atEnd.current) setBehind(false);
  };
  return (
    <div className="tl-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by the keyboard */}
      <div className="tl" ref={place} onScroll={scrolled} role="log" aria-label={t('case.log')} tabIndex={0}>
        {!loaded && count === 0 && <Bones />}
        <div className="tl-in" style={{ height }}>
          {list.getVirtualItems().map((item) => {
            const line = lines[item.index];
            return (
              line && (
                <div
                  key={item.key}
                  ref={list.measureElement}
                  data-index={item.index}
                  className="tl-line"
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  {line.kind === 'day' ? (
                    <DayLine at={line.at} />
                  ) : line.kind === 'pending' ? (
                    <PendingLine item={line.item} talk={talk} />
                  ) : (
                    <EntryLine
                      caseId={talk.caseId}
                      entry={line.entry}
                      understood={line.understood}
                      first={line.first}
                      refs={refs}
                      customer={row?.customer ?? null}
                      language={row?.language}
                    />
                  )}
                </div>
              )
            );
          })}
        </div>
      </div>
      {typing && <p className="typing m">{t('case.typing')}</p>}
      {behind && (
        <button
          type="button"
          className="b newer"
          onClick={() => {
            atEnd.current = true;
            setBehind(false);
            end();
          }}
        >
          <Icon name="down" size={14} />
          {t('case.newer')}
        </button>
      )}
    </div>
  );
}

function Bones() {
  if (!useLate()) return null;
  return (
    <div className="bones" aria-busy="true">
      <span className="vh">{t('case.loading')}</span>
      <i style={{ width: '38%' }} />
      <i className="r" style={{ width: '54%' }} />
      <i style={{ width: '30%' }} />
      <i className="r" style={{ width: '46%' }} />
    </div>
  );
}
