import type { FileView } from '@vigil/shared/api';
import { useContext, useState } from 'react';
import { useDesk } from '../desk';
import { isRefusal } from '../link/http';
import { type CoveredFiles, FilesCovered, FilesOpen } from '../link/open';
import { isCovered, mayShowDocument } from '../pure/reveal';
import { refused, t } from '../texts';
import { Icon } from '../ui/icons';
import { CoveredFile } from './CoveredFile';
import { FileName } from './FileName';
import { Viewer } from './Viewer';

const of = (caseId: string, file: FileView) => `/api/console/cases/${caseId}/files/${file.fileId}`;

// Longest side of a picture in the timeline, in pixels.
const longest = 220;

interface Props {
  caseId: string;
  files: readonly FileView[];
  /** Who has sent them: customer, agent. */
  author: string;
}

/** The files of a message: pictures to look at, the rest to keep. Of those that are closed to the reader only what they are called; what is covered is shown with a reason. */
export function Files({ caseId, files, author }: Props) {
  const open = useContext(FilesOpen);
  const covered = useContext(FilesCovered);
  return (
    <div className="files">
      {files.map((file) =>
        !open ? (
          <span key={file.fileId} className="att">
            <FileName file={file} />
            <span className="m">{t('files.closed')}</span>
          </span>
        ) : covered && isCovered(file, author, covered) ? (
          <CoveredFile key={file.fileId} caseId={caseId} file={file} of={covered} />
        ) : (
          <div key={file.fileId} className="files">
            {file.thumbnail ? (
              <Picture caseId={caseId} file={file} />
            ) : (
              <a className="att" href={of(caseId, file)} download={file.name}>
                <FileName file={file} />
                <Icon name="into" size={14} />
              </a>
            )}
            {covered && mayShowDocument(author, file.type) && <Mark file={file} of={covered} />}
          </div>
        ),
      )}
    </div>
  );
}

/** One click for what shows a document after all: covered for everybody, for good. */
function Mark({ file, of: covered }: { file: FileView; of: CoveredFiles }) {
  const desk = useDesk();
  const [sending, setSending] = useState(false);
  const mark = async () => {
    setSending(true);
    try {
      await covered.mark(file.fileId);
    } catch (error) {
      setSending(false);
      desk.toast(isRefusal(error) ? refused(error.code) : t('case.failed.act'), 'bad');
    }
  };
  return (
    <button
      type="button"
      className="lnk"
      disabled={sending}
      aria-label={t('files.mark.what', { name: file.name })}
      title={t('files.mark.hint')}
      onClick={() => void mark()}
    >
      <Icon name="lock" size={14} />
      {t('files.mark')}
    </button>
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
      {open && (
        <Viewer src={of(caseId, file)} file={file} onClose={() => setOpen(false)}>
          <a className="b b-sm" href={of(caseId, file)} download={file.name}>
            <Icon name="into" size={14} />
            {t('files.save')}
          </a>
        </Viewer>
      )}
    </>
  );
}
