import { PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { call, isRefusal } from '../link/http';
import { signOn, useSignOns } from '../link/signOn';
import { refused, t } from '../texts';
import { Trouble, useLate } from '../ui/bits';
import type { AcceptInvitation, InvitationCheck, InvitedView } from '../wire/console';
import { Door } from './SignIn';

const shortest = 12;
const start = '/console/';

/** Somebody who was invited makes their account. The token never leaves the fragment until it is used. */
export function Join() {
  const [token] = useState(() => decodeURIComponent(location.hash.slice(1)));
  const [invited, setInvited] = useState<InvitedView | 'asking' | 'over' | 'unreachable'>('asking');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const late = useLate();
  const services = useSignOns();
  useEffect(() => {
    if (invited !== 'asking') return;
    const body: InvitationCheck = { token };
    call<InvitedView>('POST', '/api/staff/invitation/check', body).then(setInvited, (error: unknown) =>
      setInvited(isRefusal(error) ? 'over' : 'unreachable'),
    );
  }, [invited, token]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (password.length < shortest) return setTrouble(t('setup.short'));
    await run(async () => {
      const body: AcceptInvitation = { token, name: name.trim(), password };
      await call('POST', '/api/staff/invitation/accept', body);
      location.replace(start);
    });
  };
  const byService = (provider: string) => {
    if (name.trim() === '') return setTrouble(t('signOn.join.name'));
    void run(() => signOn.join({ token, name: name.trim(), provider }));
  };
  const run = async (act: () => Promise<void>) => {
    setBusy(true);
    setTrouble('');
    try {
      await act();
    } catch (error) {
      if (isRefusal(error) && error.code === 'invitation.over') return setInvited('over');
      setTrouble(isRefusal(error) ? refused(error.code) : t('app.unreachable'));
      setBusy(false);
    }
  };
  if (invited === 'asking') return late ? <main className="page muted">{t('app.loading')}</main> : null;
  if (invited === 'unreachable')
    return (
      <main className="page">
        <Trouble again={() => setInvited('asking')}>
          <b>{t('app.unreachable')}</b>
          <br />
          {t('app.unreachable.next')}
        </Trouble>
      </main>
    );
  if (invited === 'over')
    return (
      <Door title={t('join.over')} lead={t('join.over.next')}>
        <a className="b b-tall" href={start}>
          {t('setup.toSignIn')}
        </a>
      </Door>
    );
  return (
    <Door title={t('join.title')} lead={t('join.lead', { email: invited.email, role: t(`role.${invited.role}`) })}>
      <form onSubmit={(event) => void submit(event)} className="door-form">
        <TextInput
          label={t('setup.name')}
          name="name"
          autoComplete="name"
          required
          withAsterisk={false}
          autoFocus
          maxLength={40}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setTrouble('');
          }}
        />
        {/* For the browser to keep the password under. */}
        <input type="email" name="email" autoComplete="username" value={invited.email} readOnly hidden />
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
          {t('join.go')}
        </button>
        {services.data?.map((service) => (
          <button
            key={service.key}
            type="button"
            className="b b-tall"
            disabled={busy}
            onClick={() => byService(service.key)}
          >
            {t('signOn.join', { name: service.name })}
          </button>
        ))}
      </form>
    </Door>
  );
}
