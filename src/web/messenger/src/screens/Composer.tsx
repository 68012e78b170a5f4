import type { FileView } from '@vigil/shared/api';
import { drop, load, save } from '@vigil/shared/keep';
import type { TrayView } from '@vigil/shared/tray';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { App } from '../app';
import { t } from '../app-texts';
import type { AttachProps } from '../files/Attach';
import { Icon } from '../icons';
import { lazy } from '../lazy';
import { type Store, useStore } from '../store';

const Attach = lazy<AttachProps>(async () => (await import('../files/Attach')).default);

interface Props {
  app: App;
  /** What goes with the next message. */
  tray: Store<TrayView>;
  hint: string;
  /** Where the tab keeps what is half-written; null while it is not known whose it is. */
  draft: string | null;
  /** Words put into the field from outside; a new object each time. */
  given?: { text: string } | null;
  onSend: (text: string, files: readonly FileView[]) => void;
  onTyping?: () => void;
}

// The server's limit, told before sending instead of after.
const longest = 10_000;

export function Composer({ app, tray, hint, draft, given, onSend, onTyping }: Props) {
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const over = text.length - longest;
  const { items } = useStore(tray);
  const [menu, setMenu] = useState(false);
  const [added, setAdded] = useState<readonly File[]>([]);
  /** How many files were there when send was pressed: sent as soon as all of them have arrived. 0 for not pressed. */
  const [wanted, setWanted] = useState(0);
  const files = items.flatMap((item) => item.file ?? []);
  const going = files.length < items.length;
  const stuck = items.some(({ state }) => state === 'failed' || state === 'refused');
  const ready = (text.trim() !== '' || items.length > 0) && over <= 0;

  // Half-written words outlive a reload and the way back, in this tab only.
  useLayoutEffect(() => {
    const kept = draft && load('session', draft);
    if (typeof kept === 'string') setText((old) => old || kept);
    // Somebody else from here on.
    else if (!draft) setText('');
  }, [draft]);
  const write = (words: string) => {
    setText(words);
    if (!draft) return;
    if (words) save('session', draft, words);
    else drop('session', draft);
  };

  useLayoutEffect(() => {
    if (!given) return;
    write(text.trim() ? `${given.text}\n${text}` : given.text);
    field.current?.focus();
  }, [given]);

  useLayoutEffect(() => {
    const it = field.current;
    if (!it) return;
    it.style.height = 'auto';
    it.style.height = `${Math.min(it.scrollHeight + 2, 132)}px`;
  }, [text]);

  const send = () => {
    if (!ready) return;
    setWanted(going && !stuck ? items.length : 0);
    if (going) return;
    onSend(text.trim(), files);
    write('');
    setMenu(false);
    tray.set({ items: [], tooMany: false });
    field.current?.focus();
  };

  useEffect(() => {
    if (!wanted) return;
    // Without one of its files it is another message, which only the writer can want.
    if (stuck || items.length < wanted) setWanted(0);
    else if (going) setWanted(items.length);
    else send();
  }, [wanted, going, stuck, items.length]);

  const take = (event: Event, from: DataTransfer | null) => {
    if (!from?.files.length) return;
    event.preventDefault();
    const files = [...from.files];
    setAdded((old) => [...old, ...files]);
  };
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    const drop = (event: DragEvent) => take(event, event.dataTransfer);
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, []);

  return (
    <>
      {(menu || added.length > 0 || items.length > 0) && (
        <Attach
          app={app}
          tray={tray}
          menu={menu}
          added={added}
          wanted={wanted > 0}
          onTaken={(files) => setAdded((old) => old.filter((file) => !files.includes(file)))}
        />
      )}
      {over > 0 && (
        <p class="toolong" role="alert">
          {t('write.long', { n: over })}
        </p>
      )}
      <form
        class="write"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <button
          type="button"
          class="go"
          aria-label={t('write.attach')}
          aria-expanded={menu}
          onClick={() => setMenu(!menu)}
        >
          <Icon name="plus" />
        </button>
        <textarea
          ref={field}
          rows={1}
          value={text}
          placeholder={hint}
          aria-label={t('write.label')}
          enterkeyhint="send"
          onInput={(event) => {
            write(event.currentTarget.value);
            if (event.currentTarget.value) onTyping?.();
          }}
          onPaste={(event) => {
            // Cells of a sheet come with a picture of themselves: their text is meant.
            const from = event.clipboardData;
            if (!from?.types.includes('text/html') || !from.getData('text/plain')) take(event, from);
          }}
          onKeyDown={(event) => {
            // Enter that picks a word from an input method must not send.
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
            event.preventDefault();
            send();
          }}
        />
        <button type="submit" class={ready ? 'go on' : 'go'} aria-label={t('write.send')} aria-disabled={!ready}>
          <span>
            <Icon name="send" />
          </span>
        </button>
      </form>
    </>
  );
}
