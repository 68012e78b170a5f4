import { useQueryClient } from '@tanstack/react-query';
import { moment } from '../format';
import { isRefusal } from '../link/http';
import { keys } from '../link/queries';
import { signOn, useIdentities } from '../link/signOn';
import { refused, t } from '../texts';
import type { LinkedIdentityView } from '../wire/console';
import { Failed, Reading } from './LearningParts';

/** By which accounts of the house's sign-in services one may come in. Nothing is shown where there is no such service. */
export function Identities({ say }: { say: (text: string) => void }) {
  const client = useQueryClient();
  const linked = useIdentities();
  const run = async (act: () => Promise<unknown>, done: string) => {
    try {
      await act();
      say(done);
    } catch (error) {
      say(isRefusal(error) ? refused(error.code) : t('app.unreachable'));
    }
    void client.invalidateQueries({ queryKey: keys.identities });
  };
  if (!linked.data) return linked.isError ? <Failed again={() => void linked.refetch()} /> : <Reading />;
  const { identities, providers } = linked.data;
  if (identities.length === 0 && providers.length === 0) return null;
  return (
    <section aria-labelledby="security-identities" className="security-s">
      <h2 id="security-identities">{t('identity.title')}</h2>
      <p className="m">{t('identity.lead')}</p>
      {identities.length > 0 && (
        <IdentityTable rows={identities} unlink={(id) => void run(() => signOn.unlink(id), t('identity.unlinked'))} />
      )}
      {providers.length > 0 && (
        <p className="security-a">
          {providers.map(({ key, name }) => (
            <button key={key} type="button" className="b" onClick={() => void run(() => signOn.link(key), '')}>
              {t('identity.link', { name })}
            </button>
          ))}
        </p>
      )}
    </section>
  );
}

function IdentityTable({ rows, unlink }: { rows: readonly LinkedIdentityView[]; unlink: (id: string) => void }) {
  return (
    <table className="page-rows">
      <thead>
        <tr>
          {(['name', 'linked', 'used', 'act'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`identity.col.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              {row.name}
              {!row.usable && <span className="m"> {t('identity.gone')}</span>}
            </td>
            <td className="num trail-at">{moment(row.linkedAt)}</td>
            <td className="num trail-at">{row.usedAt ? moment(row.usedAt) : '—'}</td>
            <td>
              <button
                type="button"
                className="b b-sm"
                aria-label={t('learning.row', { what: t('identity.unlink'), of: row.name })}
                onClick={() => unlink(row.id)}
              >
                {t('identity.unlink')}
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
