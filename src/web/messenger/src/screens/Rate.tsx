import '../styles/rate.css';
import { useState } from 'preact/hooks';
import { t } from '../app-texts';
import { Icon } from '../icons';
import type { Conversation } from '../talk/conversation';

const stars = [1, 2, 3, 4, 5] as const;

/** One to five stars and a word, once. */
export default function Rate({ talk }: { talk: Conversation }) {
  const [given, setGiven] = useState<(typeof stars)[number] | 0>(0);
  const [word, setWord] = useState('');
  const [state, setState] = useState<'open' | 'sending' | 'failed'>('open');
  const send = () => {
    setState('sending');
    talk.rate(given, word.trim()).catch(() => setState('failed'));
  };
  return (
    <form
      class="rate"
      onSubmit={(event) => {
        event.preventDefault();
        if (given) send();
      }}
    >
      <h2 id="rate">{t('rate.title')}</h2>
      <fieldset class="stars" aria-labelledby="rate">
        {stars.map((n) => (
          <label key={n} class={n <= given ? 'on' : ''}>
            <input
              type="radio"
              name="stars"
              aria-label={t('rate.star', { n })}
              checked={n === given}
              onChange={() => setGiven(n)}
            />
            <Icon name="star" />
          </label>
        ))}
      </fieldset>
      <p class="meaning" aria-live="polite">
        {given ? t(`rate.${given}`) : ''}
      </p>
      {given > 0 && (
        <>
          <textarea
            maxLength={1000}
            value={word}
            placeholder={t('rate.word')}
            aria-label={t('rate.word')}
            onInput={(event) => setWord(event.currentTarget.value)}
          />
          <button type="submit" class="btn btn-primary" disabled={state === 'sending'}>
            {t('rate.send')}
          </button>
          {state === 'failed' && (
            <p class="hint" role="alert">
              {t('talk.failed')}
            </p>
          )}
        </>
      )}
    </form>
  );
}
