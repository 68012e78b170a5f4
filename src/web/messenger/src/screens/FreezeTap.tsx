import '../styles/freeze.css';
import { Refusal } from '@vigil/shared/refusal';
import { useState } from 'preact/hooks';
import type { App } from '../app';
import { language, t } from '../app-texts';
import { Icon } from '../icons';
import type { Conversation } from '../talk/conversation';
import { freeze } from '../talk/freezing';

export interface FreezeTapProps {
  app: App;
  talk: Conversation | null;
  /** Among one-tap answers, or a button of its own. */
  look: 'chip red' | 'btn btn-danger' | 'red';
}

/** One tap that freezes the account, with what it does. Whoever is not signed in is led to the freeze page around us, or to our own, which asks for a code. */
export default function FreezeTap({ app, talk, look }: FreezeTapProps) {
  const [state, setState] = useState<'idle' | 'asking' | 'failed' | 'cannot'>('idle');
  const { customer } = app.view.get();
  const page = app.host.settings.freeze;
  const toPage = () => app.host.say({ type: 'vigil:freeze' });
  const own = !customer && !page ? ownPage() : null;
  const ask = async () => {
    setState('asking');
    try {
      await freeze(app, talk);
    } catch (error) {
      setState(error instanceof Refusal ? 'cannot' : 'failed');
    }
  };
  const failed = state === 'failed' || state === 'cannot';
  const all = (
    <>
      {own ? (
        <a class={look} href={own} target="_blank" rel="noreferrer">
          <Words look={look} />
        </a>
      ) : (
        <button type="button" class={look} disabled={state === 'asking'} onClick={customer ? ask : toPage}>
          <Words look={look} />
        </button>
      )}
      {look !== 'red' && <p class="does">{t(customer ? 'selfFreeze.does' : own ? 'alarm.own' : 'alarm.lead')}</p>}
      <p class="does" role="status">
        {state === 'asking' && t('selfFreeze.asking')}
      </p>
      {failed && (
        <p class="does bad" role="alert">
          {t(state === 'failed' ? 'selfFreeze.failed' : 'selfFreeze.cannot')}
        </p>
      )}
      {failed && page && (
        <button type="button" class="btn btn-plain" onClick={toPage}>
          {t('selfFreeze.page')}
        </button>
      )}
    </>
  );
  return look === 'red' ? <div class="one">{all}</div> : all;
}

function Words({ look }: Pick<FreezeTapProps, 'look'>) {
  return (
    <>
      <Icon name="freeze" />
      <span>
        {t('alarm.freeze')}
        {look === 'red' && <small>{t('selfFreeze.short')}</small>}
      </span>
    </>
  );
}

const ownPage = () => `/freeze/${language.slice(0, 2)}`;
