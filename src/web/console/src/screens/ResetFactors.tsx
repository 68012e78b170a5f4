import { Modal } from '@mantine/core';
import { type FormEvent, useId, useRef, useState } from 'react';
import { isRefusal } from '../link/http';
import { access } from '../link/people';
import { noteLength } from '../pure/open';
import { refused, t } from '../texts';
import type { PersonView } from '../wire/console';

interface Props {
  person: PersonView;
  close: () => void;
  /** It waits for a second administrator. */
  done: () => void;
}

/** Asks to take the factors from a colleague who has lost them. */
export function ResetFactors({ person, close, done }: Props) {
  const id = useId();
  const [note, setNote] = useState('');
  const [wrong, setWrong] = useState('');
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const go = async (event: FormEvent) => {
    event.preventDefault();
    const { length } = note.trim();
    if (length < noteLength.least || length > noteLength.most) {
      setWrong(t('data.lacking.note'));
      return field.current?.focus();
    }
    setBusy(true);
    try {
      await access.resetFactors(person.id, note.trim());
      done();
      return close();
    } catch (error) {
      setWrong(isRefusal(error) ? refused(error.code) : t('case.failed.act'));
    }
    setBusy(false);
  };
  return (
    <Modal
      opened
      onClose={close}
      size={440}
      title={t('people.reset.title', { name: person.name })}
      radius={12}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      transitionProps={{ duration: 0 }}
      classNames={{ title: 'dialog-title' }}
    >
      <form noValidate className="shut-f" onSubmit={(event) => void go(event)}>
        <p className="m">{t('people.reset.text')}</p>
        <label>
          {t('people.reset.note')}
          <textarea
            className="field"
            ref={field}
            data-autofocus
            required
            rows={3}
            maxLength={noteLength.most}
            value={note}
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
        <div className="dialog-f">
          <button type="button" className="b" onClick={close}>
            {t('app.cancel')}
          </button>
          <button type="submit" className="b b-main" disabled={busy}>
            {t('people.reset.go')}
          </button>
        </div>
      </form>
    </Modal>
  );
}
