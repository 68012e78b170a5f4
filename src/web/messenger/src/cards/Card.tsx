import type { RecordCard } from '@vigil/shared/api';
import { t } from '../app-texts';
import { clock } from '../format';
import { Icon } from '../icons';
import { lazy } from '../lazy';
import { useRecord } from './records';
import { Withdrawal } from './Withdrawal';

const Others = lazy<{ card: RecordCard; count: number | null }>(async () => (await import('./Others')).default);

/** A record inside an answer; goes on by itself while it is on screen. */
export function Card({ card, read }: { card: RecordCard; read: () => Promise<RecordCard> }) {
  const { place, live } = useRecord(card, read);
  return (
    <div class="rec" ref={place}>
      {live.card.withdrawal ? (
        <Withdrawal it={live.card.withdrawal} count={live.count} />
      ) : (
        <Others card={live.card} count={live.count} />
      )}
      {live.stale && (
        <p class="stale num">
          <Icon name="clock" size={14} />
          {t('record.stale', { time: clock(live.card.asOf) })}
        </p>
      )}
    </div>
  );
}
