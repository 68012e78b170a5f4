import type { WithdrawalCard } from '@vigil/shared/api';
import { t, words } from '../app-texts';
import { amount, moment } from '../format';
import { Icon } from '../icons';
import { Cause, Confirmations, Fact, Head, Transaction } from './facts';
import { Amount, State, toneOfWithdrawal } from './parts';

export function Withdrawal({ it, count }: { it: WithdrawalCard; count: number | null }) {
  return (
    <>
      <Head title={t('record.withdrawal')}>
        <State tone={toneOfWithdrawal(it.state)} text={words('withdrawal', it.state) ?? ''} />
      </Head>
      <Amount value={it.amount} coin={it.coin} note={it.chainName} />
      {count !== null && it.requiredConfirmations > 0 && (
        <Confirmations done={count} required={it.requiredConfirmations} at={it.estimatedDoneAt} />
      )}
      <Fact name={t('record.requested')}>{count === null ? moment(it.requestedAt) : null}</Fact>
      <Fact name={t('record.done')}>{it.doneAt ? moment(it.doneAt) : null}</Fact>
      {count !== null || /^0*(\.0*)?$/.test(it.fee) ? null : (
        <Fact name={t('record.fee')}>
          {amount(it.fee)} {it.coin}
        </Fact>
      )}
      <Fact name={t('record.to')}>
        <span class="mono" lang="en">
          {it.shortAddress}
        </span>
      </Fact>
      <Transaction id={it.txId} short={it.shortTxId} url={it.explorerUrl} />
      <Cause family="failure" code={it.failureCode} />
      <Review it={it} />
    </>
  );
}

/** Why it was held. Without a reason that may be told there is nothing to open. */
function Review({ it }: { it: WithdrawalCard }) {
  const reason = words('reason', it.reviewReason);
  if (!reason || !it.reviewStartedAt) return null;
  const told = [
    reason,
    t('record.why.started', { time: moment(it.reviewStartedAt) }),
    it.reviewEndedAt ? t('record.why.ended', { time: moment(it.reviewEndedAt) }) : '',
    it.broadcastAt ? t('record.why.broadcast', { time: moment(it.broadcastAt) }) : '',
  ];
  return (
    <details class="why" open={!it.reviewEndedAt}>
      <summary>
        {t(it.reviewEndedAt ? 'record.why' : 'record.why.now')}
        <Icon name="chevron" size={16} />
      </summary>
      <p class="num">{told.filter(Boolean).join(document.documentElement.lang === 'en' ? ' ' : '')}</p>
    </details>
  );
}
