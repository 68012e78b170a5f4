import type { StaffView } from '../wire/console';
import { holds } from './permits';

/** Whether the address is that of the audit trail. Who may not see it is shown the desk. */
export const isTrail = (hash: string, me: Pick<StaffView, 'permissions'>): boolean =>
  hash === '#/trail' && holds(me, 'readTrail');

/** What is looked for; empty is anything. Times as a field of the browser has them, in the reader's own zone. */
export interface TrailFilter {
  readonly actor: string;
  readonly action: string;
  readonly object: string;
  readonly from: string;
  readonly to: string;
}

export const anything: TrailFilter = { actor: '', action: '', object: '', from: '', to: '' };

/** The query of a filter. */
export function queryOf(filter: TrailFilter, after: string): string {
  const query = new URLSearchParams();
  for (const name of ['actor', 'action', 'object'] as const) {
    const value = filter[name].trim();
    if (value) query.set(name, value);
  }
  for (const name of ['from', 'to'] as const) {
    const at = new Date(filter[name]);
    if (filter[name] && !Number.isNaN(at.getTime())) query.set(name, at.toISOString());
  }
  if (after) query.set('after', after);
  return query.toString();
}
