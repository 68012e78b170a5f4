import { useDesk } from '../desk';
import { moment } from '../format';
import { act } from '../link/act';
import { isRefusal } from '../link/http';
import { keys, useApprovals } from '../link/queries';
import { factsOf, isDoneAtOnce, wayOf } from '../pure/approval';
import { refused, t, words } from '../texts';
import type { ApprovalVerdict, ApprovalView } from '../wire/console';
import { Failed, More, Reading } from './LearningParts';

const columns = ['what', 'who', 'note', 'state'] as const;
const verdicts: ApprovalVerdict[] = ['approved', 'refused'];

/** What one person wants and a second one has to agree to. */
export function Approvals() {
  const desk = useDesk();
  const pages = useApprovals();
  const approvals = pages.data?.pages.flatMap((page) => page.items);
  const run = async (what: () => Promise<ApprovalView>) => {
    try {
      const { state } = await what();
      desk.toast(t(`approvals.done.${state as 'approved' | 'refused' | 'withdrawn'}`));
    } catch (error) {
      desk.toast(isRefusal(error) ? refused(error.code) : t('case.failed.act'), 'bad');
    }
    // After a no as well: a colleague was faster, or it is another by now.
    void desk.client.invalidateQueries({ queryKey: keys.approvals });
  };
  const fetchIt = async (id: string) => {
    try {
      await act.fetchExport(id);
    } catch (error) {
      desk.toast(isRefusal(error) ? refused(error.code) : t('case.failed.act'), 'bad');
    }
  };
  return (
    <main className="page-in" tabIndex={-1}>
      <h1>{t('approvals.title')}</h1>
      <section className="page-b" aria-label={t('approvals.title')}>
        <p className="m">{t('approvals.lead')}</p>
        {!approvals ? (
          pages.isError ? (
            <Failed again={() => void pages.refetch()} />
          ) : (
            <Reading />
          )
        ) : approvals.length === 0 ? (
          <p className="page-e">{t('approvals.none')}</p>
        ) : (
          <table className="page-rows">
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {t(`approvals.col.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {approvals.map((it) => (
                <tr key={it.id}>
                  <td>
                    {words('approvalKind', it.kind)}
                    <What it={it} />
                  </td>
                  <td>
                    {it.requestedBy}
                    <span className="m learning-n num">{moment(it.requestedAt)}</span>
                  </td>
                  <td>{it.note}</td>
                  <td>
                    <State it={it} run={(what) => void run(what)} fetchIt={(id) => void fetchIt(id)} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {pages.hasNextPage && <More busy={pages.isFetchingNextPage} more={() => void pages.fetchNextPage()} />}
      </section>
    </main>
  );
}

/** All that is agreed to, so that nobody agrees to what does not stand here. */
function What({ it }: { it: ApprovalView }) {
  const desk = useDesk();
  const { caseId } = it;
  return (
    <>
      {factsOf(it.content).map(([name, value]) => (
        <span className="m learning-n num" key={name}>
          {words('approvalFact', name)}{' '}
          {name === 'case' && caseId ? (
            <button type="button" className="lnk num" onClick={() => desk.open(caseId)}>
              {value}
            </button>
          ) : (
            value
          )}
        </span>
      ))}
    </>
  );
}

interface StateProps {
  it: ApprovalView;
  run: (what: () => Promise<ApprovalView>) => void;
  fetchIt: (id: string) => void;
}

/** What a verdict is called: of what was done already, that it stays or is undone. */
const saying = (verdict: ApprovalVerdict, kind: string): string =>
  t(isDoneAtOnce(kind) ? `approvals.off.${verdict}` : `approvals.${verdict}`);

function State({ it, run, fetchIt }: StateProps) {
  const way = wayOf(it);
  const of = `${words('approvalKind', it.kind)} ${it.caseNumber ?? ''} ${it.requestedBy}`;
  if (way === 'decide')
    return (
      <>
        <span className="learning-a">
          {verdicts.map((verdict) => (
            <button
              type="button"
              className="b b-sm"
              key={verdict}
              aria-label={t('learning.row', { what: saying(verdict, it.kind), of })}
              onClick={() => run(() => act.verdict(it.id, { verdict, hash: it.hash }))}
            >
              {saying(verdict, it.kind)}
            </button>
          ))}
        </span>
        <span className="m learning-n num">{t('approvals.until', { time: moment(it.expiresAt) })}</span>
      </>
    );
  return (
    <>
      {t(`approvals.state.${it.state}`)}
      {it.decidedBy && it.decidedAt && (
        <span className="m learning-n num">{t('app.pair', { a: it.decidedBy, b: moment(it.decidedAt) })}</span>
      )}
      {way === 'withdraw' && (
        <>
          <span className="m learning-n num">{t('approvals.mine', { time: moment(it.expiresAt) })}</span>
          <button
            type="button"
            className="b b-sm"
            aria-label={t('learning.row', { what: t('approvals.withdraw'), of })}
            onClick={() => run(() => act.withdraw(it.id))}
          >
            {t('approvals.withdraw')}
          </button>
        </>
      )}
      {way === 'fetch' && (
        <button
          type="button"
          className="b b-sm"
          aria-label={t('learning.row', { what: t('approvals.fetch'), of })}
          onClick={() => fetchIt(it.id)}
        >
          {t('approvals.fetch')}
        </button>
      )}
    </>
  );
}
