import '../styles/files.css';
import { bytes } from '@vigil/shared/bytes';
import { type Attached, isStuck, Tray, type TrayView } from '@vigil/shared/tray';
import { useEffect, useRef } from 'preact/hooks';
import type { App } from '../app';
import { t, words } from '../app-texts';
import { Icon } from '../icons';
import { type Store, useStore } from '../store';
import { wayOf } from './way';

export interface AttachProps {
  app: App;
  tray: Store<TrayView>;
  /** The choice of what to add is open. */
  menu: boolean;
  /** Pasted or dropped, and not taken yet. */
  added: readonly File[];
  /** The message goes out when the files are there. */
  wanted: boolean;
  onTaken: (files: readonly File[]) => void;
}

// One for each place where something is written, for as long as that place lives.
const trays = new WeakMap<Store<TrayView>, Tray>();
const taken = new WeakSet<File>();

// Named one by one: an iPhone then hands a HEIC photo over as JPEG.
const pictures = 'image/jpeg,image/png,image/webp,image/gif';

function trayOf(app: App, view: Store<TrayView>): Tray {
  const known = trays.get(view) ?? new Tray(wayOf(app), view);
  trays.set(view, known);
  return known;
}

/** What goes with the next message, and where more of it comes from. */
export default function Attach({ app, tray: view, menu, added, wanted, onTaken }: AttachProps) {
  const tray = trayOf(app, view);
  const now = useStore(view);
  useEffect(() => {
    const fresh = added.filter((file) => !taken.has(file));
    if (fresh.length === 0) return;
    for (const file of fresh) taken.add(file);
    tray.add(fresh);
    onTaken(fresh);
  }, [added]);
  return (
    <section class="attach" aria-label={t('files.tray')}>
      {now.items.length > 0 && (
        <ul class="tray">
          {now.items.map((item) => (
            <Item key={item.id} item={item} tray={tray} />
          ))}
        </ul>
      )}
      <p class="told" role="status">
        {now.tooMany
          ? t('files.tooMany')
          : isStuck(now)
            ? t('files.stuck')
            : wanted
              ? t('files.wanted')
              : menu && now.items.length === 0
                ? t('files.hint')
                : ''}
      </p>
      {menu && (
        <div class="kinds">
          <Choice icon="image" text={t('files.pictures')} accept={pictures} onAdd={(files) => tray.add(files)} />
          {window.matchMedia('(pointer: coarse)').matches && (
            <Choice
              icon="camera"
              text={t('files.camera')}
              accept={pictures}
              capture
              onAdd={(files) => tray.add(files)}
            />
          )}
          <Choice icon="page" text={t('files.other')} onAdd={(files) => tray.add(files)} />
        </div>
      )}
    </section>
  );
}

interface ChoiceProps {
  icon: 'image' | 'camera' | 'page';
  text: string;
  accept?: string;
  capture?: boolean;
  onAdd: (files: readonly File[]) => void;
}

function Choice({ icon, text, accept, capture, onAdd }: ChoiceProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" onClick={() => input.current?.click()}>
        <span>
          {icon === 'page' ? (
            <Icon name="page" size={24} />
          ) : (
            <svg class="i i24" viewBox="0 0 20 20" aria-hidden="true">
              <path d={shapes[icon]} />
            </svg>
          )}
        </span>
        {text}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={!capture}
        accept={accept}
        {...(capture ? { capture: 'environment' } : {})}
        onChange={(event) => {
          onAdd([...(event.currentTarget.files ?? [])]);
          // The same file may be chosen again.
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}

// Drawn like the other icons, fetched with what shows them.
const shapes = {
  image:
    'M4 3.5h12A1.5 1.5 0 0 1 17.5 5v10a1.5 1.5 0 0 1-1.5 1.5H4A1.5 1.5 0 0 1 2.5 15V5A1.5 1.5 0 0 1 4 3.5zM3 14l4-4 3.5 3.5 2.5-2.5 4 4M13 7.5v.1',
  camera:
    'M3.5 6.5h3l1.2-2h4.6l1.2 2h3A1 1 0 0 1 17.5 7.500v7.500a1 1 0 0 1-1 1h-13a1 1 0 0 1-1-1V7.500a1 1 0 0 1 1-1zM7 11a3 3 0 1 0 6 0a3 3 0 1 0-6 0',
};

function Item({ item, tray }: { item: Attached; tray: Tray }) {
  const { id, name, size, state, sent, preview } = item;
  const percent = Math.min(99, Math.floor((sent / size) * 100));
  const going = state === 'uploading' || state === 'waiting';
  const bad = state === 'failed' || state === 'refused';
  const told =
    state === 'uploading'
      ? t('files.uploading', { percent })
      : state === 'waiting'
        ? t('files.waiting')
        : state === 'done'
          ? item.file?.covered
            ? t('files.covered')
            : bytes(size)
          : (words('upload', item.code) ?? t('files.failed'));
  return (
    <li class={bad ? 'bad' : state}>
      <span class="pic">{preview && !bad ? <img src={preview} alt="" /> : <Icon name={bad ? 'alert' : 'page'} />}</span>
      <span class="what">
        <b>{name}</b>
        <small class="num">{told}</small>
      </span>
      {going && (
        <progress max={100} value={percent} aria-label={name}>
          {percent}%
        </progress>
      )}
      {state === 'done' && preview && item.file && !item.file.covered && (
        <button
          type="button"
          class="again"
          onClick={() => void tray.mark(id)}
          aria-label={t('files.document.what', { name })}
        >
          {t('files.document')}
        </button>
      )}
      {state === 'failed' && (
        <button type="button" class="again" onClick={() => tray.retry(id)} aria-label={t('files.again', { name })}>
          {t('app.again')}
        </button>
      )}
      <button
        type="button"
        class="tap"
        onClick={() => tray.remove(id)}
        aria-label={t(going ? 'files.cancel' : 'files.remove', { name })}
      >
        <Icon name="close" size={16} />
      </button>
    </li>
  );
}
