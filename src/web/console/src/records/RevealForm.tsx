import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { clock } from '../format';
import { act } from '../link/act';
import { isRefusal } from '../link/http';
import { keys, useChecks } from '../link/queries';
import { aliveOf, isMet, needOf } from '../pure/checks';
import { isNote, noteLength } from '../pure/open';
import { hiddenAt, isByTwo, isUntold, reasonsFor } from '../pure/reveal';
import { useAskCheck } from '../screens/Checks';
import { refused, t, words } from '../texts';
import { useNow } from '../ui/bits';
import type { CheckLevel, ChecksView, RevealField, RevealReason } from '../wire/console';

interface Props {
  name: string;
  field: string;
  /** What the field is of: a record, or a file of the case. */
  of: { readonly caseId: string; readonly kind: RevealField['kind']; readonly recordId: string };
  onShow: (value: string, until: number) => void;
  onCancel: () => void;
}

/** Asks why something covered is to be shown, and shows it once the server has counted it; above one's budget a second person is asked. */
export function RevealForm({ name, field, of, onShow, onCancel }: Props) {
  const id = useId();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const [failed, setFailed] = useState('');
  // What a second person is asked for above one's budget: first possible, then under way.
  const [second, setSecond] = useState<'no' | 'possible' | { approval: string }>('no');
  const [busy, setBusy] = useState(false);
  const first = useRef<HTMLSelectElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  useEffect(() => first.current?.focus(), []);
  // What the field needs is asked of the server, also while this form stands open: the check is the case's, and no other form replaces it.
  const checks = useChecks(of.caseId).data;
  const now = useNow();
  const need = needOf(checks, `${of.kind}.${field}`);
  const two = isByTwo(reason);
  const lacks = need !== null && !two && !isMet(need, now);
  const waits = typeof second === 'object';
  const asksFirst = !waits && (second === 'possible' || two);
  const wish = (approval: string | null) => ({
    kind: of.kind,
    recordId: of.recordId,
    field,
    reason: reason as RevealReason,
    note: note.trim(),
    ...(approval !== null && { approval }),
  });
  const run = async (what: () => Promise<void>) => {
    setFailed('');
    if (!reason) {
      setFailed(t('data.lacking.reason'));
      return first.current?.focus();
    }
    if (!isNote(note)) {
      setFailed(t('data.lacking.note'));
      return text.current?.focus();
    }
    setBusy(true);
    try {
      await what();
    } catch (error) {
      if (isRefusal(error) && error.code === 'reveal.budget_spent') setSecond('possible');
      if (isRefusal(error) && error.code === 'check.needed')
        void client.invalidateQueries({ queryKey: keys.checks(of.caseId) });
      setFailed(isRefusal(error) ? refused(error.code) : t('case.failed.act'));
      setBusy(false);
    }
  };
  const show = (event: FormEvent) => {
    event.preventDefault();
    if (asksFirst) return ask();
    void run(async () => {
      const { value, until } = await act.reveal(of.caseId, wish(waits ? second.approval : null));
      onShow(value, hiddenAt(until, Date.now()));
    });
  };
  const ask = () =>
    void run(async () => {
      const { id: approval } = await act.askReveal(of.caseId, wish(null));
      setSecond({ approval });
      setBusy(false);
    });
  return (
    <form
      className="shut-f why"
      noValidate
      aria-label={t('reveal.show.what', { name })}
      onSubmit={show}
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
          disabled={waits}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        >
          <option value="">{t('data.reason.choose')}</option>
          {reasonsFor(of.kind).map((it) => (
            <option key={it} value={it}>
              {words('revealReason', it)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('data.note')}
        <textarea
          className="field"
          ref={text}
          required
          rows={2}
          disabled={waits}
          maxLength={noteLength.most}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </label>
      {need && lacks && <Lacks caseId={of.caseId} purpose={need.purpose} level={need.level} checks={checks} />}
      <p className="m">
        {t(waits ? 'reveal.waits' : isUntold(reason) ? 'reveal.untold' : two ? 'reveal.two' : 'reveal.kept')}
      </p>
      {/* There before it has anything to say, or it would not be heard. */}
      <div role="alert" id={`${id}-wrong`}>
        {failed && <p className="shut-e">{failed}</p>}
      </div>
      <div className="shut-b">
        {asksFirst ? (
          <button type="button" className="b b-sm b-main" disabled={busy || lacks} onClick={ask}>
            {t('reveal.ask')}
          </button>
        ) : (
          <button type="submit" className="b b-sm b-main" disabled={busy || lacks}>
            {t('reveal.go')}
          </button>
        )}
        <button type="button" className="b b-sm" onClick={onCancel}>
          {t('app.cancel')}
        </button>
      </div>
    </form>
  );
}

interface LacksProps {
  caseId: string;
  purpose: string;
  level: CheckLevel;
  checks: ChecksView | undefined;
}

/** The customer has to pass a check first: asking for it comes before anything else is asked. */
function Lacks({ caseId, purpose, level, checks }: LacksProps) {
  const now = useNow();
  const { ask, busy, failed } = useAskCheck(caseId);
  const alive = aliveOf(checks, purpose, now);
  return (
    <div className="m num" role="status">
      <p>{alive ? t('check.waits', { time: clock(alive.until) }) : t(`check.needs.${level}`)}</p>
      {!alive && !checks?.whyNot && (
        <button type="button" className="b b-sm" disabled={busy} onClick={() => void ask(purpose)}>
          {t('check.ask')}
        </button>
      )}
      {failed && <p className="shut-e">{failed}</p>}
    </div>
  );
}
