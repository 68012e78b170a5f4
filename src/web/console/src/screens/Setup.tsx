import { PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { call, isRefusal } from '../link/http';
import { t } from '../texts';
import type { FirstRunSetup } from '../wire/console';
import { Door } from './SignIn';

const shortest = 12;
const start = '/console/';

/** The first administrator, with the one-time link that the terminal printed. The token never leaves the fragment until it is used. */
export function Setup() {
  const [setupToken] = useState(() => decodeURIComponent(location.hash.slice(1)));
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (password.length < shortest) return setTrouble(t('setup.short'));
    setBusy(true);
    setTrouble('');
    const body: FirstRunSetup = { setupToken, name: name.trim(), email: email.trim(), password };
    try {
      await call('POST', '/api/staff/setup', body);
      location.replace(start);
    } catch (error) {
      if (!isRefusal(error)) setTrouble(t('app.unreachable'));
      else setTrouble(t(error.status === 403 ? 'setup.refused' : 'setup.bad'));
      setBusy(false);
    }
  };

  if (!setupToken)
    return (
      <Door title={t('setup.title')} lead={t('setup.noToken')}>
        <a className="b b-tall" href={start}>
          {t('setup.toSignIn')}
        </a>
      </Door>
    );
  return (
    <Door title={t('setup.title')} lead={t('setup.lead')}>
      <form onSubmit={submit} className="door-form">
        <TextInput
          label={t('setup.name')}
          name="name"
          autoComplete="name"
          required
          withAsterisk={false}
          autoFocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('setup.email')}
          type="email"
          name="email"
          autoComplete="username"
          required
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('setup.password')}
          description={t('setup.password.rule')}
          name="password"
          autoComplete="new-password"
          required
          withAsterisk={false}
          maxLength={128}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {trouble && (
          <p className="door-no" role="alert">
            {trouble}
          </p>
        )}
        <button type="submit" className="b b-main b-tall" disabled={busy}>
          {t('setup.go')}
        </button>
      </form>
    </Door>
  );
}
