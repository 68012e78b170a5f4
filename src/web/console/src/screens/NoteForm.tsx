import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { isRefusal } from '../link/http';
import { noteLength } from '../pure/open';
import { refused, t } from '../texts';

interface Props {
  /** What will be done. */
  lead: string;
  /** What the note is to say. */
  label: string;
  go: string;
  /** Asks for it; a refusal is told under the field. */
  send: (note: string) => Promise<unknown>;
  close: () => void;
}

/** Says why, before something is asked for that a second person decides on. */
export function NoteForm({ lead, label, go, send, close }: Props) {
  const id = useId();
  const [note, setNote] = useState('');
  const [wrong, setWrong] = useState('');
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const text = note.trim();
    if (text.length < noteLength.least || text.length > noteLength.most) {
      setWrong(t('data.lacking.note'));
      return field.current?.focus();
    }
    setBusy(true);
    try {
      await send(text);
      return close();
    } catch (error) {
      setWrong(isRefusal(error) ? refused(error.code) : t('case.failed.act'));
    }
    setBusy(false);
  };
  return (
    <form
      className="shut-f"
      noValidate
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        close();
      }}
    >
      <p className="m">{lead}</p>
      <label>
        {label}
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
      {/* There before it has anything to say, or it would not be heard. */}
      <div role="alert" id={`${id}-wrong`}>
        {wrong && <p className="shut-e">{wrong}</p>}
      </div>
      <div className="shut-b">
        <button type="submit" className="b b-sm b-main" disabled={busy}>
          {go}
        </button>
        <button type="button" className="b b-sm" onClick={close}>
          {t('app.cancel')}
        </button>
      </div>
    </form>
  );
}
