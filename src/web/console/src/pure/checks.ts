import type { CheckState } from '@vigil/shared/api';
import type { CaseCheckView, CheckPurposeView, ChecksView } from '../wire/console';

/** What a customer can be asked for. */
export const canBeAsked = ({ level }: Pick<CheckPurposeView, 'level'>): boolean =>
  level === 'check' || level === 'strong';

/** Where a check stands now: what has run out since it was read is not shown as waiting, nor as passed. */
export function stateAt(check: Pick<CaseCheckView, 'state' | 'until' | 'grantedUntil'>, now: number): CheckState {
  if (check.state === 'waiting' && Date.parse(check.until) <= now) return 'expired';
  if (check.state === 'passed' && Date.parse(check.grantedUntil ?? '') <= now) return 'over';
  return check.state;
}

/** Whether what the purpose needs is given now. */
export const isMet = ({ met, until }: Pick<CheckPurposeView, 'met' | 'until'>, now: number): boolean =>
  met && (!until || Date.parse(until) > now);

/** What has to be passed before a field is shown; null where nothing is, or nothing is known of it yet. */
export const needOf = (checks: ChecksView | undefined, field: string): CheckPurposeView | null =>
  checks?.purposes.find((it) => it.fields.includes(field) && canBeAsked(it)) ?? null;

/** The newest check for a purpose that waits or counts. */
export const aliveOf = (checks: ChecksView | undefined, purpose: string, now: number): CaseCheckView | null =>
  checks?.checks.find((it) => it.purpose === purpose && ['waiting', 'passed'].includes(stateAt(it, now))) ?? null;
