import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { moment } from '../format';
import { isRefusal } from '../link/http';
import { access, useInvitations } from '../link/people';
import { keys, useQueues } from '../link/queries';
import { refused, spoken, t, words } from '../texts';
import { Copy } from '../ui/bits';
import type { InvitationMadeView, Role } from '../wire/console';

const roles: readonly Role[] = ['agent', 'supervisor', 'admin', 'auditor'];

/** Who is invited, and a form to invite somebody. The link is on the screen once, for the administrator to hand over. */
export function Invitations({ say }: { say: (text: string) => void }) {
  const client = useQueryClient();
  const invitations = useInvitations();
  const [made, setMade] = useState<InvitationMadeView | null>(null);
  const changed = () => void client.invalidateQueries({ queryKey: keys.invitations });
  const withdraw = async (id: string) => {
    try {
      await access.withdraw(id);
      setMade(null);
      say(t('invite.withdrawn'));
    } catch (error) {
      say(isRefusal(error) ? refused(error.code) : t('app.unreachable'));
    }
    changed();
  };
  return (
    <section className="security-s" aria-labelledby="invite-title">
      <h2 id="invite-title">{t('invite.title')}</h2>
      <p className="m">{t('invite.lead')}</p>
      <InviteForm
        done={(view) => {
          setMade(view);
          changed();
        }}
      />
      <div role="status">
        {made && (
          <p className="invite-link">
            {t('invite.link', { email: made.invitation.email })}
            <span className="factor-key">
              <code>{made.link}</code>
              <Copy text={made.link} label={t('app.copy')} />
            </span>
          </p>
        )}
      </div>
      <ul className="invite-l">
        {invitations.data?.map((row) => (
          <li key={row.id}>
            <b>{row.email}</b>
            <span className="m">
              {t('invite.row', { role: t(`role.${row.role}`), by: row.by, until: moment(row.expiresAt) })}
            </span>
            <button
              type="button"
              className="b b-sm"
              aria-label={t('learning.row', { what: t('invite.withdraw'), of: row.email })}
              onClick={() => void withdraw(row.id)}
            >
              {t('invite.withdraw')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function InviteForm({ done }: { done: (view: InvitationMadeView) => void }) {
  const queues = useQueues();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('agent');
  const [chosen, setChosen] = useState<readonly string[]>(['general']);
  const [language, setLanguage] = useState(spoken.get() === 'en' ? 'en' : 'zh');
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setTrouble('');
    try {
      done(await access.invite({ email: email.trim(), role, queues: [...chosen], language }));
      setEmail('');
    } catch (error) {
      setTrouble(isRefusal(error) ? refused(error.code) : t('app.unreachable'));
    }
    setBusy(false);
  };
  return (
    <form className="trail-f invite-f" onSubmit={(event) => void submit(event)}>
      <label>
        {t('setup.email')}
        <input
          className="field"
          type="email"
          required
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
      </label>
      <label>
        {t('people.col.role')}
        <select className="field" value={role} onChange={(event) => setRole(event.currentTarget.value as Role)}>
          {roles.map((one) => (
            <option key={one} value={one}>
              {t(`role.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('menu.language')}
        <select className="field" value={language} onChange={(event) => setLanguage(event.currentTarget.value)}>
          <option value="zh">中文</option>
          <option value="en">English</option>
        </select>
      </label>
      <fieldset className="invite-q">
        <legend>{t('people.col.queues')}</legend>
        {queues.data?.map(({ name }) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={chosen.includes(name)}
              onChange={(event) =>
                setChosen(event.currentTarget.checked ? [...chosen, name] : chosen.filter((one) => one !== name))
              }
            />
            {words('queue', name)}
          </label>
        ))}
      </fieldset>
      <button type="submit" className="b b-main" disabled={busy}>
        {t('invite.go')}
      </button>
      {trouble && (
        <p className="door-no" role="alert">
          {trouble}
        </p>
      )}
    </form>
  );
}
