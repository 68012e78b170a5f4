import type { FileView } from '@vigil/shared/api';
import { bytes } from '@vigil/shared/bytes';
import { useContext, useEffect, useRef, useState } from 'react';
import { FilesOpen } from '../link/open';
import { t } from '../texts';
import { Icon } from '../ui/icons';

const of = (caseId: string, file: FileView) => `/api/console/cases/${caseId}/files/${file.fileId}`;

// Longest side of a picture in the timeline, in pixels.
const longest = 220;

/** The files of a message: pictures to look at, the rest to keep. Of those that are closed to the reader only what they are called. */
export function Files({ caseId, files }: { caseId: string; files: readonly FileView[] }) {
  const open = useContext(FilesOpen);
  return (
    <div className="files">
      {files.map((file) =>
        !open ? (
          <span key={file.fileId} className="att">
            <FileName file={file} />
            <span className="m">{t('files.closed')}</span>
          </span>
        ) : file.thumbnail ? (
          <Picture key={file.fileId} caseId={caseId} file={file} />
        ) : (
          <a key={file.fileId} className="att" href={of(caseId, file)} download={file.name}>
            <FileName file={file} />
            <Icon name="into" size={14} />
          </a>
        ),
      )}
    </div>
  );
}

/** A file as a name and a size. */
export function FileName({ file }: { file: Pick<FileView, 'name' | 'size' | 'unchecked'> }) {
  return (
    <>
      <Icon name="clip" size={14} />
      <span className="file-name">{file.name}</span>
      <span className="m num">{bytes(file.size)}</span>
      {file.unchecked && <span className="m">{t('files.unchecked')}</span>}
    </>
  );
}

function Picture({ caseId, file }: { caseId: string; file: FileView }) {
  const [open, setOpen] = useState(false);
  // Its room is known before it is there, so that the timeline does not move.
  const [width, height] = [file.width ?? longest, file.height ?? longest];
  const scale = Math.min(1, longest / Math.max(width, height));
  return (
    <>
      <button
        type="button"
        className="picture"
        style={{ width: Math.round(width * scale), aspectRatio: `${width}/${height}` }}
        aria-label={t('files.open', { name: file.name })}
        onClick={() => setOpen(true)}
      >
        <img src={`${of(caseId, file)}/thumbnail`} alt="" />
      </button>
      {file.unchecked && <span className="m">{t('files.unchecked')}</span>}
      {open && <Viewer caseId={caseId} file={file} onClose={() => setOpen(false)} />}
    </>
  );
}

/** One picture, as large as it fits; a second click shows it in its own size. The dialog gives the focus back by itself. */
function Viewer({ caseId, file, onClose }: { caseId: string; file: FileView; onClose: () => void }) {
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
        <a className="b b-sm" href={of(caseId, file)} download={file.name}>
          <Icon name="into" size={14} />
          {t('files.save')}
        </a>
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
            <img src={of(caseId, file)} alt={file.name} onError={() => setFailed(true)} />
          </button>
        )}
      </div>
    </dialog>
  );
}
