import { spoken, t } from './texts';

const made = new Map<string, Intl.DateTimeFormat>();

// The agent's own zone: the browser's. The customer's stands beside it on the card where it differs.
function part(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const language = spoken.get();
  const key = `${language} ${JSON.stringify(options)}`;
  let format = made.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options);
    made.set(key, format);
  }
  return format;
}

const day = (at: Date) => part({ year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);

/** 02:14 */
export const clock = (iso: string): string =>
  part({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(iso));

/** 02:14:08 */
export const seconds = (iso: string): string =>
  part({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(new Date(iso));

/** 11-18, or 2025-11-18 in another year: for narrow columns. */
export function shortDate(iso: string, now = new Date()): string {
  const at = new Date(iso);
  const two = (n: number) => String(n).padStart(2, '0');
  const date = `${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return at.getFullYear() === now.getFullYear() ? date : `${at.getFullYear()}-${date}`;
}

/** 02:14 today, 11-21 23:40 on any other day. */
export function moment(iso: string, now = new Date()): string {
  const at = new Date(iso);
  return day(at) === day(now) ? clock(iso) : `${shortDate(iso, now)} ${clock(iso)}`;
}

/** The same with seconds, for records. */
export function exact(iso: string, now = new Date()): string {
  const at = new Date(iso);
  return day(at) === day(now) ? seconds(iso) : `${shortDate(iso, now)} ${clock(iso)}`;
}

/** 今天, 昨天, 11月20日: heads a day of a conversation. */
export function dayName(iso: string, now = new Date()): string {
  const at = new Date(iso);
  if (day(at) === day(now)) return t('entry.today');
  if (day(at) === day(new Date(now.getTime() - 86_400_000))) return t('entry.yesterday');
  return part({
    month: 'short',
    day: 'numeric',
    ...(at.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }),
  }).format(at);
}

// Midnight falls on a quarter of an hour in every zone: within one nobody has to ask the calendar, and a case has thousands of entries.
const quarter = (iso: string) => Math.floor(Date.parse(iso) / 900_000);

export const sameDay = (a: string, b: string): boolean =>
  quarter(a) === quarter(b) || day(new Date(a)) === day(new Date(b));

// Made once for each zone: making one takes as long as a hundred uses.
const offsets = new Map<string, Intl.DateTimeFormat>();

function offsetsOf(zone: string): Intl.DateTimeFormat {
  const made = offsets.get(zone) ?? new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' });
  offsets.set(zone, made);
  return made;
}

/** UTC+8, as the zone stands today. */
export function offset(zone: string, now = new Date()): string {
  try {
    const name = offsetsOf(zone)
      .formatToParts(now)
      .find((p) => p.type === 'timeZoneName')?.value;
    return name?.replace('GMT', 'UTC') ?? zone;
  } catch (error) {
    // Not a zone that this browser knows.
    if (error instanceof RangeError) return zone;
    throw error;
  }
}

export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** 0x9c41…e7B2 */
export const short = (hash: string): string => (hash.length > 14 ? `${hash.slice(0, 6)}…${hash.slice(-4)}` : hash);

export { amount } from '@vigil/shared/amount';
