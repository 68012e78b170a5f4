import { type FormEvent, useId, useRef, useState } from 'react';
import { useDesk } from '../desk';
import { act } from '../link/act';
import { isRefusal } from '../link/http';
import { keys } from '../link/queries';
import { noteLength } from '../pure/open';
import { refused, t } from '../texts';

/** Asks for a copy of all that the customer of a case has said and been told. A second person has to agree. */
export function AskExport({ caseId }: { caseId: string }) {
  const desk = useDesk();
  const id = useId();
  const [asking, setAsking] = useState(false);
  const [note, setNote] = useState('');
  const [wrong, setWrong] = useState('');
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setAsking(false);
    setNote('');
    setWrong('');
    requestAnimationFrame(() => button.current?.focus());
  };
  const go = async (event: FormEvent) => {
    event.preventDefault();
    const { length } = note.trim();
    if (length < noteLength.least || length > noteLength.most) {
      setWrong(t('data.lacking.note'));
      return field.current?.focus();
    }
    setBusy(true);
    try {
      await act.askExport(caseId, note.trim());
      desk.toast(t('export.asked'));
      void desk.client.invalidateQueries({ queryKey: keys.approvals });
      close();
    } catch (error) {
      setWrong(isRefusal(error) ? refused(error.code) : t('case.failed.act'));
    }
    setBusy(false);
  };
  return (
    <section className="sec" aria-label={t('export.title')}>
      {asking ? (
        <form
          className="shut-f"
          noValidate
          onSubmit={(event) => void go(event)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
            event.stopPropagation();
            close();
          }}
        >
          <p className="m">{t('export.lead')}</p>
          <label>
            {t('data.note')}
            <textarea
              className="field"
              ref={field}
              required
              rows={3}
              maxLength={noteLength.most}
              value={note}
              // biome-ignore lint/a11y/noAutofocus: the field was asked for by the button that stood here.
              autoFocus
              {...(wrong ? { 'aria-invalid': true, 'aria-describedby': `${id}-wrong` } : {})}
              onChange={(event) => {
                setNote(event.currentTarget.value);
                setWrong('');
              }}
            />
          </label>
          <div role="alert" id={`${id}-wrong`}>
            {wrong && <p className="shut-e">{wrong}</p>}
          </div>
          <div className="shut-b">
            <button type="submit" className="b b-sm b-main" disabled={busy}>
              {t('export.go')}
            </button>
            <button type="button" className="b b-sm" onClick={close}>
              {t('app.cancel')}
            </button>
          </div>
        </form>
      ) : (
        <button type="button" className="b b-sm" ref={button} onClick={() => setAsking(true)}>
          {t('export.title')}
        </button>
      )}
    </section>
  );
}
