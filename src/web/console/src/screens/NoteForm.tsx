import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { isRefusal } from '../link/http';
import { isNote, noteLength } from '../pure/open';
import { refused, t } from '../texts';

/** Reasons of which one has to be chosen. */
interface Reasons {
  label: string;
  /** By their stable names, with what each is called. */
  of: readonly (readonly [string, string])[];
}

interface Props {
  /** What will be done. */
  lead?: string;
  /** Left out where the note alone says why. */
  reasons?: Reasons;
  /** What the note is to say. */
  label: string;
  /** What becomes of it. */
  kept?: string;
  go: string;
  /** Does it or asks for it; a refusal is told under the field. */
  send: (note: string, reason: string) => Promise<unknown>;
  /** After it was done, or left alone. */
  close: () => void;
  /** Fields before these. */
  children?: ReactNode;
}

/** Says why, before something is done that needs a reason or a second person. */
export function NoteForm({ lead, reasons, label, kept, go, send, close, children }: Props) {
  const id = useId();
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const [lacks, setLacks] = useState<'reason' | 'note' | null>(null);
  const [failed, setFailed] = useState('');
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const choice = useRef<HTMLSelectElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('select, textarea')?.focus(), []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const lacking = reasons && !reason ? 'reason' : isNote(note) ? null : 'note';
    setLacks(lacking);
    setFailed('');
    if (lacking) return (lacking === 'reason' ? choice : field).current?.focus();
    setBusy(true);
    try {
      await send(note.trim(), reason);
      return close();
    } catch (error) {
      setFailed(isRefusal(error) ? refused(error.code) : t('case.failed.act'));
    }
    setBusy(false);
  };
  const wrong = (part: 'reason' | 'note') =>
    lacks === part ? { 'aria-invalid': true, 'aria-describedby': `${id}-wrong` } : {};
  return (
    <form
      className="shut-f"
      noValidate
      ref={form}
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        close();
      }}
    >
      {lead && <p className="m">{lead}</p>}
      {children}
      {reasons && (
        <label>
          {reasons.label}
          <select
            className="field"
            ref={choice}
            required
            value={reason}
            {...wrong('reason')}
            onChange={(event) => setReason(event.currentTarget.value)}
          >
            <option value="">{t('data.reason.choose')}</option>
            {reasons.of.map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        {label}
        <textarea
          className="field"
          ref={field}
          data-autofocus={reasons || children ? undefined : true}
          required
          rows={3}
          maxLength={noteLength.most}
          value={note}
          {...wrong('note')}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </label>
      {kept && <p className="m">{kept}</p>}
      {/* There before it has anything to say, or it would not be heard. */}
      <div role="alert" id={`${id}-wrong`}>
        {(lacks || failed) && <p className="shut-e">{lacks ? t(`data.lacking.${lacks}`) : failed}</p>}
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
