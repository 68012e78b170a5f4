import { useEffect, useRef, useState } from 'react';
import { useDesk } from '../desk';
import { act } from '../link/act';
import { keys } from '../link/queries';
import { t } from '../texts';
import { NoteForm } from './NoteForm';

/** Asks for a copy of all that is kept of the customer of a case and that they may know. A second person has to agree. */
export function AskExport({ caseId }: { caseId: string }) {
  const desk = useDesk();
  const [asking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  // Back to where the keys were.
  const [back, setBack] = useState(false);
  useEffect(() => {
    if (back) button.current?.focus();
  }, [back]);
  return (
    <section className="sec" aria-label={t('export.title')}>
      {asking ? (
        <NoteForm
          lead={t('export.lead')}
          label={t('data.note')}
          go={t('export.go')}
          send={async (note) => {
            await act.askExport(caseId, note);
            desk.toast(t('export.asked'));
            void desk.client.invalidateQueries({ queryKey: keys.approvals });
          }}
          close={() => {
            setAsking(false);
            setBack(true);
          }}
        />
      ) : (
        <button
          type="button"
          className="b b-sm"
          ref={button}
          onClick={() => {
            setBack(false);
            setAsking(true);
          }}
        >
          {t('export.title')}
        </button>
      )}
    </section>
  );
}
