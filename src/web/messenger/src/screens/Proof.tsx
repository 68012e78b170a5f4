import type { AgentProofView, CodeAnswerView } from '@vigil/shared/api';
import { useEffect, useState } from 'preact/hooks';
import type { App } from '../app';
import { t } from '../app-texts';
import { clock } from '../format';

const digits = 6;

interface ProofProps {
  app: App;
  caseId: string;
  /** Who has the conversation: asked again when that changes. */
  agent: string | null | undefined;
}

/**
 * 'Is this really the agent?' Says whether somebody of ours is in this conversation now, and compares the code that a caller named. Only a yes of the server is a yes:
 * whatever cannot be read or answered is 'we cannot confirm this'.
 */
export default function Proof({ app, caseId, agent }: ProofProps) {
  const [proof, setProof] = useState<AgentProofView | 'cannot' | null>(null);
  const [shown, setShown] = useState(false);
  const path = `/api/messenger/cases/${caseId}/agent-code`;
  const { customer } = app.view.get();
  useEffect(() => {
    setProof(null);
    if (!customer) return;
    let gone = false;
    app.session.call<AgentProofView>('POST', path, {}).then(
      (found) => gone || setProof(found),
      () => gone || setProof('cannot'),
    );
    return () => {
      gone = true;
    };
  }, [path, agent]);
  const here = proof !== null && proof !== 'cannot' && proof.state === 'agent' && proof.agent ? proof : null;
  return (
    <section class="proof" aria-labelledby="proof">
      <h2 id="proof">{t('proof.title')}</h2>
      <p role="status">
        {!customer
          ? t('proof.visitor')
          : proof === null
            ? t('proof.asking')
            : proof === 'cannot'
              ? t('proof.cannot')
              : here
                ? t('proof.agent', { name: here.agent ?? '' })
                : t('proof.none')}
      </p>
      {here && (
        <>
          <Compare app={app} path={`${path}/check`} name={here.agent ?? ''} />
          {!here.code ? (
            <p>{t('proof.spent', { time: clock(here.until ?? '') })}</p>
          ) : shown ? (
            <p>
              <b class="num">{here.code}</b> {t('proof.code', { time: clock(here.until ?? '') })}
            </p>
          ) : (
            <button type="button" class="btn btn-plain" onClick={() => setShown(true)}>
              {t('proof.show')}
            </button>
          )}
        </>
      )}
    </section>
  );
}

function Compare({ app, path, name }: { app: App; path: string; name: string }) {
  const [code, setCode] = useState('');
  const [said, setSaid] = useState<'yes' | 'no' | 'cannot' | 'asking' | null>(null);
  const compare = async (event: Event) => {
    event.preventDefault();
    setSaid('asking');
    try {
      const { confirmed } = await app.session.call<CodeAnswerView>('POST', path, { code });
      setSaid(confirmed === true ? 'yes' : 'no');
    } catch {
      // Refused, out of reach or not understood: none of it confirms anybody.
      setSaid('cannot');
    }
  };
  return (
    <form onSubmit={compare}>
      <label for="named">{t('proof.named')}</label>
      <div class="named">
        <input
          id="named"
          class="num"
          inputMode="numeric"
          autoComplete="off"
          maxLength={digits}
          value={code}
          onInput={(event) => {
            setCode(event.currentTarget.value.replace(/\D/g, ''));
            setSaid(null);
          }}
        />
        <button type="submit" class="btn btn-primary" disabled={code.length !== digits || said === 'asking'}>
          {t('proof.check')}
        </button>
      </div>
      <p role="alert" class={said === 'yes' ? 'good' : 'bad'}>
        {said === 'yes' && t('proof.yes', { name })}
        {said === 'no' && t('proof.no')}
        {said === 'cannot' && t('proof.cannot')}
      </p>
    </form>
  );
}
