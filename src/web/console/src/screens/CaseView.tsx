import { useQueryClient } from '@tanstack/react-query';
import { last as lastOf } from '@vigil/shared/timeline';
import { useEffect, useMemo, useState } from 'react';
import { type Toast, useCommand, useDesk } from '../desk';
import { act } from '../link/act';
import { isRefusal } from '../link/http';
import { FilesCovered, FilesOpen, useCoveredFiles, useOpen } from '../link/open';
import { forgetCase, takeRow, useAssist, useCase } from '../link/queries';
import { usePart, useStore } from '../link/use';
import { isAsked, may } from '../pure/may';
import { numbered } from '../pure/refs';
import { refused, t } from '../texts';
import { Clock, KeyMark, nameOf, Trouble, titleOf, Urgency } from '../ui/bits';
import { Icon, type IconName } from '../ui/icons';
import type { CaseRowView } from '../wire/console';
import { Announcer } from './Announcer';
import { Composer } from './Composer';
import { Log } from './Log';

const stateIcons: Record<CaseRowView['state'], IconName> = {
  open: 'bot',
  waiting: 'queue',
  withAgent: 'half',
  resolved: 'done',
};

/** Does something to a case and tells how it went. The lists follow the answer at once. */
export function useAct() {
  const desk = useDesk();
  const client = useQueryClient();
  return async (
    what: () => Promise<CaseRowView>,
    done?: (row: CaseRowView) => string,
    act?: Toast['act'] | null,
  ): Promise<boolean> => {
    try {
      const row = await what();
      takeRow(client, row, desk.me.id);
      if (done) desk.toast(done(row), 'plain', act ? { act } : {});
      return true;
    } catch (error) {
      desk.toast(isRefusal(error) ? refused(error.code) : t('case.failed.act'), 'bad');
      return false;
    }
  };
}

export function CaseView({ caseId }: { caseId: string }) {
  const desk = useDesk();
  const query = useCase(caseId);
  const row = query.data;
  const talk = useMemo(() => desk.live.talk(caseId), [desk, caseId]);
  const { timeline, box, loaded, failed, gone, typing } = useStore(talk.state);
  const { open } = useOpen(caseId, row);
  const coveredFiles = useCoveredFiles(talk);
  const assist = useAssist(caseId, open).data;
  const shown = usePart(desk.writing(caseId), (writing) => writing.shown);
  const refs = useMemo(() => numbered(timeline.entries, shown?.draft), [timeline.entries, shown]);
  useEffect(() => {
    if (assist && open) desk.advise(caseId, assist);
  }, [desk, caseId, assist, open]);
  const until = row?.lookUntil;
  useEffect(() => {
    if (until) desk.look(caseId, until);
  }, [desk, caseId, until]);
  // Given away, taken away, done or over: at once, and not when somebody looks here again.
  const closed = row !== undefined && !open;
  useEffect(() => {
    if (closed) desk.shut(caseId);
  }, [desk, caseId, closed]);
  // The list knows of an entry that was never pushed: read it.
  const told = row?.lastSeq ?? 0;
  const missed = loaded && told > lastOf(timeline);
  useEffect(() => {
    if (missed) talk.refresh();
  }, [talk, missed, told]);
  const last = Math.max(row?.lastSeq ?? 0, lastOf(timeline));
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible' && last > 0) desk.live.see(caseId, last);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [desk, caseId, last]);

  const away = gone || (isRefusal(query.error) && query.error.status === 404);
  const number = row?.number;
  useEffect(() => {
    if (!away || !number) return;
    // It was here and has gone elsewhere: closed with a word, and nothing of it is asked for any more.
    desk.toast(t('case.away', { number }));
    desk.open(null);
    desk.live.drop(caseId);
    forgetCase(desk.client, caseId);
  }, [desk, caseId, away, number]);
  if (away)
    return (
      <main className="case" tabIndex={-1}>
        <div className="void" role="alert">
          <h1>{t('case.gone')}</h1>
          <p>{t('case.gone.next')}</p>
          <button type="button" className="b void-b" onClick={() => desk.open(null)}>
            {t('case.back')}
          </button>
        </div>
      </main>
    );
  return (
    <main className="case" tabIndex={-1} aria-label={row ? titleOf(row) : t('case.loading')}>
      {row ? <Head row={row} /> : <div className="case-h" />}
      {failed && timeline.entries.length === 0 ? (
        <Trouble again={() => talk.refresh()}>{t('case.failed')}</Trouble>
      ) : (
        <FilesOpen value={open}>
          <FilesCovered value={coveredFiles}>
            <Log
              talk={talk}
              entries={timeline.entries}
              base={timeline.base ?? 0}
              box={box}
              loaded={loaded}
              refs={refs}
              customer={row?.customer ?? null}
              language={row?.language}
              typing={typing}
            />
          </FilesCovered>
        </FilesOpen>
      )}
      <Announcer timeline={timeline} loaded={loaded} customer={row ? nameOf(row) : ''} />
      {row && <Composer row={row} talk={talk} refs={refs} latest={assist ?? null} />}
    </main>
  );
}

function Head({ row }: { row: CaseRowView }) {
  const desk = useDesk();
  const run = useAct();
  const [busy, setBusy] = useState(false);
  const mine = row.agentId === desk.me.id;
  const can = may(row, desk.me);
  const doing = async (what: Promise<boolean>) => {
    setBusy(true);
    await what;
    setBusy(false);
  };
  const resolve = () =>
    doing(
      run(
        () => act.resolve(row.id),
        (now) => t('case.resolved.done', { number: now.number }),
        // Whoever hits the key while a question stands open can take it back.
        isAsked(row) ? { label: t('case.undo'), run: () => void run(() => act.reopen(row.id)) } : null,
      ),
    );
  const reopen = () => doing(run(() => act.reopen(row.id)));
  const take = () => doing(run(() => act.take(row.id)));
  const transfer = () => desk.transfer();
  const close = can.resolve ? resolve : can.reopen ? reopen : null;
  const move = can.take ? take : can.transfer ? transfer : null;
  useCommand('resolve', busy || !close ? null : () => void close());
  useCommand('assign', busy || !move ? null : () => void move());
  return (
    <div className="case-h">
      <span className="id">#{row.number}</span>
      <h1 title={titleOf(row)}>{titleOf(row)}</h1>
      <span className="pill">
        <Icon name={stateIcons[row.state]} size={14} />
        {t(`state.${row.state}`)}
      </span>
      <Urgency priority={row.priority} />
      {row.state !== 'resolved' && <Clock row={row} />}
      {row.agentName && !mine && <span className="m with">{t('case.with', { name: row.agentName })}</span>}
      <span className="sp" />
      {can.take && (
        <button type="button" className="b" disabled={busy} onClick={() => void take()}>
          {t('case.take')}
          <KeyMark>a</KeyMark>
        </button>
      )}
      {can.transfer && (
        <button type="button" className="b" onClick={transfer}>
          {t('case.transfer')}
          {!can.take && <KeyMark>a</KeyMark>}
        </button>
      )}
      {close && (
        <button type="button" className="b" disabled={busy} onClick={() => void close()}>
          {t(can.resolve ? 'case.resolve' : 'case.reopen')}
          <KeyMark>e</KeyMark>
        </button>
      )}
      <button
        type="button"
        className="b b-quiet only-narrow"
        aria-label={t('case.side')}
        title={t('case.side')}
        onClick={() => desk.screen.patch({ drawer: true })}
      >
        <Icon name="side" size={16} />
        <KeyMark>i</KeyMark>
      </button>
    </div>
  );
}
