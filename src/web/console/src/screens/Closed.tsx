import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useDesk } from '../desk';
import { act } from '../link/act';
import { isRefusal } from '../link/http';
import { lookLacks, lookOf, lookReasons, noteLength } from '../pure/open';
import { holds } from '../pure/permits';
import { refused, t, words } from '../texts';
import { Icon } from '../ui/icons';
import type { CaseRowView } from '../wire/console';

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
          <Reason
            caseId={row.id}
            onOpen={onOpen}
            onCancel={() => {
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

function Reason({ caseId, onOpen, onCancel }: { caseId: string; onOpen: Props['onOpen']; onCancel: () => void }) {
  const id = useId();
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const [lacks, setLacks] = useState<'reason' | 'note' | null>(null);
  const [failed, setFailed] = useState('');
  const [busy, setBusy] = useState(false);
  const first = useRef<HTMLSelectElement>(null);
  const second = useRef<HTMLTextAreaElement>(null);
  useEffect(() => first.current?.focus(), []);
  const go = async (event: FormEvent) => {
    event.preventDefault();
    const lacking = lookLacks(reason, note);
    setLacks(lacking);
    setFailed('');
    if (lacking) return (lacking === 'reason' ? first : second).current?.focus();
    setBusy(true);
    try {
      onOpen((await act.look(caseId, lookOf(reason, note))).until);
    } catch (error) {
      setFailed(isRefusal(error) ? refused(error.code) : t('case.failed.act'));
    }
    setBusy(false);
  };
  const wrong = (field: 'reason' | 'note') =>
    lacks === field ? { 'aria-invalid': true, 'aria-describedby': `${id}-wrong` } : {};
  return (
    <form
      className="shut-f"
      noValidate
      onSubmit={(event) => void go(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <label>
        {t('data.reason')}
        <select
          className="field"
          ref={first}
          required
          value={reason}
          {...wrong('reason')}
          onChange={(event) => setReason(event.currentTarget.value)}
        >
          <option value="">{t('data.reason.choose')}</option>
          {lookReasons.map((it) => (
            <option key={it} value={it}>
              {words('lookReason', it)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('data.note')}
        <textarea
          className="field"
          ref={second}
          required
          rows={3}
          maxLength={noteLength.most}
          value={note}
          {...wrong('note')}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </label>
      <p className="m">{t('data.kept')}</p>
      {/* There before it has anything to say, or it would not be heard. */}
      <div role="alert" id={`${id}-wrong`}>
        {(lacks || failed) && <p className="shut-e">{lacks ? t(`data.lacking.${lacks}`) : failed}</p>}
      </div>
      <div className="shut-b">
        <button type="submit" className="b b-sm b-main" disabled={busy}>
          {t('data.go')}
        </button>
        <button type="button" className="b b-sm" onClick={onCancel}>
          {t('app.cancel')}
        </button>
      </div>
    </form>
  );
}
