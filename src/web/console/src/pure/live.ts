import type { LiveView } from '../wire/console';

/** The words for what of a wallet is closed. */
export function stateKey({ state, maintenance }: Pick<LiveView, 'state' | 'maintenance'>) {
  const side = state === 'deposits' || state === 'withdrawals' ? state : 'both';
  return maintenance ? (`live.${side}.maintenance` as const) : (`live.${side}` as const);
}

/** The headline of an incident in the agent's language, or in the other one where it has none in theirs. */
export const spokenTitle = ({ title, titleZh }: Pick<LiveView, 'title' | 'titleZh'>, language: string): string =>
  (language === 'en' ? (title ?? titleZh) : (titleZh ?? title)) ?? '';

/** `wallet:POL.POLYGON` and `incident:I-2041`, as answers name what does not work; null for everything else. */
export function liveOf(looked: string): { readonly kind: 'wallet' | 'incident'; readonly what: string } | null {
  const [kind, what] = [looked.slice(0, looked.indexOf(':')), looked.slice(looked.indexOf(':') + 1)];
  return (kind === 'wallet' || kind === 'incident') && what ? { kind, what: what.replace('.', ' ') } : null;
}
