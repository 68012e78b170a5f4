import { useQueryClient } from '@tanstack/react-query';
import type { CheckStepView, PurposeWords } from '@vigil/shared/api';
import { useId, useState } from 'react';
import { clock } from '../format';
import { act } from '../link/act';
import { isRefusal, isThrottled } from '../link/http';
import { keys, useChecks } from '../link/queries';
import { aliveOf, canBeAsked, isMet, stateAt } from '../pure/checks';
import { listed, refused, spoken, t } from '../texts';
import { useNow } from '../ui/bits';
import { Icon } from '../ui/icons';
import type { CaseCheckView, CheckPurposeView, ChecksView, StaffEntryView } from '../wire/console';

const purposeOf = (words: PurposeWords) => (spoken.get() === 'en' ? words.en : words.zh);

const waysOf = (ways: readonly CheckStepView['ways'][number][]) => listed(ways.map((way) => t(`check.way.${way}`)));

/** Asks the customer for a check, wherever that is offered: the answer of the server is what is shown, never what was meant. */
export function useAskCheck(caseId: string) {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState('');
  const ask = async (purpose: string) => {
    setBusy(true);
    setFailed('');
    try {
      await act.askCheck(caseId, purpose);
    } catch (error) {
      setFailed(
        isRefusal(error) ? refused(error.code) : t(isThrottled(error) ? 'refused.check.too_many' : 'case.failed.act'),
      );
    }
    await client.invalidateQueries({ queryKey: keys.checks(caseId) });
    setBusy(false);
  };
  return { ask, busy, failed };
}

/** What of account help needs a check, asking the customer for one, and what became of it. Codes are the customer's alone: none is shown or taken here. */
export function Checks({ caseId }: { caseId: string }) {
  const { data } = useChecks(caseId);
  const now = useNow();
  const id = useId();
  const [purpose, setPurpose] = useState('');
  const { ask, busy, failed } = useAskCheck(caseId);
  if (!data) return null;
  const chosen = data.purposes.find((it) => it.purpose === purpose);
  return (
    <section className="sec checks" aria-labelledby={id}>
      <h2 className="sec-h" id={id}>
        {t('check.title')}
      </h2>
      {data.checks.slice(0, 5).map((check) => (
        <CheckLine key={check.id} check={check} now={now} />
      ))}
      {data.whyNot ? (
        <p className="m">{t(`check.whyNot.${data.whyNot}`)}</p>
      ) : (
        <form
          className="shut-f"
          onSubmit={(event) => {
            event.preventDefault();
            if (chosen && canBeAsked(chosen)) void ask(chosen.purpose);
          }}
        >
          <label>
            {t('check.purpose')}
            <select className="field" value={purpose} onChange={(event) => setPurpose(event.currentTarget.value)}>
              <option value="">{t('check.choose')}</option>
              {data.purposes.map((it) => (
                <option key={it.purpose} value={it.purpose}>
                  {t('app.pair', { a: purposeOf(it.words), b: t(`check.level.${it.level}`) })}
                </option>
              ))}
            </select>
          </label>
          {chosen && <p className="m num">{needs(chosen, data, now)}</p>}
          <button
            type="submit"
            className="b b-sm"
            disabled={busy || !chosen || !canBeAsked(chosen) || aliveOf(data, chosen.purpose, now) !== null}
          >
            {t('check.ask')}
          </button>
        </form>
      )}
      <div role="alert">{failed && <p className="shut-e">{failed}</p>}</div>
    </section>
  );
}

/** What a purpose needs, and how that stands. */
function needs(chosen: CheckPurposeView, data: ChecksView, now: number): string {
  const alive = aliveOf(data, chosen.purpose, now);
  if (isMet(chosen, now))
    return chosen.until ? t('check.met.until', { time: clock(chosen.until) }) : t(`check.met.${chosen.level}`);
  if (alive) return t('check.waits', { time: clock(alive.until) });
  return t(`check.needs.${chosen.level}`);
}

/** One check in a line: which state it is in now, and by which way it was passed. */
function CheckLine({ check, now }: { check: CaseCheckView; now: number }) {
  const state = stateAt(check, now);
  const alive = state === 'waiting' || state === 'passed';
  return (
    <p className="num check-l" data-state={state}>
      <Icon name={state === 'passed' ? 'done' : state === 'waiting' ? 'clock' : 'stopped'} size={14} />
      <span>
        <b>{purposeOf(check.words)}</b>
        <span className={alive ? undefined : 'm'}>
          {state === 'waiting'
            ? t('check.state.waiting', { time: clock(check.until), n: check.triesLeft })
            : state === 'passed' || state === 'over'
              ? t(`check.state.${state}`, {
                  way: waysOf(check.ways),
                  at: clock(check.passedAt ?? ''),
                  time: clock(check.grantedUntil ?? ''),
                })
              : state === 'ended'
                ? t(`check.ended.${check.why ?? 'resolved'}`)
                : t(`check.state.${state}`)}
        </span>
      </span>
    </p>
  );
}

/** What became of a check, on the timeline. */
export function CheckStep({ entry: { check } }: { entry: StaffEntryView }) {
  if (!check) return null;
  const purpose = purposeOf(check.words);
  const { step, why, until } = check;
  const what =
    step === 'ended'
      ? t(`check.ended.${why ?? 'resolved'}`)
      : t(`entry.check.${step}`, { way: waysOf(check.ways), time: until ? clock(until) : '' });
  const line = t('entry.check.line', { what, purpose });
  return step === 'ended' ? line : <b>{line}</b>;
}
