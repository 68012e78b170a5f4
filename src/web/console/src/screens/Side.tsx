import { useEffect, useMemo, useState } from 'react';
import { useDesk } from '../desk';
import { shortDate } from '../format';
import { useAssist, useCase, useCustomer } from '../link/queries';
import { usePart, useStore } from '../link/use';
import { numbered, tabOf } from '../pure/refs';
import { t } from '../texts';
import type { RecordKind } from '../wire/exchange';
import { Customer } from './Customer';
import { Fields } from './Fields';
import { Live } from './Live';
import { Records } from './Records';
import { Suggestions } from './Suggestions';

/** The right column: who the customer is, what is known of the matter, the records the case is about, what could be sent, what was before. */
export function Side({ caseId }: { caseId: string }) {
  const desk = useDesk();
  const row = useCase(caseId).data;
  const customer = useCustomer(caseId);
  const assist = useAssist(caseId);
  const { focus } = useStore(desk.screen);
  const shown = usePart(desk.writing(caseId), (writing) => writing.shown);
  const { timeline } = useStore(desk.live.talk(caseId).state);
  const refs = useMemo(() => numbered(timeline.entries, shown?.draft), [timeline.entries, shown]);
  const [picked, setPicked] = useState<RecordKind | null>(null);
  useEffect(() => {
    if (focus) setPicked(focus.kind);
  }, [focus]);
  const proposed = tabOf(assist.data?.focusKind);
  const visitor = customer.data?.visitor === true;
  // Which tab opens first waits for the assist, so that no look at other records is written into the audit trail.
  const kind = picked ?? proposed ?? (assist.isPending ? null : 'withdrawals');
  const focusId = focus && focus.kind === kind ? focus.id : proposed === kind ? (assist.data?.focusId ?? null) : null;
  return (
    <aside className="side" aria-label={t('side.label')}>
      <Customer query={customer} />
      <Live live={assist.data?.live} />
      <Fields row={row} assist={assist.data} />
      {!visitor && (
        <Records caseId={caseId} kind={kind} focusId={focusId} ask={focus?.ask ?? 0} refs={refs} onKind={setPicked} />
      )}
      <Suggestions row={row} query={assist} />
      <History cases={customer.data?.recentCases} hidden={customer.data?.hiddenCases === true} />
    </aside>
  );
}

function History({
  cases,
  hidden,
}: {
  hidden: boolean;
  cases: { caseId: string; number: string; state: string; title?: string | null; updatedAt: string }[] | undefined;
}) {
  const desk = useDesk();
  if (!cases) return null;
  return (
    <section className="sec last" aria-label={t('history.title')}>
      <h2 className="sec-h">
        {t('history.title')}
        <span className="m num">
          {cases.length > 0 ? t('history.n', { n: cases.length }) : hidden ? null : t('history.none')}
        </span>
      </h2>
      {cases.map((it) => (
        <button type="button" className="hs num" key={it.caseId} onClick={() => desk.open(it.caseId)}>
          <span className="id">{it.number}</span>
          <span className="hs-t">{it.title || t('case.untitled')}</span>
          <span className="m">
            {it.state === 'resolved' && `${shortDate(it.updatedAt)} `}
            {t(`state.${it.state}` as 'state.open')}
          </span>
        </button>
      ))}
      {hidden && <p className="m">{t('history.hidden')}</p>}
    </section>
  );
}
