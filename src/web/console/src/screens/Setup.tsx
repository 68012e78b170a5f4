import { PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { call, isRefusal } from '../link/http';
import { t } from '../texts';
import { Trouble, useLate } from '../ui/bits';
import type { FirstRunSetup, SetupLinkCheck } from '../wire/console';
import { Door } from './SignIn';

const shortest = 12;
const start = '/console/';

/** What is known of the link: nobody fills in a form for nothing. */
type Link = 'asking' | 'good' | 'closed' | 'invalid' | 'unreachable';

const linkOf = (error: unknown): Link =>
  !isRefusal(error) ? 'unreachable' : error.code === 'setup.closed' ? 'closed' : 'invalid';

/** The first administrator, with the one-time link that the terminal printed. The token never leaves the fragment until it is used. */
export function Setup() {
  const [setupToken] = useState(() => decodeURIComponent(location.hash.slice(1)));
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const [link, setLink] = useState<Link>(setupToken ? 'asking' : 'invalid');
  const late = useLate();
  useEffect(() => {
    if (link !== 'asking') return;
    const body: SetupLinkCheck = { setupToken };
    call('POST', '/api/staff/setup/check', body).then(
      () => setLink('good'),
      (error: unknown) => setLink(linkOf(error)),
    );
  }, [link, setupToken]);

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
      if (isRefusal(error) && error.status === 403) return setLink(linkOf(error));
      setTrouble(t(isRefusal(error) ? 'setup.bad' : 'app.unreachable'));
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
  if (link === 'asking') return late ? <main className="page muted">{t('app.loading')}</main> : null;
  if (link === 'unreachable')
    return (
      <main className="page">
        <Trouble again={() => setLink('asking')}>
          <b>{t('app.unreachable')}</b>
          <br />
          {t('app.unreachable.next')}
        </Trouble>
      </main>
    );
  if (link === 'closed')
    return (
      <Door title={t('setup.closed')} lead={t('setup.closed.next')}>
        <a className="b b-main b-tall" href={start}>
          {t('setup.toSignIn')}
        </a>
      </Door>
    );
  if (link === 'invalid')
    return (
      <Door title={t('setup.invalid')} lead={t('setup.invalid.next')}>
        <button type="button" className="b b-tall" onClick={() => setLink('asking')}>
          {t('setup.again')}
        </button>
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
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.password.show') }}
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
