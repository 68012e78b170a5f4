import { PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { chooseLanguage, signedIn } from '../App';
import { call, isRefusal, isThrottled } from '../link/http';
import { knowsPasskeys, NoPasskey, passkeys } from '../link/passkeys';
import { signOn, useSignOns } from '../link/signOn';
import { refused, spoken, t } from '../texts';
import { Icon } from '../ui/icons';
import type { SecondFactorView, StaffSignInView } from '../wire/console';
import { SecondStep } from './SecondStep';

/** `again`: the session ran out in the middle of work. */
export function SignIn({ again }: { again: boolean }) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const [due, setDue] = useState<SecondFactorView | null>(null);
  const services = useSignOns();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setTrouble('');
    try {
      const { staff, secondFactor } = await call<StaffSignInView>('POST', '/api/staff/sign-in', {
        email: email.trim(),
        password,
      });
      if (staff) return signedIn(staff);
      setDue(secondFactor ?? null);
      setBusy(false);
    } catch (error) {
      setTrouble(whyNot(error));
      setBusy(false);
    }
  };

  const byPasskey = async () => {
    setBusy(true);
    setTrouble('');
    try {
      signedIn((await passkeys.signIn()).staff);
    } catch (error) {
      setTrouble(error instanceof NoPasskey ? t('passkey.none') : whyNot(error));
      setBusy(false);
    }
  };
  const byService = async (provider: string) => {
    setBusy(true);
    setTrouble('');
    try {
      await signOn.start(provider);
    } catch (error) {
      setTrouble(whyNot(error));
      setBusy(false);
    }
  };
  const back = (why: string) => {
    setDue(null);
    setPassword('');
    setTrouble(why);
  };
  if (due) return <SecondStep due={due} back={back} />;
  return (
    <Door title={t('signIn.title')} lead={again ? t('signIn.again') : t('signIn.lead')}>
      <form onSubmit={submit} className="door-form">
        <TextInput
          label={t('signIn.email')}
          type="email"
          name="email"
          autoComplete="username"
          required
          withAsterisk={false}
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.password.show') }}
          label={t('signIn.password')}
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {trouble && (
          <p className="door-no" role="alert">
            {trouble}
          </p>
        )}
        <button type="submit" className="b b-main b-tall" disabled={busy}>
          {t('signIn.go')}
        </button>
        {knowsPasskeys && (
          <button type="button" className="b b-tall" disabled={busy} onClick={() => void byPasskey()}>
            {t('passkey.signIn')}
          </button>
        )}
        {services.data?.map(({ key, name }) => (
          <button key={key} type="button" className="b b-tall" disabled={busy} onClick={() => void byService(key)}>
            {t('signOn.with', { name })}
          </button>
        ))}
      </form>
    </Door>
  );
}

function whyNot(error: unknown): string {
  if (isThrottled(error)) return t('signIn.locked');
  if (!isRefusal(error)) return t('app.unreachable');
  return error.status === 401 ? t('signIn.failed') : refused(error.code);
}

/** The frame of the pages before the desk. */
export function Door({ title, lead, children }: { title: string; lead: string; children: React.ReactNode }) {
  const other = spoken.get() === 'en' ? 'zh-CN' : 'en';
  return (
    <main className="page">
      <div className="door">
        <div className="door-head">
          <Icon name="logo" size={24} />
          <span className="door-name">Vigil</span>
          <span className="sp" />
          <button type="button" className="b b-quiet" lang={other} onClick={() => void chooseLanguage(other)}>
            {other === 'en' ? 'English' : '中文'}
          </button>
        </div>
        <h1>{title}</h1>
        <p className="muted">{lead}</p>
        {children}
      </div>
    </main>
  );
}
