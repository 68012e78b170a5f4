import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { clock } from '../format';
import { act } from '../link/act';
import { isRefusal } from '../link/http';
import { keys, useChecks } from '../link/queries';
import { aliveOf, isMet, needOf } from '../pure/checks';
import { isNote, noteLength } from '../pure/open';
import { hiddenAt, isByTwo, isUntold, revealReasons, secondsLeft } from '../pure/reveal';
import { useAskCheck } from '../screens/Checks';
import { refused, t, words } from '../texts';
import { useNow } from '../ui/bits';
import { Icon } from '../ui/icons';
import type { CheckLevel, ChecksView, RevealReason } from '../wire/console';
import type { RecordKind } from '../wire/exchange';

/** The record that covered fields belong to. */
export interface OfRecord {
  readonly caseId: string;
  readonly kind: RecordKind;
  readonly recordId: string;
  /** Names of its fields that are covered for the reader. */
  readonly covered: readonly string[];
}

interface Props {
  name: string;
  field: string;
  of: OfRecord;
  children?: ReactNode;
}

/** A covered value. It is shown for a minute to whoever says why, held by nothing but this place on the screen, and offered to no clipboard. */
export function Covered({ name, field, of, children }: Props) {
  const [shown, setShown] = useState<{ value: string; until: number } | null>(null);
  const [asking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  // Back to where the keys were.
  const [back, setBack] = useState(false);
  useEffect(() => {
    if (back) button.current?.focus();
  }, [back]);
  if (shown) return <Shown {...shown} name={name} hide={() => setShown(null)} />;
  return (
    <>
      {children && (
        <span className="mono" lang="en">
          {children}
        </span>
      )}
      {asking ? (
        <Why
          name={name}
          field={field}
          of={of}
          onShow={(value, until) => {
            setAsking(false);
            setShown({ value, until });
          }}
          onCancel={() => {
            setAsking(false);
            setBack(true);
          }}
        />
      ) : (
        <button
          type="button"
          className="lnk"
          ref={button}
          aria-label={t('reveal.show.what', { name })}
          onClick={() => {
            setBack(false);
            setAsking(true);
          }}
        >
          <Icon name="eye" size={14} />
          {t('reveal.show')}
        </button>
      )}
    </>
  );
}

function Shown({ value, until, name, hide }: { value: string; until: number; name: string; hide: () => void }) {
  const left = secondsLeft(until, useNow());
  const over = left === 0;
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => place.current?.focus(), []);
  useEffect(() => {
    if (over) hide();
  }, [over, hide]);
  if (over) return null;
  return (
    <span className="shown" tabIndex={-1} ref={place}>
      <span className="vh">{name}</span>
      <b className="mono" lang="en" onCopy={(event) => event.preventDefault()}>
        {value}
      </b>
      {/* Not read out with every second. */}
      <span className="m num" aria-hidden="true">
        {t('reveal.left', { n: left })}
      </span>
      <button type="button" className="lnk" onClick={hide}>
        {t('reveal.hide')}
      </button>
    </span>
  );
}

interface WhyProps {
  name: string;
  field: string;
  of: OfRecord;
  onShow: (value: string, until: number) => void;
  onCancel: () => void;
}

function Why({ name, field, of, onShow, onCancel }: WhyProps) {
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
          {revealReasons.map((it) => (
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
