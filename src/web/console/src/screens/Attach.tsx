import { bytes } from '@vigil/shared/bytes';
import { type Attached, isBusy, isStuck, type Tray } from '@vigil/shared/tray';
import { useEffect, useRef } from 'react';
import { useStore } from '../link/use';
import { refused, t } from '../texts';
import { Icon } from '../ui/icons';

/** Adds files that are dropped anywhere on the page, while somebody may send them. */
export function useDrop(tray: Tray | null): void {
  useEffect(() => {
    if (!tray) return;
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      tray.add([...event.dataTransfer.files]);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, [tray]);
}

/** The files of a paste, or none where text is meant: cells of a sheet come with a picture of themselves. */
export const pasted = (from: DataTransfer): readonly File[] =>
  from.types.includes('text/html') && from.getData('text/plain') ? [] : [...from.files];

/** Opens the choice of files. */
export function AttachButton({ tray }: { tray: Tray }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="b b-quiet" onClick={() => input.current?.click()}>
        <Icon name="clip" size={16} />
        {t('files.add')}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        onChange={(event) => {
          tray.add([...(event.currentTarget.files ?? [])]);
          // The same file may be chosen again.
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}

/** What goes with the reply, and how far it is. */
export function TrayList({ tray }: { tray: Tray }) {
  const now = useStore(tray.view);
  if (now.items.length === 0) return null;
  const told = now.tooMany ? t('files.tooMany') : isStuck(now) ? t('files.stuck') : isBusy(now) ? t('files.busy') : '';
  return (
    <section className="tray" aria-label={t('files.tray')}>
      <ul>
        {now.items.map((item) => (
          <Item key={item.id} item={item} tray={tray} />
        ))}
      </ul>
      <p className="m" role="status">
        {told}
      </p>
    </section>
  );
}

function Item({ item, tray }: { item: Attached; tray: Tray }) {
  const { id, name, size, state, sent, preview, code } = item;
  const percent = Math.min(99, Math.floor((sent / size) * 100));
  const going = state === 'uploading' || state === 'waiting';
  const bad = state === 'failed' || state === 'refused';
  const told =
    state === 'uploading'
      ? t('files.uploading', { percent })
      : state === 'waiting'
        ? t('files.waiting')
        : state === 'done'
          ? bytes(size)
          : state === 'refused' || code?.startsWith('file.')
            ? refused(code)
            : t('files.failed');
  return (
    <li className={bad ? 'bad' : state}>
      {preview && !bad ? <img src={preview} alt="" /> : <Icon name={bad ? 'alert' : 'clip'} size={16} />}
      <span className="file-name">{name}</span>
      <span className="m num">{told}</span>
      {going && <progress max={100} value={percent} aria-label={name} />}
      {state === 'failed' && (
        <button type="button" className="b b-sm" onClick={() => tray.retry(id)}>
          {t('entry.retry')}
        </button>
      )}
      <button
        type="button"
        className="b b-quiet b-icon"
        aria-label={t('files.remove', { name })}
        onClick={() => tray.remove(id)}
      >
        <Icon name="close" size={14} />
      </button>
    </li>
  );
}
