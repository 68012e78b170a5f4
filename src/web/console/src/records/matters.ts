import { amount, exact, moment, short, shortDate } from '../format';
import { listed, t, words } from '../texts';
import type { IconName } from '../ui/icons';
import type { C2cOrder, Deposit, Freeze, Withdrawal } from '../wire/exchange';
import type { ChainNames, Face, Tone } from './faces';
import type { Row } from './Rows';

const withdrawalTones: Record<string, Tone> = {
  reviewing: 'slow',
  done: 'ok',
  rejected: 'bad',
  failed: 'bad',
  returned: 'bad',
  cancelled: 'plain',
};
const depositTones: Record<string, Tone> = {
  credited: 'ok',
  withdrawable: 'ok',
  recovered: 'ok',
  manual_review: 'slow',
  recovering: 'slow',
  wrong_network: 'bad',
  missing_memo: 'bad',
  below_minimum: 'bad',
  unrecoverable: 'bad',
};
const c2cTones: Record<string, Tone> = { released: 'ok', appealing: 'slow', cancelled: 'plain', expired: 'plain' };

export const toneIcons: Record<Tone, IconName> = {
  going: 'half',
  ok: 'done',
  slow: 'queue',
  bad: 'stopped',
  plain: 'stopped',
};

/** A row where there is something to say. */
const row = (name: string, value: string | null | undefined, more: Partial<Row> = {}): Row[] =>
  value ? [{ name, value, ...more }] : [];

export function withdrawal(it: Withdrawal, chains: ChainNames): Face {
  const tone = withdrawalTones[it.state] ?? 'going';
  const { review } = it;
  const counting = it.state === 'confirming' || it.state === 'broadcast';
  const free = /^0*(\.0*)?$/.test(it.fee);
  return {
    icon: toneIcons[tone],
    tone,
    title: `${amount(it.amount)} ${it.coin}`,
    note: chains[it.chain] ?? it.chain,
    state: words('withdrawal', it.state),
    date: shortDate(it.requestedAt),
    moving: tone === 'going' || tone === 'slow',
    blocks: counting ? { done: it.confirmations, required: it.requiredConfirmations, dueAt: it.estimatedDoneAt } : null,
    rows: [
      ...row(t('field.requested'), exact(it.requestedAt), {
        note: free ? null : t('field.fee', { fee: `${amount(it.fee)} ${it.coin}` }),
      }),
      ...(review ? reviewRow(review) : []),
      ...row(t('field.broadcast'), it.broadcastAt ? exact(it.broadcastAt) : null, {
        note: it.estimatedDoneAt ? t('field.eta', { time: moment(it.estimatedDoneAt) }) : null,
      }),
      ...row(t('field.done'), it.doneAt ? exact(it.doneAt) : null),
      ...row(t('field.cause'), words('failure', it.failureCode)),
      ...row(t('field.address'), short(it.address), { code: it.address, field: 'address' }),
      ...row(t('field.memo'), it.memo, { field: 'memo' }),
      ...row(t('field.hash'), it.txId ? short(it.txId) : null, { code: it.txId, field: 'txId' }),
      ...row(t('field.id'), it.id, { code: it.id }),
    ],
    say: it.cancellable ? t('field.cancellable') : null,
  };
}

function reviewRow(review: NonNullable<Withdrawal['review']>): Row[] {
  const time = moment(review.endedAt ?? review.startedAt);
  const value =
    review.outcome === 'approved'
      ? t('field.review.passed', { time })
      : review.outcome === 'rejected'
        ? t('field.review.rejected', { time })
        : t('field.review.pending', { time });
  const tell = review.disclosure === 'full' && review.reason ? 'field.review.tell' : 'field.review.generic';
  return [
    { name: t('field.review'), value, pill: t(tell) },
    ...row(t('field.cause'), review.reason ? words('reason', review.reason) : null),
  ];
}

