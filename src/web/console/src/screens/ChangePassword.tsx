import { PasswordInput } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import { isRefusal, isThrottled } from '../link/http';
import { access } from '../link/people';
import { refused, t } from '../texts';

const shortest = 12;

/** Another password of one's own: the one of now, the next one, and a factor where there is one. */
export function ChangePassword({ done }: { done: () => void }) {
  const rule = useId();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (next.length < shortest) return setTrouble(t('setup.short'));
    if (next === current) return setTrouble(t('password.same'));
    setBusy(true);
    setTrouble('');
    try {
      await access.changePassword(current, next);
      done();
    } catch (error) {
      setTrouble(whyNot(error));
      setBusy(false);
    }
  };
  const shared = {
    required: true,
    withAsterisk: false,
    maxLength: 128,
    visibilityToggleButtonProps: { 'aria-label': t('signIn.password.show') },
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="door-form">
      <PasswordInput
        {...shared}
        label={t('password.current')}
        name="current"
        autoComplete="current-password"
        data-autofocus
        value={current}
        onChange={(event) => setCurrent(event.currentTarget.value)}
      />
      <PasswordInput
        {...shared}
        label={t('password.next')}
        aria-describedby={rule}
        name="next"
        autoComplete="new-password"
        value={next}
        onChange={(event) => setNext(event.currentTarget.value)}
      />
      <p className="m" id={rule}>
        {t('password.rule')}
      </p>
      {trouble && (
        <p className="door-no" role="alert">
          {trouble}
        </p>
      )}
      <button type="submit" className="b b-main b-tall" disabled={busy}>
        {t('password.change')}
      </button>
    </form>
  );
}

function whyNot(error: unknown): string {
  if (isThrottled(error)) return t('signIn.locked');
  if (!isRefusal(error)) return t('app.unreachable');
  return error.code === 'request.invalid' ? t('password.rule') : refused(error.code);
}
