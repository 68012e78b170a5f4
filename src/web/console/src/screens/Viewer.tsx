import type { FileView } from '@vigil/shared/api';
import { bytes } from '@vigil/shared/bytes';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { t } from '../texts';
import { Icon } from '../ui/icons';
import { Watermark } from './Watermark';

interface Props {
  src: string;
  file: FileView;
  onClose: () => void;
  /** What can be done with it, or is to be known of it, beside its name. */
  children?: ReactNode;
}

/** One picture, as large as it fits; a second click shows it in its own size. The dialog gives the focus back by itself, and lies over the desk's watermark, so it has its own. */
export function Viewer({ src, file, onClose, children }: Props) {
  const frame = useRef<HTMLDialogElement>(null);
  const [large, setLarge] = useState(false);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!frame.current?.open) frame.current?.showModal();
  }, []);
  return (
    <dialog
      ref={frame}
      className="viewer"
      aria-label={t('files.viewer', { name: file.name })}
      onClose={onClose}
      // The keys of the desk mean the desk.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div className="viewer-h">
        <span className="num">
          {file.name} <span className="m">{bytes(file.size)}</span>
        </span>
        {children}
        <button
          type="button"
          className="b b-quiet b-icon"
          aria-label={t('files.close')}
          onClick={() => frame.current?.close()}
        >
          <Icon name="close" size={16} />
        </button>
      </div>
      <div className="viewer-b">
        {failed ? (
          <p role="alert">{t('files.missing')}</p>
        ) : (
          <button
            type="button"
            className={large ? 'large' : ''}
            aria-label={t(large ? 'files.fit' : 'files.large')}
            onClick={() => setLarge(!large)}
          >
            <img src={src} alt={file.name} onError={() => setFailed(true)} />
          </button>
        )}
      </div>
      <Watermark />
    </dialog>
  );
}
