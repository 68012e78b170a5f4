import { useEffect, useMemo, useRef, useState } from 'react';
import { useDesk } from '../desk';
import { clock, shortDate } from '../format';
import { isRefusal } from '../link/http';
import { useOpen } from '../link/open';
import { keys, useAssist, useCase, useCustomer } from '../link/queries';
import { usePart, useStore } from '../link/use';
import { holds } from '../pure/permits';
import { numbered, tabOf } from '../pure/refs';
import { t } from '../texts';
import { Icon } from '../ui/icons';
import type { RecordKind } from '../wire/exchange';
import { AgentCode } from './AgentCode';
import { AskExport } from './AskExport';
import { Checks } from './Checks';
import { Closed } from './Closed';
import { Customer } from './Customer';
import { Danger } from './Danger';
import { Fields } from './Fields';
import { Live } from './Live';
import { Paused } from './Paused';
import { Privacy } from './Privacy';
import { Records } from './Records';
import { Suggestions } from './Suggestions';

/** The right column: who the customer is, what is known of the matter, the records the case is about, what could be sent, what was before. */
export function Side({ caseId }: { caseId: string }) {
  const desk = useDesk();
  const row = useCase(caseId).data;
  const { open, until } = useOpen(caseId, row);
  const customer = useCustomer(caseId, open, until !== null);
  const assist = useAssist(caseId, open);
  const { focus } = useStore(desk.screen);
  const shown = usePart(desk.writing(caseId), (writing) => writing.shown);
  const { timeline } = useStore(desk.live.talk(caseId).state);
  const refs = useMemo(() => numbered(timeline.entries, shown?.draft), [timeline.entries, shown]);
  const [picked, setPicked] = useState<RecordKind | null>(null);
  useEffect(() => {
    if (focus) setPicked(focus.kind);
  }, [focus]);
  // The server has the last word: a push may have been lost, and clocks differ.
  const refused = open && isRefusal(customer.error) && customer.error.status === 403;
  useEffect(() => {
    if (!refused) return;
    desk.unlook(caseId);
    void desk.client.invalidateQueries({ queryKey: keys.case(caseId) });
  }, [desk, caseId, refused]);
  const paused = open && isRefusal(customer.error) && customer.error.code === 'reading.paused';
  const opened = useRef(false);
  const proposed = tabOf(assist.data?.focusKind);
  const visitor = customer.data?.visitor === true;
  // Which tab opens first waits for the assist, so that no look at other records is written into the audit trail.
  const kind = picked ?? proposed ?? (assist.isPending ? null : 'withdrawals');
  const focusId = focus && focus.kind === kind ? focus.id : proposed === kind ? (assist.data?.focusId ?? null) : null;
  return (
    <aside className="side" aria-label={t('side.label')}>
      {until && <Until at={until} opened={opened} />}
      {paused ? (
        <Paused />
      ) : open ? (
        <>
          <Customer query={customer}>{row?.agentId === desk.me.id && <AgentCode caseId={caseId} />}</Customer>
          {customer.data && !visitor && <Checks caseId={caseId} />}
        </>
      ) : (
        row && (
          <Closed
            row={row}
            onOpen={(to) => {
              opened.current = true;
              desk.look(caseId, to);
            }}
          />
        )
      )}
      <Danger row={row} danger={assist.data?.danger} />
      <Live live={assist.data?.live} />
      <Fields row={row} assist={assist.data} />
      {open && !paused && !visitor && (
        <Records caseId={caseId} kind={kind} focusId={focusId} ask={focus?.ask ?? 0} refs={refs} onKind={setPicked} />
      )}
      <Suggestions row={row} query={assist} />
      {row && !row.erased && holds(desk.me, 'exportCustomerData') && <AskExport key={caseId} caseId={caseId} />}
      {row && holds(desk.me, 'eraseCustomerData') && <Privacy key={`${caseId} privacy`} row={row} />}
      {open && !paused && <History cases={customer.data?.recentCases} hidden={customer.data?.hiddenCases === true} />}
    </aside>
  );
}

/** Says that this is not one's own. Whoever has just opened it goes on from here. */
function Until({ at, opened }: { at: string; opened: { current: boolean } }) {
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (opened.current) place.current?.focus();
    opened.current = false;
  }, [opened]);
  return (
    <p className="old num look-until" role="status" tabIndex={-1} ref={place}>
      <Icon name="eye" size={14} />
      {t('data.until', { time: clock(at) })}
    </p>
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