export function deposit(it: Deposit, chains: ChainNames): Face {
  const tone = depositTones[it.state] ?? 'going';
  const counting = it.state === 'seen' || it.state === 'confirming' || it.state === 'credited';
  const goal = it.state === 'credited' ? it.withdrawableAtConfirmations : it.creditedAtConfirmations;
  return {
    icon: toneIcons[tone],
    tone,
    title: `${amount(it.amount)} ${it.coin}`,
    note: chains[it.chain] ?? it.chain,
    state: words('deposit', it.state),
    date: shortDate(it.seenAt),
    moving: tone === 'going' || tone === 'slow',
    blocks: counting && goal > 0 ? { done: it.confirmations, required: goal, dueAt: it.estimatedCreditedAt } : null,
    rows: [
      ...row(t('field.seen'), exact(it.seenAt)),
      ...row(t('field.credited'), it.creditedAt ? exact(it.creditedAt) : null),
      ...row(
        t('field.thresholds'),
        t('field.thresholds.value', { credited: it.creditedAtConfirmations, free: it.withdrawableAtConfirmations }),
      ),
      ...row(t('field.cause'), words('failure', it.problemCode)),
      ...row(t('field.address'), short(it.address), { code: it.address, field: 'address' }),
      ...row(t('field.memo'), it.memo, { field: 'memo' }),
      ...row(t('field.hash'), short(it.txId), { code: it.txId, field: 'txId' }),
      ...row(t('field.id'), it.id, { code: it.id }),
    ],
  };
}

export function c2c(it: C2cOrder): Face {
  const tone = c2cTones[it.state] ?? 'going';
  const chat = (it.chat ?? []).slice(-3).map((line) => `${words('c2c', line.from)}: ${line.text}`);
  return {
    icon: toneIcons[tone],
    tone,
    title: `${amount(it.amount)} ${it.coin}`,
    note: words('c2c', it.role),
    state: words('c2c', it.state),
    date: shortDate(it.createdAt),
    moving: tone === 'going' || tone === 'slow',
    rows: [
      ...row(t('field.pay'), `${amount(it.fiatAmount)} ${it.fiatCurrency}`, {
        note: `${amount(it.price)} ${it.fiatCurrency}/${it.coin}`,
      }),
      ...row(t('field.method'), words('payment', it.paymentMethod)),
      ...row(t('field.counterparty'), it.counterpartyName, { field: 'counterpartyName' }),
      ...row(t('field.payer'), words('match', it.payerNameMatch)),
      ...row(t('field.created'), exact(it.createdAt)),
      ...row(t('field.payBy'), it.paidAt ? null : moment(it.payBy)),
      ...row(t('field.paid'), it.paidAt ? exact(it.paidAt) : null),
      ...row(t('field.releaseBy'), it.releaseBy ? moment(it.releaseBy) : null),
      ...row(t('field.cancelled'), it.cancelledAt ? exact(it.cancelledAt) : null),
      ...row(t('field.decisionBy'), it.appealDecisionBy ? moment(it.appealDecisionBy) : null),
      ...row(t('field.id'), it.id, { code: it.id }),
    ],
    say: chat.length > 0 ? `${t('field.chat', { n: it.chat?.length ?? 0 })}\n${chat.join('\n')}` : null,
    sayField: 'chat',
  };
}

/** Without a reason there is only the one sentence that may be said. */
export function freeze(it: Freeze): Face {
  return {
    icon: it.active ? 'freeze' : 'done',
    tone: it.active ? 'slow' : 'ok',
    title: words('freeze', it.kind),
    note: it.amount && it.currency ? `${amount(it.amount)} ${it.currency}` : (it.currency ?? ''),
    state: t(it.active ? 'field.inForce' : 'field.lifted'),
    date: shortDate(it.since),
    moving: it.active,
    rows: [
      ...row(t('field.since'), exact(it.since)),
      ...row(t('field.ends'), it.endsAt ? exact(it.endsAt) : it.active ? t('field.ends.none') : null),
      ...row(t('field.cause'), it.reason ? words('reason', it.reason) : null),
      ...row(t('field.documents'), listed((it.documents ?? []).map((code) => words('document', code)))),
      ...row(t('field.id'), it.id, { code: it.id }),
    ],
    say: it.active && !it.reason ? `${t('card.freeze.say')}\n${t('card.freeze.generic')}` : null,
  };
}
