import { useEffect, useRef, useState } from 'react';
import { useDesk } from '../desk';
import { act } from '../link/act';
import { lookReasons } from '../pure/open';
import { holds } from '../pure/permits';
import { t, words } from '../texts';
import { Icon } from '../ui/icons';
import type { CaseRowView, LookReason } from '../wire/console';
import { NoteForm } from './NoteForm';

interface Props {
  row: CaseRowView;
  /** It is open until then. */
  onOpen: (until: string) => void;
}

/** In place of a customer's data that is closed: what it takes to see it. */
export function Closed({ row, onOpen }: Props) {
  const desk = useDesk();
  const [asking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  // Back to where the keys were.
  const [back, setBack] = useState(false);
  useEffect(() => {
    if (back) button.current?.focus();
  }, [back]);
  const way =
    row.state === 'resolved'
      ? t('data.resolved')
      : row.pulled && row.agentId === desk.me.id
        ? t(holds(desk.me, 'openCustomerData') ? 'data.pulled' : 'data.pulledAsk')
        : row.state === 'withAgent' && row.agentAbsent !== true
          ? t('data.colleague', { name: row.agentName ?? '' })
          : t('data.take');
  return (
    <section className="sec shut" aria-label={t('data.title')}>
      <p className="shut-h">
        <Icon name="lock" size={14} />
        <b>{t('data.title')}</b>
      </p>
      <p className="m">{way}</p>
      {holds(desk.me, 'openCustomerData') &&
        (asking ? (
          <NoteForm
            reasons={{ label: t('data.reason'), of: lookReasons.map((it) => [it, words('lookReason', it)]) }}
            label={t('data.note')}
            kept={t('data.kept')}
            go={t('data.go')}
            send={async (note, reason) =>
              onOpen((await act.look(row.id, { reason: reason as LookReason, note })).until)
            }
            close={() => {
              setAsking(false);
              setBack(true);
            }}
          />
        ) : (
          <button
            type="button"
            className="b b-sm"
            ref={button}
            onClick={() => {
              setBack(false);
              setAsking(true);
            }}
          >
            {t('data.ask')}
          </button>
        ))}
    </section>
  );
}
