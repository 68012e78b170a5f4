import { bytes } from '@vigil/shared/bytes';
import type { ApprovalView, StaffView } from '../wire/console';
import { holds } from './permits';

/** Whether the address is that of the page of approvals. Who may not see it is shown the desk. */
export const isApprovals = (hash: string, me: Pick<StaffView, 'permissions'>): boolean =>
  hash === '#/approvals' && holds(me, 'approve');

/** What was done already: a colleague confirms it or has it undone, and nobody takes the question back. */
export const isDoneAtOnce = (kind: string): boolean => kind === 'channel.remove';

/** What the reader can do with it: decide on a colleague's, take back or fetch one's own. */
export type Way = 'decide' | 'withdraw' | 'fetch' | null;

export const wayOf = ({ state, mine, kind }: Pick<ApprovalView, 'state' | 'mine' | 'kind'>): Way =>
  state === 'waiting'
    ? mine
      ? isDoneAtOnce(kind)
        ? null
        : 'withdraw'
      : 'decide'
    : state === 'approved' && mine && kind === 'customer.export'
      ? 'fetch'
      : null;

/** The content, as names and values in a fixed order; a number of bytes in the units that people read. */
export const factsOf = (content: Readonly<Record<string, string>>): readonly (readonly [string, string])[] =>
  Object.entries(content)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => [name, name === 'bytes' ? bytes(Number(value)) : value]);
