import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../app-texts';
import { Icon } from '../icons';

interface Props {
  hint: string;
  /** Words put into the field from outside; a new object each time. */
  given?: { text: string } | null;
  onSend: (text: string) => void;
  onTyping?: () => void;
}

// The server's limit, told before sending instead of after.
const longest = 10_000;

export function Composer({ hint, given, onSend, onTyping }: Props) {
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const over = text.length - longest;
  const ready = text.trim() !== '' && over <= 0;

  useLayoutEffect(() => {
    if (!given) return;
    setText((old) => (old.trim() ? `${given.text}\n${old}` : given.text));
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
    onSend(text.trim());
    setText('');
    field.current?.focus();
  };

  return (
    <>
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
        <textarea
          ref={field}
          rows={1}
          value={text}
          placeholder={hint}
          aria-label={t('write.label')}
          enterkeyhint="send"
          onInput={(event) => {
            setText(event.currentTarget.value);
            if (event.currentTarget.value) onTyping?.();
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
