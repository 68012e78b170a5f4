import type { ChannelKind, StaffView } from '../wire/console';
import { holds } from './permits';

/** What may stand on the official list, as the server names it. */
export const channelKinds: readonly ChannelKind[] = ['website', 'email', 'phone', 'handle', 'link', 'brand'];

/** Whether the address is that of the official list. Who may not see it is shown the desk. */
export const isChannels = (hash: string, me: Pick<StaffView, 'permissions'>): boolean =>
  hash === '#/channels' && holds(me, 'keepChannels');

/** A code to be read aloud: three digits, a gap, three digits. */
export const spoken = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;
