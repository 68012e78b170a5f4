import { TextInput } from '@mantine/core';
import { type FormEvent, lazy, Suspense, useEffect, useState } from 'react';
import { isRefusal } from '../link/http';
import { access } from '../link/people';
import { refused, t } from '../texts';
import { Copy } from '../ui/bits';
import type { AuthenticatorView } from '../wire/console';

const Qr = lazy(() => import('./Qr'));

/** Groups of four, as a key is read from the screen and typed. */
const spelled = (secret: string) => secret.replace(/.{4}(?=.)/g, '$& ');

/** Sets up an authenticator app: its key as a picture and in letters, and its first code. `done` is told the recovery codes that came with a first factor. */
export function AddApp({
  name,
  done,
  failed,
}: {
  name: string;
  done: (codes: readonly string[]) => void;
  failed: (why: string) => void;
}) {
  const [shown, setShown] = useState<AuthenticatorView | null>(null);
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  useEffect(() => {
    let here = true;
    access.beginApp(name).then(
      (view) => here && setShown(view),
      (error: unknown) => here && failed(whyNot(error)),
    );
    return () => {
      here = false;
    };
    // Begun once: another key would be another app.
  }, [name]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setTrouble('');
    try {
      done((await access.confirmApp(shown?.id ?? '', code.trim())).recoveryCodes);
    } catch (error) {
      setTrouble(whyNot(error));
      setCode('');
      setBusy(false);
    }
  };
  if (!shown) return null;
  return (
    <form onSubmit={(event) => void submit(event)} className="door-form">
      <ol className="factor-steps">
        <li>{t('factor.app.get')}</li>
        <li>
          {t('factor.app.scan')}
          <Suspense fallback={<div className="qr" />}>
            <Qr text={shown.uri} label={t('factor.app.qr')} />
          </Suspense>
          <details>
            <summary>{t('factor.app.type')}</summary>
            <p className="factor-key">
              <code>{spelled(shown.secret)}</code>
              <Copy text={shown.secret} label={t('app.copy')} />
            </p>
          </details>
        </li>
        <li>{t('factor.app.confirm')}</li>
      </ol>
      <TextInput
        label={t('proof.authenticator')}
        name="code"
        className="mono"
        autoComplete="one-time-code"
        inputMode="numeric"
        spellCheck={false}
        required
        withAsterisk={false}
        autoFocus
        maxLength={7}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      {trouble && (
        <p className="door-no" role="alert">
          {trouble}
        </p>
      )}
      <button type="submit" className="b b-main b-tall" disabled={busy}>
        {t('factor.app.go')}
      </button>
    </form>
  );
}

const whyNot = (error: unknown) => (isRefusal(error) ? refused(error.code) : t('app.unreachable'));
