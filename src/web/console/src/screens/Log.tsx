import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import type { Outbox } from '@vigil/shared/outbox';
import { memo, type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { sameDay } from '../format';
import type { Talk } from '../link/talk';
import { type Line, linesOf } from '../pure/lines';
import type { Refs } from '../pure/refs';
import { t } from '../texts';
import { useLate } from '../ui/bits';
import { Icon } from '../ui/icons';
import type { StaffEntryView } from '../wire/console';
import { DayLine, EntryLine, PendingLine } from './Entry';

interface Props {
  talk: Talk;
  entries: readonly StaffEntryView[];
  /** How many entries lie before these and have not been read. */
  base: number;
  box: Outbox;
  loaded: boolean;
  refs: Refs;
  customer: string | null;
  language: string | undefined;
  /** The customer is writing just now. */
  typing: boolean;
}

// How near to its end a log counts as read to the end, in pixels.
const nearEnd = 48;
// How near to its beginning what was before is read, in pixels: some screens, so that scrolling seldom meets the edge.
const nearStart = 1_500;

// What a line is taken to be high before it is measured.
const lineHeight = 56;

const Entry = memo(EntryLine);

let room = { width: 670, height: 550 };

/** The timeline. It follows what is new while the agent is at its end, and stays where it is while they read further up. */
export const Log = memo(function Log(props: Props) {
  const { talk, entries, base, box, loaded, refs, customer, language, typing } = props;
  const place = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const top = useRef(0);
  const [behind, setBehind] = useState(false);
  const lines = useMemo(() => linesOf(entries, box, sameDay), [entries, box]);
  const list = useVirtualizer({
    count: lines.length,
    getScrollElement: () => place.current,
    estimateSize: () => lineHeight,
    getItemKey: (at) => lines[at]?.key ?? at,
    overscan: 6,
    // The first drawing is of the end already, in the room that the last log had: nothing is drawn to be thrown away.
    initialRect: room,
    initialOffset: () => Math.max(0, lines.length * lineHeight - room.height),
    // Room for the word that what was before is being read.
    paddingStart: base > 0 ? 32 : 8,
    // Room for the word that the customer is writing, so that it moves and covers nothing.
    paddingEnd: 28,
  });
  // While the end is followed, what is measured above must not push it away.
  list.shouldAdjustScrollPositionOnItemSizeChange = (item, _, { scrollOffset }) =>
    !atEnd.current && item.start < (scrollOffset ?? 0);
  const toEnd = () => {
    atEnd.current = true;
    setBehind(false);
    end();
  };
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
    const watch = new ResizeObserver(([seen]) => {
      if (seen) room = { width: seen.contentRect.width, height: seen.contentRect.height };
      if (atEnd.current) end();
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const note = useStill(place, lines, base, list);
  const early = () => {
    const element = place.current;
    if (element && base > 0 && element.scrollTop < nearStart) void talk.older();
  };
  // One stretch may be shorter than what is near: then the next follows.
  useEffect(early, [base]);
  const scrolled = () => {
    const element = place.current;
    if (!element) return;
    note();
    early();
    const near = element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd;
    // Only going up leaves the end: a log that grew under its reader did not move them.
    if (near) atEnd.current = true;
    else if (element.scrollTop < top.current) atEnd.current = false;
    top.current = element.scrollTop;
    if (atEnd.current) setBehind(false);
  };
  return (
    <div className="tl-frame">
      <div
        className="tl"
        ref={place}
        onScroll={scrolled}
        onKeyDown={(event) => {
          // The browser would go to where the end is now; what is drawn on the way may move it.
          if (event.key === 'End' && event.target === event.currentTarget) {
            event.preventDefault();
            toEnd();
          }
        }}
        role="log"
        // What is new is announced beside it (Announcer): here every scrolled line would be.
        aria-live="off"
        aria-label={t('case.log')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by the keyboard
        tabIndex={0}
      >
        {!loaded && count === 0 && <Bones />}
        {base > 0 && loaded && <p className="earlier m">{t('case.earlier')}</p>}
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
                    <Entry
                      caseId={talk.caseId}
                      entry={line.entry}
                      understood={line.understood}
                      first={line.first}
                      refs={refs}
                      customer={customer}
                      language={language}
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
        <button type="button" className="b newer" onClick={toEnd}>
          <Icon name="down" size={14} />
          {t('case.newer')}
        </button>
      )}
    </div>
  );
});

/** When a stretch is put in front, what is being read stays where it is on the screen. Answers with how to note where that is. */
function useStill(
  place: RefObject<HTMLDivElement | null>,
  lines: readonly Line[],
  base: number,
  list: Virtualizer<HTMLDivElement, Element>,
): () => void {
  const held = useRef<{ base: number; key: string; shift: number } | null>(null);
  useLayoutEffect(() => {
    const element = place.current;
    const was = held.current;
    if (!element || !was || base >= was.base) return;
    // What was measured while this was drawn counts too.
    list.getTotalSize();
    const start = list.measurementsCache[lines.findIndex((line) => line.key === was.key)]?.start;
    if (start === undefined) return;
    element.scrollTop = start - was.shift;
    // What is measured in this frame is measured against the new place.
    list.scrollOffset = element.scrollTop;
  }, [place, lines, base, list]);
  // The first line that is read, and how far below the edge it stands.
  const note = () => {
    const element = place.current;
    if (!element) return;
    const first = list
      .getVirtualItems()
      .find((item) => item.end > element.scrollTop && lines[item.index]?.kind === 'entry');
    const key = first && lines[first.index]?.key;
    held.current = first && key ? { base, key, shift: first.start - element.scrollTop } : null;
  };
  useEffect(note);
  return note;
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
