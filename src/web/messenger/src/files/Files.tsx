import '../styles/files.css';
import type { FileView } from '@vigil/shared/api';
import { bytes } from '@vigil/shared/bytes';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { App } from '../app';
import { t } from '../app-texts';
import { join } from '../format';
import { Icon } from '../icons';
import { keepFile } from '../link/native';
import { thumbnail, whole } from './fetching';

export interface FilesProps {
  app: App;
  files: readonly FileView[];
}

/** The files of a message: pictures to look at, the rest to keep. */
export default function Files({ app, files }: FilesProps) {
  return (
    <div class="files">
      {files.map((file) =>
        file.thumbnail ? (
          <Picture key={file.fileId} app={app} file={file} />
        ) : (
          <Line key={file.fileId} app={app} file={file} />
        ),
      )}
    </div>
  );
}

const longest = 200;

// The picture being looked at. A message that is sent changes its place from what waits to what was said: the picture stays open over that.
let looking: string | null = null;

function Picture({ app, file }: { app: App; file: FileView }) {
  const [src, setSrc] = useState('');
  const [open, setOpen] = useState(looking === file.fileId);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // Out of reach it stays a frame that can be tapped, and is asked for again when it is drawn again.
    thumbnail(app, file.fileId).then(setSrc, () => undefined);
  }, [file.fileId]);
  // Its room is known before it is there, so that nothing moves when it comes.
  const scale = Math.min(1, longest / Math.max(file.width ?? longest, file.height ?? longest));
  const room = {
    width: `${Math.round((file.width ?? longest) * scale)}px`,
    aspectRatio: `${file.width ?? 1}/${file.height ?? 1}`,
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class="picture"
        style={room}
        aria-label={t('files.open', { name: file.name })}
        onClick={() => {
          looking = file.fileId;
          setOpen(true);
        }}
      >
        {src && <img src={src} alt="" />}
      </button>
      {file.unchecked && <small>{t('files.unchecked')}</small>}
      {open && (
        <Viewer
          app={app}
          file={file}
          onClose={() => {
            looking = null;
            setOpen(false);
            button.current?.focus();
          }}
        />
      )}
    </>
  );
}

/** One picture, as large as it fits. */
function Viewer({ app, file, onClose }: { app: App; file: FileView; onClose: () => void }) {
  const frame = useRef<HTMLDialogElement>(null);
  const [src, setSrc] = useState('');
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    frame.current?.showModal();
    let address = '';
    let gone = false;
    whole(app, file.fileId).then(
      (at) => {
        if (gone) return URL.revokeObjectURL(at);
        address = at;
        setSrc(at);
      },
      () => setFailed(true),
    );
    return () => {
      gone = true;
      URL.revokeObjectURL(address);

      // Once all is drawn: not where the same picture has come up elsewhere.
      queueMicrotask(() => {
        if (!document.querySelector('dialog.viewer')) looking = null;
      });
    };
  }, []);
  return (
    <dialog
      ref={frame}
      class="viewer"
      aria-label={t('files.viewer', { name: file.name })}
      onClose={onClose}
      // Escape closes this, and not the window around it.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div class="over">
        <span class="num">{join(file.name, bytes(file.size))}</span>
        {src && (
          <a
            class="tap"
            href={src}
            download={file.name}
            aria-label={t('files.save')}
            onClick={(event) => keepFile(event, src, file.name)}
          >
            <Icon name="down" />
          </a>
        )}
        <button type="button" class="tap" aria-label={t('files.close')} onClick={() => frame.current?.close()}>
          <Icon name="close" />
        </button>
      </div>
      {failed ? (
        <p role="alert">{t('files.missing')}</p>
      ) : src ? (
        <img src={src} alt={file.name} />
      ) : (
        <p role="status">{t('files.downloading')}</p>
      )}
    </dialog>
  );
}

const told = (file: FileView): string =>
  file.unchecked ? join(bytes(file.size), t('files.unchecked')) : bytes(file.size);

/** Anything but a picture: its name, its size, and a way to keep it. */
function Line({ app, file }: { app: App; file: FileView }) {
  const [state, setState] = useState<'idle' | 'reading' | 'failed'>('idle');
  const save = () => {
    setState('reading');
    whole(app, file.fileId).then(
      (at) => {
        const link = document.createElement('a');
        link.href = at;
        link.download = file.name;
        link.onclick = (event) => keepFile(event, at, file.name);
        link.click();
        setState('idle');
        // The browser has taken it by then.
        setTimeout(() => URL.revokeObjectURL(at), 60_000);
      },
      () => setState('failed'),
    );
  };
  return (
    <button type="button" class="file" aria-label={t('files.download', { name: file.name })} onClick={save}>
      <Icon name="page" />
      <span>
        <b>{file.name}</b>
        <small class="num" role="status">
          {state === 'failed' ? t('files.missing') : state === 'reading' ? t('files.downloading') : told(file)}
        </small>
      </span>
      <Icon name="down" size={16} />
    </button>
  );
}
