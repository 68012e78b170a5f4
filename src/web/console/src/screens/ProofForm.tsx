import { PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { isRefusal, isThrottled } from '../link/http';
import { knowsPasskeys, NoPasskey } from '../link/passkeys';
import { refused, t } from '../texts';
import type { ProofKind } from '../wire/console';

/** Asks for one of the proofs that a person has, the usual one first. */
export function ProofForm({
  kinds,
  go,
  give,
}: {
  kinds: readonly ProofKind[];
  go: string;
  /** Throws what the server said no with. */
  give: (kind: ProofKind, code: string) => Promise<void>;
}) {
  const ways = kinds.filter((way) => way !== 'passkey' || knowsPasskeys);
  const [kind, setKind] = useState<ProofKind>(ways.includes('passkey') ? 'passkey' : (ways[0] ?? 'authenticator'));
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setTrouble('');
    try {
      await give(kind, code.trim());
    } catch (error) {
      setTrouble(whyNot(error));
      setCode('');
    }
    setBusy(false);
  };
  const field = {
    label: t(`proof.${kind}`),
    name: 'code',
    required: true,
    withAsterisk: false,
    'data-autofocus': true,
    autoFocus: true,
    value: code,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => setCode(event.currentTarget.value),
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="door-form">
      {kind === 'passkey' ? null : kind === 'password' ? (
        <PasswordInput
          key={kind}
          {...field}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.password.show') }}
        />
      ) : (
        <TextInput
          key={kind}
          {...field}
          className="mono"
          autoComplete="one-time-code"
          spellCheck={false}
          inputMode={kind === 'authenticator' ? 'numeric' : 'text'}
          maxLength={kind === 'authenticator' ? 7 : 40}
        />
      )}
      {trouble && (
        <p className="door-no" role="alert">
          {trouble}
        </p>
      )}
      <button type="submit" className="b b-main b-tall" disabled={busy}>
        {kind === 'passkey' ? t('passkey.use') : go}
      </button>
      {ways
        .filter((other) => other !== kind)
        .map((other) => (
          <button
            type="button"
            className="lnk"
            key={other}
            onClick={() => {
              setKind(other);
              setCode('');
              setTrouble('');
            }}
          >
            {t(`proof.other.${other}`)}
          </button>
        ))}
    </form>
  );
}

function whyNot(error: unknown): string {
  if (isThrottled(error)) return t('signIn.locked');
  if (error instanceof NoPasskey) return t('passkey.none');
  return isRefusal(error) ? refused(error.code) : t('app.unreachable');
}
