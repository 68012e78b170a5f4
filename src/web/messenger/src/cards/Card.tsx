import type { RecordCard } from '@vigil/shared/api';
import { t } from '../app-texts';
import { clock } from '../format';
import { Icon } from '../icons';
import { lazy } from '../lazy';
import { useRecord } from './records';

const Record = lazy<{ card: RecordCard; count: number | null }>(async () => (await import('./Record')).default);

/** A record inside an answer; goes on by itself while it is on screen. */
export function Card({ card, read }: { card: RecordCard; read: () => Promise<RecordCard> }) {
  const { place, live } = useRecord(card, read);
  return (
    <div class="rec" ref={place}>
      <Record card={live.card} count={live.count} />
      {live.stale && (
        <p class="stale num">
          <Icon name="clock" size={14} />
          {t('record.stale', { time: clock(live.card.asOf) })}
        </p>
      )}
    </div>
  );
}
