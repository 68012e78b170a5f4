import { type ReactNode, useEffect, useState } from 'react';
import { stopwatch, waitingOf } from '../pure/waiting';
import { t, words } from '../texts';
import type { CaseRowView, Priority } from '../wire/console';
import { Icon } from './icons';

export const Key = ({ children }: { children: ReactNode }) => <kbd className="k">{children}</kbd>;

/** A shortcut shown on a button: not a part of the button's name. */
export const KeyMark = ({ children }: { children: ReactNode }) => (
  <span className="k" aria-hidden="true">
    {children}
  </span>
);

const mac = /Mac|iPhone|iPad/.test(navigator.platform);
export const modKey = mac ? '⌘' : 'Ctrl ';

/** The time, told every second to all who draw clocks, and only to them. */
export function useNow(everyMs = 1000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

/** True after a while: what loads faster than an eye sees shows nothing at all. */
export function useLate(ms = 150): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return late;
}

const marks: Record<Priority, ReactNode> = {
  urgent: <path d="M6 0l6 6-6 6-6-6z" />,
  high: <path d="M6 1l6 10H0z" />,
  normal: <circle cx="6" cy="6" r="4.5" />,
  low: <path d="M1.5 6h9" />,
};

/** Urgency by shape, word and colour. */
export function Urgency({ priority, mute }: { priority: Priority; mute?: boolean }) {
  return (
    <span className={`urg ${priority}`}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        {marks[priority]}
      </svg>
      {mute ? <span className="vh">{t(`priority.${priority}`)}</span> : t(`priority.${priority}`)}
    </span>
  );
}

const days = 86_400;
const timeOf = (seconds: number) =>
  seconds >= days ? t('clock.days', { n: Math.floor(seconds / days) }) : stopwatch(seconds);

/** Who waits for whom, and how long. */
export function Clock({ row }: { row: CaseRowView }) {
  const now = useNow();
  const waiting = waitingOf(row, now);
  if (row.state === 'resolved')
    return (
      <span className="clk">
        <Icon name="done" size={14} />
        {t('clock.done')}
      </span>
    );
  if (waiting) {
    const time = timeOf(waiting.seconds);
    return (
      <span className={`clk ${waiting.pressure}`}>
        {waiting.pressure === 'over' ? <Icon name="alert" size={14} /> : <Ring left={waiting.left} />}
        {t(waiting.pressure === 'over' ? 'clock.over' : 'clock.waiting', { time })}
      </span>
    );
  }
  return (
    <span className="clk">
      <Icon name={row.state === 'open' ? 'bot' : 'pause'} size={14} />
      {t(row.state === 'open' ? 'clock.assistant' : 'clock.customer')}
    </span>
  );
}

const round = 2 * Math.PI * 5.5;

function Ring({ left }: { left: number }) {
  return (
    <svg className="ring" viewBox="0 0 14 14" aria-hidden="true">
      <circle cx="7" cy="7" r="5.5" />
      <circle cx="7" cy="7" r="5.5" strokeDasharray={`${left * round} ${round}`} />
    </svg>
  );
}

/** Only the figures, for queues. */
export function Since({ at, priority }: { at: string; priority: Priority }) {
  const waiting = waitingOf({ waitingSince: at, priority, state: 'waiting' }, useNow());
  return waiting && <span className={`clk ${waiting.pressure}`}>{timeOf(waiting.seconds)}</span>;
}

/** What the list and the header call a case. */
export const titleOf = (row: CaseRowView): string => row.title || words('topic', row.topic) || t('case.untitled');
export const nameOf = (row: CaseRowView): string => row.customer || t(row.erased ? 'list.erased' : 'list.visitor');

/** A small number that ties a fact to its record. */
export const RefMark = ({ n }: { n: number }) => <span className="ref num">{n}</span>;

export function Copy({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState(false);
  if (!('clipboard' in navigator)) return null;
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => {
        setCopied(true);
        setTimeout(setCopied, 1500, false);
      },
      // Refused by the browser: the tick does not appear, and the words can still be selected.
      () => undefined,
    );
  return (
    <button type="button" className="b b-quiet b-icon" aria-label={label} title={label} onClick={copy}>
      <Icon name={copied ? 'check' : 'copy'} size={14} />
      <span className="vh" role="status">
        {copied ? t('app.copied') : ''}
      </span>
    </button>
  );
}

/** Something could not be read: what, and the way on. */
export function Trouble({ children, again }: { children: ReactNode; again: () => void }) {
  return (
    <div className="trouble" role="alert">
      <p>{children}</p>
      <button type="button" className="b" onClick={again}>
        {t('app.again')}
      </button>
    </div>
  );
}
