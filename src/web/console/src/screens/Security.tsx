import { Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { moment } from '../format';
import { isRefusal } from '../link/http';
import { access, useFactors } from '../link/people';
import { keys } from '../link/queries';
import { refused, t, words } from '../texts';
import type { FactorView } from '../wire/console';
import { AddApp } from './AddApp';
import { AddPasskey } from './AddPasskey';
import { ChangePassword } from './ChangePassword';
import { Identities } from './Identities';
import { Failed, Reading } from './LearningParts';
import { RecoveryCodes } from './RecoveryCodes';
import { Sessions } from './Sessions';

/** One's own access: second factors, recovery codes, password, sign-in services and sessions. */
export function Security() {
  const [said, setSaid] = useState('');
  return (
    <main className="page-in" tabIndex={-1}>
      <h1>{t('security.title')}</h1>
      <div className="page-b">
        {/* There before it has anything to say, or it would not be heard. */}
        <p role="status" className="security-said">
          {said}
        </p>
        <Factors say={setSaid} />
        <Password say={setSaid} />
        <Identities say={setSaid} />
        <section aria-labelledby="security-sessions" className="security-s">
          <h2 id="security-sessions">{t('sessions.title')}</h2>
          <p className="m">{t('sessions.lead')}</p>
          <Sessions person={null} say={setSaid} />
        </section>
      </div>
    </main>
  );
}

function Factors({ say }: { say: (text: string) => void }) {
  const client = useQueryClient();
  const factors = useFactors();
  const [adding, setAdding] = useState(false);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const changed = () => void client.invalidateQueries({ queryKey: keys.factors });
  const run = async (act: () => Promise<unknown>, done: string) => {
    try {
      await act();
      say(done);
    } catch (error) {
      say(isRefusal(error) ? refused(error.code) : t('app.unreachable'));
    }
    changed();
  };
  const added = (made: readonly string[]) => {
    setAdding(false);
    if (made.length > 0) setCodes(made);
    say(t('factor.added'));
    changed();
  };
  const close = () => {
    setAdding(false);
    setCodes(null);
    changed();
  };
  if (!factors.data) return factors.isError ? <Failed again={() => void factors.refetch()} /> : <Reading />;
  const { required, recoveryCodes } = factors.data;
  const rows = factors.data.factors;
  return (
    <section aria-labelledby="security-factors" className="security-s">
      <h2 id="security-factors">{t('factor.title')}</h2>
      <p className="m">{t(required ? 'factor.required' : rows.length > 0 ? 'factor.chosen' : 'factor.free')}</p>
      {rows.length > 0 && (
        <FactorTable rows={rows} remove={(id) => void run(() => access.removeFactor(id), t('factor.removed'))} />
      )}
      <p className="security-a">
        <button type="button" className="b" onClick={() => setAdding(true)}>
          {t('factor.app.add')}
        </button>
        <AddPasskey className="b" done={added} failed={say} />
      </p>
      {rows.length > 0 && (
        <p className="security-a">
          {t('factor.codes.left', { n: recoveryCodes })}
          <button
            type="button"
            className="b b-sm"
            onClick={() => void run(async () => setCodes((await access.renewCodes()).codes), '')}
          >
            {t('factor.codes.renew')}
          </button>
        </p>
      )}
      <Modal
        opened={adding || codes !== null}
        onClose={close}
        size={440}
        title={t(codes ? 'factor.codes.title' : 'factor.app.add')}
        radius={12}
        closeButtonProps={{ 'aria-label': t('app.close') }}
        transitionProps={{ duration: 0 }}
        classNames={{ title: 'dialog-title' }}
      >
        {codes ? (
          <RecoveryCodes codes={codes} done={close} />
        ) : (
          <AddApp
            name={t('factor.app.name')}
            done={added}
            failed={(why) => {
              close();
              say(why);
            }}
          />
        )}
      </Modal>
    </section>
  );
}

function Password({ say }: { say: (text: string) => void }) {
  const client = useQueryClient();
  const factors = useFactors();
  const [open, setOpen] = useState(false);
  if (!factors.data?.hasPassword) return null;
  const done = () => {
    setOpen(false);
    say(t('password.changed'));
    void client.invalidateQueries({ queryKey: keys.sessions(null) });
  };
  return (
    <section aria-labelledby="security-password" className="security-s">
      <h2 id="security-password">{t('password.title')}</h2>
      <p className="m">{t('password.lead')}</p>
      <p className="security-a">
        <button type="button" className="b" onClick={() => setOpen(true)}>
          {t('password.change')}
        </button>
      </p>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        size={440}
        title={t('password.change')}
        radius={12}
        closeButtonProps={{ 'aria-label': t('app.close') }}
        transitionProps={{ duration: 0 }}
        classNames={{ title: 'dialog-title' }}
      >
        <ChangePassword done={done} />
      </Modal>
    </section>
  );
}

function FactorTable({ rows, remove }: { rows: readonly FactorView[]; remove: (id: string) => void }) {
  return (
    <table className="page-rows">
      <thead>
        <tr>
          {(['kind', 'name', 'added', 'used', 'act'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`factor.col.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>{words('proofBy', row.kind)}</td>
            <td>{row.name}</td>
            <td className="num trail-at">{moment(row.addedAt)}</td>
            <td className="num trail-at">{row.usedAt ? moment(row.usedAt) : '—'}</td>
            <td>
              <button
                type="button"
                className="b b-sm"
                aria-label={t('learning.row', { what: t('factor.remove'), of: row.name })}
                onClick={() => remove(row.id)}
              >
                {t('factor.remove')}
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
