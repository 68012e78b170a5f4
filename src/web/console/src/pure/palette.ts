import type { ColleagueView } from '../wire/console';
import { fits, type Scope } from './search';

/** What the palette knows of an option in order to find and to order it. */
export interface Findable {
  readonly text: string;
  readonly note?: string;
  /** What a query is compared with, where that is not all that is shown. */
  readonly match?: readonly string[];
  /** Never chosen by itself: a customer would pay for a key pressed too soon. */
  readonly unsure?: boolean;
}

export interface Parts<O extends Findable> {
  /** One's own state. */
  readonly states: readonly O[];
  readonly actions: readonly O[];
  readonly colleagues: readonly O[];
  readonly records: readonly O[];
  readonly cases: readonly O[];
  readonly articles: readonly O[];
  readonly general: readonly O[];
}

export interface Offered<O extends Findable> {
  readonly part: keyof Parts<O>;
  /** True for those that are offered last and never chosen by themselves. */
  readonly unsure: boolean;
  readonly options: readonly O[];
}

const most = 6;
const mostGeneral = 12;

/** Why a case that is handed to this colleague would wait: they are gone, or have as many as they can hold. */
export function unready(presence: ColleagueView['presence']): 'offline' | 'full' | null {
  if (presence.state === 'offline') return 'offline';
  return presence.active >= presence.capacity ? 'full' : null;
}

/** What fits a query, in the order in which it is offered. Who names a state means their own; who is not ready to take a case comes last. */
export function offered<O extends Findable>(
  parts: Parts<O>,
  scope: Scope,
  query: string,
  hasCase: boolean,
): Offered<O>[] {
  const all = scope === 'all';
  const asked = all && query.length > 0;
  const fitting = (options: readonly O[], limit = most) =>
    options.filter((it) => fits(query, ...(it.match ?? [it.text, it.note]))).slice(0, limit);
  const groups: Offered<O>[] = [];
  const put = (part: keyof Parts<O>, options: readonly O[], unsure = false) =>
    options.length > 0 && groups.push({ part, unsure, options });
  const begins = (it: O) => (it.match ?? [it.text]).some((text) => text.toLowerCase().startsWith(query.toLowerCase()));
  const first = query && (all || scope === 'actions') ? fitting(parts.states, mostGeneral).filter(begins) : [];
  put('states', first);
  if (all || scope === 'actions') put('actions', fitting(parts.actions));
  const colleagues = scope === 'colleagues' || asked ? fitting(parts.colleagues) : [];
  put(
    'colleagues',
    colleagues.filter((it) => !it.unsure),
  );
  if (all) put('records', fitting(parts.records, query ? most : 3));
  if (all || scope === 'cases') put('cases', fitting(parts.cases, query ? most : 4));
  if (all) put('articles', parts.articles);
  if (scope === 'actions' || asked || !hasCase) {
    const rest = [...parts.general, ...parts.states.filter((it) => !first.includes(it))];
    put('general', fitting(rest, mostGeneral));
  }
  put(
    'colleagues',
    colleagues.filter((it) => it.unsure),
    true,
  );
  return groups;
}

/** Which option Enter runs before anybody has moved: the first that is safe, or none (-1). */
export const chosenFirst = (options: readonly Findable[]): number => options.findIndex((it) => !it.unsure);
