import type { AccessNoticeView } from '../wire/console';

/** Whether it is about the official list, and not about one's own access. */
export const isOfChannels = ({ kind }: Pick<AccessNoticeView, 'kind'>): boolean => kind === 'channel.removed';

/** Which sentence tells of it. */
export function sentenceOf({ kind, factor }: Pick<AccessNoticeView, 'kind' | 'factor'>) {
  if (kind === 'factor_added' || kind === 'factor_removed')
    return `notice.${kind}.${factor === 'passkey' ? 'passkey' : 'authenticator'}` as const;
  return `notice.${kind}` as const;
}
