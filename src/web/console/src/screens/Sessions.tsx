import { useQueryClient } from '@tanstack/react-query';
import { moment } from '../format';
import { isRefusal } from '../link/http';
import { access, useSessions } from '../link/people';
import { keys } from '../link/queries';
import { deviceOf } from '../pure/access';
import { refused, t, words } from '../texts';
import type { StaffSessionRowView } from '../wire/console';
import { Failed, Reading } from './LearningParts';

/** Where somebody is signed in: of a colleague, or with null oneself. `say` tells what became of a click. */
export function Sessions({ person, say }: { person: string | null; say: (text: string) => void }) {
  const client = useQueryClient();
  const sessions = useSessions(person);
  const end = async (row: StaffSessionRowView) => {
    try {
      await access.endSession(person, row.id);
      say(t('sessions.ended'));
    } catch (error) {
      say(isRefusal(error) ? refused(error.code) : t('app.unreachable'));
    }
    void client.invalidateQueries({ queryKey: keys.sessions(person) });
  };
  if (!sessions.data) return sessions.isError ? <Failed again={() => void sessions.refetch()} /> : <Reading />;
  if (sessions.data.length === 0) return <p className="m">{t('sessions.none')}</p>;
  return (
    <table className="page-rows">
      <thead>
        <tr>
          {(['device', 'source', 'proof', 'since', 'seen', 'act'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`sessions.col.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sessions.data.map((row) => (
          <tr key={row.id}>
            <td>{nameOf(row.device)}</td>
            <td className="num">{row.source || '—'}</td>
            <td>{words('proofBy', row.proof)}</td>
            <td className="num trail-at">{moment(row.startedAt)}</td>
            <td className="num trail-at">{moment(row.seenAt)}</td>
            <td>
              {row.current ? (
                <b>{t('sessions.current')}</b>
              ) : (
                <button
                  type="button"
                  className="b b-sm"
                  aria-label={t('learning.row', { what: t('sessions.end'), of: nameOf(row.device) })}
                  onClick={() => void end(row)}
                >
                  {t('sessions.end')}
                </button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function nameOf(agent: string): string {
  const device = deviceOf(agent);
  return device ? t('sessions.device', device) : agent || '—';
}
