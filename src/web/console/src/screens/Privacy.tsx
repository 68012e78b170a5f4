import { Modal } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useDesk } from '../desk';
import { shortDate } from '../format';
import { act } from '../link/act';
import { keys, useErasure } from '../link/queries';
import { t, words } from '../texts';
import type { CaseRowView, ErasureView, HoldView } from '../wire/console';
import { HoldForm } from './HoldForm';
import { Failed, Reading } from './LearningParts';
import { NoteForm } from './NoteForm';

/** The customer of a case: to be kept for now, or to be erased by two people. */
export function Privacy({ row }: { row: CaseRowView }) {
  const [open, setOpen] = useState(false);
  return (
    <section className="sec" aria-label={t('privacy.title')}>
      {row.erased ? (
        <p className="m">{t('privacy.erased')}</p>
      ) : (
        <button type="button" className="b b-sm" onClick={() => setOpen(true)}>
          {t('privacy.open')}
        </button>
      )}
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        size={520}
        title={t('privacy.title')}
        radius={12}
        closeButtonProps={{ 'aria-label': t('app.close') }}
        transitionProps={{ duration: 0 }}
        classNames={{ title: 'dialog-title' }}
      >
        <Dialog caseId={row.id} close={() => setOpen(false)} />
      </Modal>
    </section>
  );
}

function Dialog({ caseId, close }: { caseId: string; close: () => void }) {
  const erasure = useErasure(caseId);
  const [asking, setAsking] = useState<'erase' | 'hold' | null>(null);
  if (!erasure.data) return erasure.isError ? <Failed again={() => void erasure.refetch()} /> : <Reading />;
  const read = () => void erasure.refetch();
  return (
    <div className="pv">
      <Facts of={erasure.data} />
      <InTheWay of={erasure.data} read={read} />
      {asking === 'erase' ? (
        <Erase caseId={caseId} close={() => setAsking(null)} done={close} />
      ) : asking === 'hold' ? (
        <HoldForm
          caseId={caseId}
          close={() => {
            setAsking(null);
            read();
          }}
        />
      ) : (
        <Choice mayErase={isFree(erasure.data)} choose={setAsking} />
      )}
    </div>
  );
}

const isFree = (of: ErasureView) => !of.erased && of.holds.length === 0 && of.openCases.length === 0;

/** What there is, what would go and what stays: told before anybody is asked. */
function Facts({ of }: { of: ErasureView }) {
  return (
    <>
      <p className="num">
        {t('privacy.facts', { cases: of.cases, files: of.files, from: shortDate(of.from), to: shortDate(of.to) })}
      </p>
      <ul className="pv-l">
        <li>{t('privacy.goes')}</li>
        <li>{t('privacy.stays')}</li>
        <li>{t('privacy.elsewhere')}</li>
      </ul>
    </>
  );
}

function InTheWay({ of, read }: { of: ErasureView; read: () => void }) {
  return (
    <>
      {of.openCases.length > 0 && (
        <p className="pv-w num">{t('privacy.openCases', { numbers: of.openCases.join(' ') })}</p>
      )}
      {of.holds.length > 0 && (
        <>
          <p className="pv-w">{t('privacy.held')}</p>
          <ul className="pv-h" aria-label={t('privacy.holds')}>
            {of.holds.map((hold) => (
              <Hold key={hold.id} hold={hold} read={read} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Hold({ hold, read }: { hold: HoldView; read: () => void }) {
  const desk = useDesk();
  const [asking, setAsking] = useState(false);
  const what = words('holdReason', hold.reason);
  return (
    <li>
      <b>{what}</b>
      <span className="m num">
        {t('privacy.hold.by', {
          scope: t(`privacy.scope.${hold.scope}`),
          number: hold.caseNumber,
          name: hold.by,
          time: shortDate(hold.at),
        })}
      </span>
      <span>{hold.note}</span>
      {asking ? (
        <NoteForm
          lead={t('privacy.lift.lead')}
          label={t('privacy.lift.note')}
          go={t('privacy.lift.go')}
          send={async (note) => {
            const waits = await act.liftHold(hold.id, note);
            desk.toast(t(waits ? 'export.asked' : 'privacy.lifted'));
            void desk.client.invalidateQueries({ queryKey: keys.approvals });
          }}
          close={() => {
            setAsking(false);
            // After a no as well: a colleague was faster.
            read();
          }}
        />
      ) : (
        <button
          type="button"
          className="b b-sm"
          aria-label={t('learning.row', { what: t('privacy.lift'), of: what })}
          onClick={() => setAsking(true)}
        >
          {t('privacy.lift')}
        </button>
      )}
    </li>
  );
}

function Choice({ mayErase, choose }: { mayErase: boolean; choose: (what: 'erase' | 'hold') => void }) {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <div className="shut-b">
      {mayErase && (
        <button type="button" className="b b-sm" ref={first} onClick={() => choose('erase')}>
          {t('privacy.erase')}
        </button>
      )}
      <button type="button" className="b b-sm" ref={mayErase ? null : first} onClick={() => choose('hold')}>
        {t('privacy.hold')}
      </button>
    </div>
  );
}

function Erase({ caseId, close, done }: { caseId: string; close: () => void; done: () => void }) {
  const desk = useDesk();
  const asked = useRef(false);
  return (
    <NoteForm
      lead={t('privacy.erase.lead')}
      label={t('data.note')}
      go={t('privacy.erase.go')}
      send={async (note) => {
        await act.askErasure(caseId, note);
        asked.current = true;
        desk.toast(t('export.asked'));
        void desk.client.invalidateQueries({ queryKey: keys.approvals });
      }}
      close={() => (asked.current ? done() : close())}
    />
  );
}
