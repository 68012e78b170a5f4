import type { CaseRowView, Priority } from '../wire/console';

/** calm: in time; soon: half of the promise has passed; over: it is broken. */
export type Pressure = 'calm' | 'soon' | 'over';

// What customers are promised for a person's answer (exchange.md, Promises): a minute, half of it in the urgent lane.
const promise: Record<Priority, number> = { urgent: 30, high: 60, normal: 60, low: 60 };

export interface Waiting {
  readonly seconds: number;
  readonly pressure: Pressure;
  /** From 0 to 1: how much of the promised time is left. */
  readonly left: number;
}

/** How long the customer has waited for what comes next; null when nobody waits. */
export function waitingOf(row: Pick<CaseRowView, 'waitingSince' | 'priority' | 'state'>, now: number): Waiting | null {
  if (!row.waitingSince || row.state === 'resolved') return null;
  return waitingSince(row.waitingSince, row.priority, now);
}

export function waitingSince(since: string, priority: Priority, now: number): Waiting {
  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / 1000));
  const allowed = promise[priority] ?? 60;
  const pressure = seconds >= allowed ? 'over' : seconds * 2 >= allowed ? 'soon' : 'calm';
  return { seconds, pressure, left: Math.max(0, 1 - seconds / allowed) };
}

/** 0:42, 12:05, 1:46:00. Above a day the caller words it in days. */
export function stopwatch(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const h = Math.floor(seconds / 3600);
  const m = Math.floor(seconds / 60) % 60;
  return h > 0 ? `${h}:${two(m)}:${two(seconds % 60)}` : `${m}:${two(seconds % 60)}`;
}
