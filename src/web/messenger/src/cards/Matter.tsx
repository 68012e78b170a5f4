import type { C2cCard, RecordCard } from '@vigil/shared/api';
import { t, words } from '../app-texts';
import { amount, clock, dot, join, moment } from '../format';
import { Icon, type IconName } from '../icons';
import { Amount, Gauge, State, toneOfWithdrawal } from './parts';
import { useRecord } from './records';

interface Props {
  card: RecordCard;
  read: () => Promise<RecordCard>;
  onAsk: (title: string) => void;
}

/** A matter in motion on the first screen. One that counts blocks is drawn large, the others as a line. */
export function Matter({ card, read, onAsk }: Props) {
  const { place, live } = useRecord(card, read);
  const { title, detail, icon } = lineOf(live.card);
  const it = live.card.withdrawal ?? live.card.deposit;
  const ask = () => onAsk(title);
  if (!it || live.count === null || it.requiredConfirmations <= 0) {
    return (
      <div ref={place}>
        <button type="button" class="line2 num" onClick={ask}>
          <Icon name={icon} />
          <span>
            {title}
            {detail && <small>{detail}</small>}
          </span>
          <Icon name="chevron" size={16} />
        </button>
      </div>
    );
  }
  const kind = live.card.kind === 'deposit' ? 'deposit' : 'withdrawal';
  const due = live.card.withdrawal?.estimatedDoneAt ?? live.card.deposit?.estimatedCreditedAt;
  const around = due && Date.parse(due) > Date.now() ? t('record.around.arrive', { time: clock(due) }) : null;
  const behind = live.count >= it.requiredConfirmations ? t('record.all') : around;
  return (
    <div ref={place}>
      <button type="button" class="matter" onClick={ask}>
        <span class="row1">
          <span>
            <Icon name={icon} size={16} />
            {t(`record.${kind}`)}
          </span>
          <State tone={toneOfWithdrawal(it.state)} text={words(kind, it.state) ?? ''} />
        </span>
        <Amount value={it.amount} coin={it.coin} note={it.chainName} />
        <Gauge done={live.count} required={it.requiredConfirmations} />
        <span class="row3">
          <span class="num">
            <b>
              {live.count}/{it.requiredConfirmations}
            </b>
            {behind && dot() + behind}
          </span>
          <span class="see">
            {t('home.see')}
            <Icon name="chevron" size={16} />
          </span>
        </span>
      </button>
    </div>
  );
}

/** The state of an order and the clock that runs in it. */
function c2cDetail(it: C2cCard): string | null {
  const state = words('c2c', it.state);
  if (!state) return null;
  if (it.state === 'appealing' && it.appealDecisionBy)
    return t('matter.decision', { state, time: moment(it.appealDecisionBy) });
  const until = it.state === 'unpaid' ? it.payBy : it.state === 'paid' ? it.releaseBy : null;
  return until ? t('matter.until', { state, time: moment(until) }) : state;
}

function lineOf({ withdrawal, deposit, c2c, freeze, liquidation }: RecordCard): {
  title: string;
  detail: string | null;
  icon: IconName;
} {
  if (withdrawal) {
    const title = join(t('record.withdrawal'), `${amount(withdrawal.amount)} ${withdrawal.coin}`);
    return { title, detail: words('withdrawal', withdrawal.state), icon: 'up' };
  }
  if (deposit) {
    return {
      title: join(t('record.deposit'), `${amount(deposit.amount)} ${deposit.coin}`),
      detail: words('deposit', deposit.state),
      icon: 'down',
    };
  }
  if (c2c) {
    const title = join(
      t(c2c.state === 'appealing' ? 'record.c2c.appeal' : 'record.c2c'),
      `${amount(c2c.amount)} ${c2c.coin}`,
    );
    return { title, detail: c2cDetail(c2c), icon: 'swap' };
  }
  if (freeze) {
    const detail = freeze.endsAt ? join(t('freeze.endsAt'), moment(freeze.endsAt)) : t('freeze.active');
    return { title: words('freeze', freeze.kind) ?? t('freeze.account'), detail, icon: 'pause' };
  }
  return {
    title: join(t('record.liquidation'), liquidation?.symbol),
    detail: liquidation ? moment(liquidation.at) : null,
    icon: 'chart',
  };
}
