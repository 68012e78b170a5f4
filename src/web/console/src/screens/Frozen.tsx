import { listed, t } from '../texts';
import type { StaffEntryView } from '../wire/console';

/** The customer's own freeze: what the exchange has confirmed, and nothing before it has. */
export function Frozen({ entry: { freeze } }: { entry: StaffEntryView }) {
  if (!freeze) return null;
  const { step, way, cancelledWithdrawals: ids, endedSessions, disabledKeys, cancelledOrders, code } = freeze;
  const facts = [
    ids.length > 0 && t('entry.freeze.cancelled', { n: ids.length, ids: listed(ids) }),
    endedSessions > 0 && t('entry.freeze.sessions', { n: endedSessions }),
    disabledKeys > 0 && t('entry.freeze.keys', { n: disabledKeys }),
    cancelledOrders > 0 && t('entry.freeze.orders', { n: cancelledOrders }),
    code,
  ].filter((fact): fact is string => Boolean(fact));
  const line = t(step === 'asked' && way ? `entry.freeze.asked.${way}` : `entry.freeze.${step}`);
  return <b>{facts.length > 0 ? t('app.pair', { a: line, b: listed(facts) }) : line}</b>;
}
