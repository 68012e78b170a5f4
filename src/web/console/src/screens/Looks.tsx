import { useDesk } from '../desk';
import { clock, moment } from '../format';
import { act } from '../link/act';
import { isRefusal } from '../link/http';
import { keys, useLooks } from '../link/queries';
import { holds } from '../pure/permits';
import { refused, t, words } from '../texts';
import type { LookVerdict, LookView } from '../wire/console';
import { Alerts } from './Alerts';
import { Canaries } from './Canaries';
import { Failed, More, Reading } from './LearningParts';

const columns = ['at', 'who', 'case', 'reason', 'note', 'review'] as const;
const verdicts: LookVerdict[] = ['justified', 'unjustified'];

/** What colleagues have opened of cases that were not theirs, and what others think of it. */
export function Looks() {
  const desk = useDesk();
  const pages = useLooks();
  const looks = pages.data?.pages.flatMap((page) => page.items);
  const review = async (look: LookView, verdict: LookVerdict) => {
    try {
      await act.review(look.id, verdict);
      desk.toast(t(`looks.done.${verdict}`));
    } catch (error) {
      desk.toast(isRefusal(error) ? refused(error.code) : t('case.failed.act'), 'bad');
    }
    // After a no as well: a colleague was faster.
    void desk.client.invalidateQueries({ queryKey: keys.looks });
  };
  return (
    <main className="page-in" tabIndex={-1}>
      <h1>{t('looks.title')}</h1>
      <section className="page-b" aria-label={t('looks.title')}>
        <p className="m">{t('looks.lead')}</p>
        {!looks ? (
          pages.isError ? (
            <Failed again={() => void pages.refetch()} />
          ) : (
            <Reading />
          )
        ) : looks.length === 0 ? (
          <p className="page-e">{t('looks.none')}</p>
        ) : (
          <table className="page-rows">
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {t(`looks.col.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {looks.map((look) => (
                <tr key={look.id}>
                  <td className="num trail-at">{t('looks.span', { from: moment(look.at), to: clock(look.until) })}</td>
                  <td>{look.by}</td>
                  <td>
                    <button type="button" className="lnk num" onClick={() => desk.open(look.caseId)}>
                      {look.number}
                    </button>
                  </td>
                  <td>{words('lookReason', look.reason)}</td>
                  <td>{look.note}</td>
                  <td>
                    <Review look={look} run={(verdict) => void review(look, verdict)} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {pages.hasNextPage && <More busy={pages.isFetchingNextPage} more={() => void pages.fetchNextPage()} />}
      </section>
      <Alerts />
      {holds(desk.me, 'manageStaff') && <Canaries />}
    </main>
  );
}

function Review({ look, run }: { look: LookView; run: (verdict: LookVerdict) => void }) {
  if (look.verdict)
    return (
      <>
        {t(`looks.${look.verdict}`)}
        <span className="m learning-n num">
          {t('app.pair', { a: look.reviewedBy ?? '', b: look.reviewedAt ? moment(look.reviewedAt) : '' })}
        </span>
      </>
    );
  if (look.mine) return <span className="m">{t('looks.mine')}</span>;
  return (
    <span className="learning-a">
      {verdicts.map((verdict) => (
        <button
          type="button"
          className="b b-sm"
          key={verdict}
          aria-label={t('learning.row', { what: t(`looks.${verdict}`), of: `${look.by} ${look.number}` })}
          onClick={() => run(verdict)}
        >
          {t(`looks.${verdict}`)}
        </button>
      ))}
    </span>
  );
}
