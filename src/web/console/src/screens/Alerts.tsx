import { useState } from 'react';
import { useDesk } from '../desk';
import { moment } from '../format';
import { act } from '../link/act';
import { keys, useAlerts } from '../link/queries';
import { t, words } from '../texts';
import type { ReadingAlertView } from '../wire/console';
import { Failed, Reading } from './LearningParts';
import { NoteForm } from './NoteForm';

const columns = ['at', 'who', 'what', 'state'] as const;

/** Whose reading of customers' data looked unusual: they read nothing more until a colleague has cleared it. */
export function Alerts() {
  const alerts = useAlerts();
  return (
    <section className="page-b" aria-label={t('alerts.title')}>
      <h2>{t('alerts.title')}</h2>
      <p className="m">{t('alerts.lead')}</p>
      {!alerts.data ? (
        alerts.isError ? (
          <Failed again={() => void alerts.refetch()} />
        ) : (
          <Reading />
        )
      ) : alerts.data.items.length === 0 ? (
        <p className="page-e">{t('alerts.none')}</p>
      ) : (
        <table className="page-rows">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`alerts.col.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {alerts.data.items.map((alert) => (
              <tr key={alert.id}>
                <td className="num trail-at">{moment(alert.at)}</td>
                <td>{alert.person}</td>
                <td className="num">
                  {words('alertRule', alert.rule)}
                  {alert.rule !== 'canary' && (
                    <span className="m learning-n">{t('alerts.found', { n: alert.found })}</span>
                  )}
                </td>
                <td>
                  <State alert={alert} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function State({ alert }: { alert: ReadingAlertView }) {
  const desk = useDesk();
  const [open, setOpen] = useState(false);
  const of = `${alert.person} ${words('alertRule', alert.rule)}`;
  if (alert.clearedAt)
    return (
      <>
        {alert.note}
        <span className="m learning-n num">
          {t('app.pair', { a: alert.clearedBy ?? '', b: moment(alert.clearedAt) })}
        </span>
      </>
    );
  if (alert.mine) return <span className="m">{t('alerts.mine')}</span>;
  if (!open)
    return (
      <button
        type="button"
        className="b b-sm"
        aria-label={t('learning.row', { what: t('alerts.clear'), of })}
        onClick={() => setOpen(true)}
      >
        {t('alerts.clear')}
      </button>
    );
  return (
    <NoteForm
      label={t('alerts.note')}
      go={t('alerts.clear')}
      send={async (note) => {
        try {
          await act.clearAlert(alert.id, note);
          desk.toast(t('alerts.done'));
        } finally {
          // After a no as well: a colleague was faster.
          void desk.client.invalidateQueries({ queryKey: keys.alerts });
        }
      }}
      close={() => setOpen(false)}
    />
  );
}
