import { type FormEvent, useState } from 'react';
import { useDesk } from '../desk';
import { moment } from '../format';
import { act } from '../link/act';
import { isRefusal } from '../link/http';
import { keys, useCanaries } from '../link/queries';
import { refused, t } from '../texts';

/** Accounts that are bait, for administrators: nobody has a reason to read them. */
export function Canaries() {
  const desk = useDesk();
  const { data } = useCanaries();
  const [uid, setUid] = useState('');
  const run = async (what: () => Promise<void>, done: string) => {
    try {
      await what();
      setUid('');
      desk.toast(done);
    } catch (error) {
      desk.toast(isRefusal(error) ? refused(error.code) : t('case.failed.act'), 'bad');
    }
    void desk.client.invalidateQueries({ queryKey: keys.canaries });
  };
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (!/^\d{1,32}$/.test(uid.trim())) return desk.toast(t('canaries.wrong'), 'bad');
    void run(() => act.addCanary(uid.trim()), t('canaries.added'));
  };
  return (
    <section className="page-b" aria-label={t('canaries.title')}>
      <h2>{t('canaries.title')}</h2>
      <p className="m">{t('canaries.lead')}</p>
      {data && data.items.length > 0 && (
        <table className="page-rows">
          <tbody>
            {data.items.map((it) => (
              <tr key={it.uid}>
                <td className="num">{it.uid}</td>
                <td className="m num">{t('app.pair', { a: it.by, b: moment(it.at) })}</td>
                <td>
                  <button
                    type="button"
                    className="b b-sm"
                    aria-label={t('learning.row', { what: t('canaries.remove'), of: it.uid })}
                    onClick={() => void run(() => act.removeCanary(it.uid), t('canaries.removed'))}
                  >
                    {t('canaries.remove')}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <form className="match" noValidate onSubmit={add}>
        <label>
          {t('canaries.uid')}
          <span className="match-r">
            <input
              className="field num"
              inputMode="numeric"
              autoComplete="off"
              maxLength={32}
              value={uid}
              onChange={(event) => setUid(event.currentTarget.value)}
            />
            <button type="submit" className="b b-sm">
              {t('canaries.add')}
            </button>
          </span>
        </label>
      </form>
    </section>
  );
}
