import '../styles/check.css';
import type { CheckStepView, CheckView, CheckWay, CheckWayView, EntryView, PurposeWords } from '@vigil/shared/api';
import { Refusal } from '@vigil/shared/refusal';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { App } from '../app';
import { language, t } from '../app-texts';
import { clock } from '../format';
import { Store, useStore } from '../store';

const digits = 6;

// A clock that goes slow here must not call a check dead that still waits: the server says so itself.
const slackMs = 60_000;

interface CheckProps {
  app: App;
  entry: EntryView;
  step: CheckStepView;
  caseId: string;
}

/** How far each check is, by what the timeline has told so far: its card stands with the entry that asked. */
const known = new Store<Readonly<Record<string, CheckStepView['step']>>>({});

const purposeOf = (words: PurposeWords) => (language === 'en' ? words.en : language === 'zh-TW' ? words.tw : words.zh);

/** Support asks for a check, or what became of one. */
export default function Check(props: CheckProps) {
  const { entry, step } = props;
  useEffect(() => {
    if (step.step !== 'asked') known.set({ ...known.get(), [step.checkId]: step.step });
  }, [step]);
  const over = useStore(known)[step.checkId];
  const dead = step.step === 'asked' && Date.now() > Date.parse(step.until ?? '') + slackMs;
  if (step.step === 'asked' && !over && !dead) return <Card {...props} />;
  if (step.step === 'half' || step.step === 'ended') return null;
  return (
    <p class="when num">
      {t('event.at', {
        time: clock(entry.at),
        what: t('check.about', { what: t(`check.${step.step}`), purpose: purposeOf(step.words) }),
      })}
    </p>
  );
}

function Card({ app, step, caseId }: CheckProps) {
  const [check, setCheck] = useState<CheckView | null>(null);
  const path = `/api/messenger/cases/${caseId}/checks/${step.checkId}`;
  const read = () =>
    app.session.call<CheckView>('GET', path).then(setCheck, () => {
      // Out of reach: what was read stays, and the next touch reads again.
    });
  useEffect(() => {
    read();
    // What ends it without a word on the timeline, a freeze or the end of its time, shows itself here.
    const timer = setInterval(() => document.visibilityState === 'visible' && read(), 15_000);
    return () => clearInterval(timer);
  }, [path]);
  const purpose = purposeOf(step.words);
  if (!check) return <div class="bone" style={{ height: '96px' }} aria-hidden="true" />;
  return (
    <section class="check" aria-labelledby={step.checkId}>
      <h2 id={step.checkId}>{t(titles[check.state])}</h2>
      <p>{t('check.for', { purpose })}</p>
      {check.state === 'waiting' ? (
        <Ways app={app} path={path} check={check} told={setCheck} read={read} />
      ) : (
        <p role="status">
          {check.state === 'passed' ? t('check.until', { time: clock(check.grantedUntil ?? '') }) : t('check.later')}
        </p>
      )}
    </section>
  );
}

const titles = {
  waiting: 'check.title',
  passed: 'check.passed',
  over: 'check.passed',
  failed: 'check.failed',
  expired: 'check.expired',
  ended: 'check.ended',
} as const;

interface WaysProps {
  app: App;
  path: string;
  check: CheckView;
  told: (check: CheckView) => void;
  read: () => Promise<void>;
}

/** Choosing a way, having a code sent, and the one field that takes it. */
function Ways({ app, path, check, told, read }: WaysProps) {
  const [chosen, setChosen] = useState<CheckWay | null>(null);
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<'wrong' | 'no' | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const way = check.ways.find((it) => it.way === chosen && !it.whyNot) ?? check.ways.find((it) => !it.whyNot);
  const id = check.id;
  const ask = async (what: 'code' | 'try', body: object) => {
    setBusy(true);
    setSaid(null);
    try {
      told(await app.session.call<CheckView>('POST', `${path}/${what}`, body));
      setCode('');
    } catch (error) {
      const wrong = error instanceof Refusal && error.code === 'check.code_wrong';
      if (wrong) setCode('');
      await read();
      setSaid(wrong ? 'wrong' : 'no');
    }
    setBusy(false);
    field.current?.focus();
  };
  if (!way) return null;
  const paused = way.way === 'authenticator' && check.pausedUntil;
  const takes = way.way === 'authenticator' || way.sentAt;
  return (
    <>
      {check.level === 'strong' && <p>{t(check.passed.length > 0 ? 'check.half' : 'check.strong')}</p>}
      <fieldset>
        <legend>{t('check.by')}</legend>
        {check.ways.map((it) => (
          <label key={it.way}>
            <input
              type="radio"
              name={`way-${id}`}
              checked={it === way}
              disabled={!!it.whyNot || busy}
              onChange={() => {
                setChosen(it.way);
                setCode('');
                setSaid(null);
              }}
            />
            <span>
              {t(`check.${it.way}`)}
              {(it.whyNot || it.maskedTo) && <small>{it.whyNot ? t(`check.${it.whyNot}`) : it.maskedTo}</small>}
            </span>
          </label>
        ))}
      </fieldset>
      {paused && <p class="bad">{t('check.paused', { time: clock(paused) })}</p>}
      {way.way !== 'authenticator' && <Send way={way} busy={busy} send={() => ask('code', { way: way.way })} />}
      {takes && !paused && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void ask('try', { way: way.way, code });
          }}
        >
          <label for={`code-${id}`}>{t('check.code')}</label>
          <div class="named">
            <input
              id={`code-${id}`}
              ref={field}
              class="num"
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={digits}
              value={code}
              aria-describedby={`left-${id}`}
              onInput={(event) => {
                setCode(event.currentTarget.value.normalize('NFKC').replace(/\D/g, ''));
                setSaid(null);
              }}
            />
            <button type="submit" class="btn btn-primary" disabled={code.length !== digits || busy}>
              {t('check.submit')}
            </button>
          </div>
        </form>
      )}
      <p role="alert" class="bad">
        {said === 'wrong' && t('check.wrong', { n: check.triesLeft })}
        {said === 'no' && t('check.no')}
      </p>
      <p id={`left-${id}`} class="num">
        {t('check.left', { time: clock(check.until), n: check.triesLeft })}
      </p>
      <p>{t('check.only')}</p>
    </>
  );
}

function Send({ way, busy, send }: { way: CheckWayView; busy: boolean; send: () => void }) {
  const { sentAt, sendAgainAt } = way;
  const [, draw] = useState({});
  const waits = sendAgainAt ? Date.parse(sendAgainAt) - Date.now() : 0;
  useEffect(() => {
    if (waits <= 0) return;
    const timer = setTimeout(() => draw({}), waits + 500);
    return () => clearTimeout(timer);
  }, [sendAgainAt]);
  const to = way.maskedTo ?? '';
  return sentAt && sendAgainAt && waits > 0 ? (
    <p role="status" class="num">
      {t('check.sent', { time: clock(sentAt), to, next: clock(sendAgainAt) })}
    </p>
  ) : (
    <button type="button" class="btn btn-plain" disabled={busy} onClick={send}>
      {t(sentAt ? 'check.again' : 'check.send', { to })}
    </button>
  );
}
