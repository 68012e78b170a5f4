import { t } from '../app-texts';
import { amount } from '../format';
import { Icon, type IconName } from '../icons';

/** What a state says about where the matter stands; always told by a shape and a word too. */
export type Tone = 'going' | 'ok' | 'slow' | 'bad';

const shapes: Record<Tone, IconName> = { going: 'half', ok: 'done', slow: 'hourglass', bad: 'stopped' };

export function State({ tone, text, icon }: { tone: Tone; text: string; icon?: IconName }) {
  return (
    <span class={`state ${tone}`}>
      <Icon name={icon ?? shapes[tone]} size={14} />
      {text}
    </span>
  );
}

const withdrawalTones: Record<string, Tone> = {
  reviewing: 'slow',
  done: 'ok',
  rejected: 'bad',
  failed: 'bad',
  returned: 'bad',
  cancelled: 'bad',
};

export const toneOfWithdrawal = (state: string): Tone => withdrawalTones[state] ?? 'going';

export function Amount({ value, coin, note }: { value: string; coin: string; note?: string | undefined }) {
  return (
    <div class="amt num">
      <span class="nb">
        {amount(value)} {coin}
      </span>
      {note && <small>{note}</small>}
    </div>
  );
}

/** The block bar: one cell a confirmation. */
export function Gauge({ done, required }: { done: number; required: number }) {
  const plain = required > 64;
  return (
    <div class="gauge">
      <span
        class={plain ? 'blocks plain' : 'blocks'}
        style={{ '--n': required, '--done': done }}
        role="img"
        aria-label={t('record.progress', { done, required })}
      />
    </div>
  );
}
