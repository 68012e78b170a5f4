import { language, t } from './app-texts';

let zone: string | undefined;

/** The zone of the session, the one in which the assistant tells times; the browser's own where it is unknown or not a zone. */
export function setTimeZone(name: string | null | undefined): void {
  zone = name && Intl.supportedValuesOf('timeZone').includes(name) ? name : undefined;
}

const made = new Map<string, Intl.DateTimeFormat>();

function part(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${zone} ${JSON.stringify(options)}`;
  let format = made.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { timeZone: zone, ...options });
    made.set(key, format);
  }
  return format;
}

export const hourOf = (at: Date): number =>
  Number(
    part({ hour: 'numeric', hourCycle: 'h23' })
      .formatToParts(at)
      .find((p) => p.type === 'hour')?.value ?? 0,
  );

const day = (at: Date) => part({ year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);

/** 02:14 */
export const clock = (iso: string | Date): string =>
  part({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(typeof iso === 'string' ? new Date(iso) : iso);

/** 02:14 today, 11月21日02:14 on any other day: for facts, where the day matters and the word 'today' would age. */
export function moment(iso: string, now = new Date()): string {
  const at = new Date(iso);
  if (day(at) === day(now)) return clock(at);
  const date = part({ month: 'short', day: 'numeric' }).format(at);
  return language === 'en' ? `${date}, ${clock(at)}` : `${date}${clock(at)}`;
}

/** 今天02:14, 昨天23:40, 11月20日02:14: for the stamps of a conversation. */
export function stamp(iso: string, now = new Date()): string {
  const at = new Date(iso);
  if (day(at) === day(now)) return t('time.today', { time: clock(at) });
  if (day(at) === day(new Date(now.getTime() - 86_400_000))) return t('time.yesterday', { time: clock(at) });
  return moment(iso, now);
}

export const date = (iso: string): string =>
  part({ year: 'numeric', month: 'short', day: 'numeric' }).format(new Date(iso));

export { amount } from '@vigil/shared/amount';

/** What stands between facts side by side. Chinese type brings its own room for it. */
export const dot = (): string => (language === 'en' ? ' · ' : '·');

export const join = (...facts: (string | null | undefined)[]): string => facts.filter(Boolean).join(dot());
