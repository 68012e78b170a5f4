import '../styles/keep.css';
import type { CaseStateView } from '@vigil/shared/api';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { App } from '../app';
import { language, t } from '../app-texts';
import { read } from '../files/fetching';
import { Icon } from '../icons';
import { keepFile } from '../link/native';
import type { Conversation } from '../talk/conversation';
import Proof from './Proof';

export interface KeepProps {
  talk: Conversation;
  live: CaseStateView;
  app: App;
  caseId: string;
  onClose: () => void;
}

interface Kept {
  text: string;
  page: string;
}

/** The conversation to keep, as text or as a page to print. Both are fetched first, so that a tap opens them at once: browsers allow no window later. */
export default function Keep({ app, talk, live, caseId, onClose }: KeepProps) {
  const { number, state, urgent } = live;
  const [notEnded, setNotEnded] = useState(false);
  const frame = useRef<HTMLDialogElement>(null);
  const [kept, setKept] = useState<Kept | 'failed' | null>(null);
  useEffect(() => {
    frame.current?.showModal();
    const made: string[] = [];
    let gone = false;
    const get = async (format: string) => {
      const at = await read(app, `/api/messenger/cases/${caseId}/transcript?format=${format}&language=${language}`);
      if (gone) URL.revokeObjectURL(at);
      else made.push(at);
      return at;
    };
    Promise.all([get('text'), get('html')]).then(
      ([text, page]) => gone || setKept({ text, page }),
      () => setKept('failed'),
    );
    return () => {
      gone = true;
      // A page that is open in a tab of its own stays there; what was not opened is let go of.
      for (const at of made) URL.revokeObjectURL(at);
    };
  }, []);
  const name = `${number}.txt`;
  return (
    <dialog
      ref={frame}
      class="keep"
      aria-labelledby="keep"
      aria-describedby="keep-lead"
      onClose={onClose}
      // Escape closes this, and not the window around it.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div class="head">
        <h2 id="keep">{t('keep.title')}</h2>
        <button type="button" class="tap" aria-label={t('app.close')} onClick={() => frame.current?.close()}>
          <Icon name="close" />
        </button>
      </div>
      <p class="num">{t('who.number', { number })}</p>
      <p id="keep-lead">{t('keep.lead')}</p>
      <div role="status">
        {kept === null && <p>{t('keep.reading')}</p>}
        {kept === 'failed' && <p class="bad">{t('keep.failed')}</p>}
      </div>
      {kept && kept !== 'failed' && (
        <>
          <a class="line2" href={kept.text} download={name} onClick={(event) => keepFile(event, kept.text, name)}>
            <Icon name="down" />
            <span>{t('keep.text')}</span>
          </a>
          <a
            class="line2"
            href={kept.page}
            target="_blank"
            rel="noreferrer"
            onClick={(event) => keepFile(event, kept.page, `${number}.html`)}
          >
            <Icon name="page" />
            <span>{t('keep.page')}</span>
          </a>
        </>
      )}
      {state !== 'resolved' && !urgent && (
        <button
          type="button"
          class="line2"
          onClick={() =>
            talk.resolve().then(
              () => frame.current?.close(),
              () => setNotEnded(true),
            )
          }
        >
          <Icon name="done" />
          <span>{t('keep.end')}</span>
        </button>
      )}
      <div role="alert">{notEnded && <p class="bad">{t('talk.failed')}</p>}</div>
      <Proof app={app} caseId={caseId} agent={live.agent} />
    </dialog>
  );
}
