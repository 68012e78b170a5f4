import type { FileView } from '@vigil/shared/api';
import { useEffect, useRef, useState } from 'react';
import type { CoveredFiles, ShownFile } from '../link/open';
import { secondsLeft } from '../pure/reveal';
import { RevealForm } from '../records/RevealForm';
import { t } from '../texts';
import { useNow } from '../ui/bits';
import { Icon } from '../ui/icons';
import { FileName } from './FileName';
import { Viewer } from './Viewer';

interface Props {
  caseId: string;
  file: FileView;
  of: CoveredFiles;
}

/** A file that may show an identity document: a name, until somebody says why. Then it is there for a minute, and goes by itself. */
export function CoveredFile({ caseId, file, of }: Props) {
  const shown = of.shown[file.fileId];
  // Shown from here just now, and not only seen again.
  const [fresh, setFresh] = useState(false);
  const [asking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  // Back to where the keys were.
  const [back, setBack] = useState(false);
  useEffect(() => {
    if (back) button.current?.focus();
  }, [back]);
  const away = () => {
    of.hide(file.fileId);
    setFresh(false);
    setAsking(false);
    setBack(true);
  };
  return (
    <div className="att cov">
      <span className="cov-n">
        <FileName file={file} />
      </span>
      {shown ? (
        <Shown file={file} {...shown} fresh={fresh} onOver={away} />
      ) : (
        <>
          <span className="m">{t('files.covered')}</span>
          {asking ? (
            <RevealForm
              name={file.name}
              field="document"
              of={{ caseId, kind: 'files', recordId: file.fileId }}
              onShow={(src, until) => {
                setBack(false);
                setAsking(false);
                setFresh(true);
                of.show(file.fileId, { src, until });
              }}
              onCancel={away}
            />
          ) : (
            <button
              type="button"
              className="lnk"
              ref={button}
              aria-label={t('reveal.show.what', { name: file.name })}
              onClick={() => {
                setBack(false);
                setAsking(true);
              }}
            >
              <Icon name="eye" size={14} />
              {t('files.covered.show')}
            </button>
          )}
        </>
      )}
    </div>
  );
}

interface ShownProps extends ShownFile {
  file: FileView;
  fresh: boolean;
  onOver: () => void;
}

/** While it lasts: a picture in the viewer, which is opened at once and can be opened again; anything else is fetched. */
function Shown({ file, src, until, fresh, onOver }: ShownProps) {
  const picture = file.type.startsWith('image/');
  const [open, setOpen] = useState(picture && fresh);
  const left = secondsLeft(until, useNow());
  const over = left === 0;
  const first = useRef<HTMLElement>(null);
  useEffect(() => {
    if (fresh) first.current?.focus();
  }, [fresh]);
  useEffect(() => {
    if (over) onOver();
  }, [over, onOver]);
  if (over) return null;
  // Not read out with every second.
  const seconds = (
    <span className="m num" aria-hidden="true">
      {t('reveal.left', { n: left })}
    </span>
  );
  return (
    <span className="cov-n">
      {seconds}
      {picture ? (
        <button
          type="button"
          className="lnk"
          ref={(it) => {
            first.current = it;
          }}
          aria-label={t('files.open', { name: file.name })}
          onClick={() => setOpen(true)}
        >
          {t('files.covered.look')}
        </button>
      ) : (
        <a
          className="lnk"
          href={src}
          download={file.name}
          ref={(it) => {
            first.current = it;
          }}
        >
          {t('files.save')}
        </a>
      )}
      <button type="button" className="lnk" onClick={onOver}>
        {t('reveal.hide')}
      </button>
      {open && (
        <Viewer src={src} file={file} onClose={() => setOpen(false)}>
          {seconds}
        </Viewer>
      )}
    </span>
  );
}
