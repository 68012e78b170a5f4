import type { C2cCard, DepositCard, FreezeCard, LiquidationCard, RecordCard } from '@vigil/shared/api';
import { t, words } from '../app-texts';
import { amount, moment } from '../format';
import { Cause, Confirmations, Fact, Head, Transaction } from './facts';
import { Amount, State, type Tone } from './parts';
import { Withdrawal } from './Withdrawal';

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
const c2cTones: Record<string, Tone> = {
  released: 'ok',
  appealing: 'slow',
  cancelled: 'bad',
  expired: 'bad',
  returned: 'bad',
};

/** The cards of records, fetched together when the first of them is shown. */
export default function Record({ card, count }: { card: RecordCard; count: number | null }) {
  if (card.withdrawal) return <Withdrawal it={card.withdrawal} count={count} />;
  if (card.deposit) return <Deposit it={card.deposit} count={count} />;
  if (card.freeze) return <Freeze it={card.freeze} />;
  if (card.c2c) return <C2c it={card.c2c} />;
  if (card.liquidation) return <Liquidation it={card.liquidation} />;
  return null;
}

function Deposit({ it, count }: { it: DepositCard; count: number | null }) {
  return (
    <>
      <Head title={t('record.deposit')}>
        <State tone={depositTones[it.state] ?? 'going'} text={words('deposit', it.state) ?? ''} />
      </Head>
      <Amount value={it.amount} coin={it.coin} note={it.chainName} />
      {count !== null && it.requiredConfirmations > 0 && (
        <Confirmations done={count} required={it.requiredConfirmations} at={it.estimatedCreditedAt} />
      )}
      <Fact name={t('record.seen')}>{moment(it.seenAt)}</Fact>
      <Fact name={t('record.credited')}>{it.creditedAt ? moment(it.creditedAt) : null}</Fact>
      <Transaction id={it.txId} short={it.shortTxId} url={it.explorerUrl} />
      <Cause family="failure" code={it.problemCode} />
    </>
  );
}

function Freeze({ it }: { it: FreezeCard }) {
  const left = it.endsAt ? Math.max(0, Date.parse(it.endsAt) - Date.now()) : null;
  const minutes = left === null ? 0 : Math.ceil(left / 60_000);
  const documents = (it.documents ?? []).map((code) => words('document', code)).filter((text) => text !== null);
  const reason = words('reason', it.reason);
  return (
    <>
      <Head title={t('record.freeze')}>
        <State tone="slow" icon="pause" text={t(left === 0 ? 'freeze.ended' : 'freeze.active')} />
      </Head>
      <div class="amt">{words('freeze', it.kind) ?? t('freeze.account')}</div>
      <Fact name={t('freeze.since')}>{moment(it.since)}</Fact>
      <Fact name={t('freeze.amount')}>
        {it.amount && it.currency ? `${amount(it.amount)} ${it.currency}` : it.currency}
      </Fact>
      <Fact name={t('freeze.endsAt')}>{it.endsAt ? moment(it.endsAt) : null}</Fact>
      <Fact name={t('freeze.left')}>
        {left ? t('freeze.left.value', { h: Math.floor(minutes / 60), m: minutes % 60 }) : null}
      </Fact>
      <Fact name={t('freeze.documents')}>{documents.join(document.documentElement.lang === 'en' ? ', ' : '、')}</Fact>
      <p class="plain">{reason ?? t('freeze.generic')}</p>
    </>
  );
}

function C2c({ it }: { it: C2cCard }) {
  const open = it.state === 'unpaid' || it.state === 'paid' || it.state === 'appealing';
  return (
    <>
      <Head title={t(it.state === 'appealing' ? 'record.c2c.appeal' : 'record.c2c')}>
        <State tone={c2cTones[it.state] ?? 'going'} text={words('c2c', it.state) ?? ''} />
      </Head>
      <Amount value={it.amount} coin={it.coin} note={words('c2c', it.role) ?? undefined} />
      <Fact name={t('c2c.price')}>
        {amount(it.fiatAmount)} {it.fiatCurrency}
      </Fact>
      <Fact name={t('c2c.method')}>{words('payment', it.paymentMethod) ?? it.paymentMethod}</Fact>
      <Fact name={t('c2c.counterparty')}>{it.counterpartyName}</Fact>
      <Fact name={t('c2c.payBy')}>{it.state === 'unpaid' ? moment(it.payBy) : null}</Fact>
      <Fact name={t('c2c.paidAt')}>{it.paidAt ? moment(it.paidAt) : null}</Fact>
      <Fact name={t('c2c.releaseBy')}>{it.state === 'paid' && it.releaseBy ? moment(it.releaseBy) : null}</Fact>
      <Fact name={t('c2c.decisionBy')}>
        {it.state === 'appealing' && it.appealDecisionBy ? moment(it.appealDecisionBy) : null}
      </Fact>
      {open && <p class="plain">{t(it.role === 'seller' ? 'c2c.never.seller' : 'c2c.never.buyer')}</p>}
    </>
  );
}

function Liquidation({ it }: { it: LiquidationCard }) {
  return (
    <>
      <Head title={t('record.liquidation')}>
        <State tone="ok" icon="chart" text={t('liquidation.done')} />
      </Head>
      <div class="amt num">
        <span class="nb">{it.symbol}</span>
        <small>
          {words('liquidation', it.side) ?? it.side} {it.leverage}×
        </small>
      </div>
      <Fact name={t('liquidation.size')}>{amount(it.quantity)}</Fact>
      <Fact name={t('liquidation.entry')}>{amount(it.entryPrice)}</Fact>
      <Fact name={t('liquidation.price')}>{amount(it.liquidationPrice)}</Fact>
      <Fact name={t('liquidation.trigger')}>{amount(it.triggerPrice)}</Fact>
      <Fact name={t('liquidation.lost')}>
        {amount(it.marginLost)} {it.currency}
      </Fact>
      <Fact name={t('liquidation.margincall')}>{moment(it.marginCallAt)}</Fact>
      <Fact name={t('liquidation.at')}>{moment(it.at)}</Fact>
    </>
  );
}
