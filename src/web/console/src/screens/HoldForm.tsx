import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useDesk } from '../desk';
import { act } from '../link/act';
import { isRefusal } from '../link/http';
import { holdReasons, holdScopes } from '../pure/hold';
import { lookLacks, noteLength } from '../pure/open';
import { refused, t, words } from '../texts';
import type { HoldReason, HoldScope } from '../wire/console';

/** Sets a legal hold: on whom or what, which kind of matter, and which one. */
export function HoldForm({ caseId, close }: { caseId: string; close: () => void }) {
  const desk = useDesk();
  const id = useId();
  const [scope, setScope] = useState<HoldScope>('person');
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const [lacks, setLacks] = useState<'reason' | 'note' | null>(null);
  const [failed, setFailed] = useState('');
  const [busy, setBusy] = useState(false);
  const first = useRef<HTMLSelectElement>(null);
  const why = useRef<HTMLSelectElement>(null);
  const second = useRef<HTMLTextAreaElement>(null);
  useEffect(() => first.current?.focus(), []);
  const go = async (event: FormEvent) => {
    event.preventDefault();
    const lacking = lookLacks(reason, note);
    setLacks(lacking);
    setFailed('');
    if (lacking) return (lacking === 'reason' ? why : second).current?.focus();
    setBusy(true);
    try {
      await act.placeHold(caseId, { scope, reason: reason as HoldReason, note: note.trim() });
      desk.toast(t('privacy.hold.placed'));
      return close();
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
        close();
      }}
    >
      <p className="m">{t('privacy.hold.lead')}</p>
      <label>
        {t('privacy.scope')}
        <select
          className="field"
          ref={first}
          value={scope}
          onChange={(event) => setScope(event.currentTarget.value as HoldScope)}
        >
          {holdScopes.map((it) => (
            <option key={it} value={it}>
              {t(`privacy.scope.${it}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('privacy.hold.reason')}
        <select
          className="field"
          ref={why}
          required
          value={reason}
          {...wrong('reason')}
          onChange={(event) => setReason(event.currentTarget.value)}
        >
          <option value="">{t('data.reason.choose')}</option>
          {holdReasons.map((it) => (
            <option key={it} value={it}>
              {words('holdReason', it)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('privacy.hold.note')}
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
      {/* There before it has anything to say, or it would not be heard. */}
      <div role="alert" id={`${id}-wrong`}>
        {(lacks || failed) && <p className="shut-e">{lacks ? t(`data.lacking.${lacks}`) : failed}</p>}
      </div>
      <div className="shut-b">
        <button type="submit" className="b b-sm b-main" disabled={busy}>
          {t('privacy.hold.go')}
        </button>
        <button type="button" className="b b-sm" onClick={close}>
          {t('app.cancel')}
        </button>
      </div>
    </form>
  );
}
