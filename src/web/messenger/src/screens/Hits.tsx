import type { ArticleHit, ArticlesView } from '@vigil/shared/api';
import { useEffect, useState } from 'preact/hooks';
import type { App } from '../app';
import { language, t } from '../app-texts';
import { Icon } from '../icons';

// Long enough that typing a pinyin syllable does not ask, short enough to feel immediate.
const pauseMs = 250;

/** The articles that fit, and the way to ask instead. */
export default function Hits({ app, wanted }: { app: App; wanted: string }) {
  const [hits, setHits] = useState<readonly ArticleHit[] | 'failed' | null>(null);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      const path = `/api/messenger/articles?query=${encodeURIComponent(wanted)}&language=${language}`;
      app.session.call<ArticlesView>('GET', path).then(
        (view) => current && setHits(view.articles.slice(0, 5)),
        () => current && setHits('failed'),
      );
    }, pauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [wanted]);

  return (
    <>
      <div role="status" class="vh">
        {Array.isArray(hits) ? t('search.found', { n: hits.length }) : ''}
      </div>
      {hits && (
        <ul class="hits results">
          {hits === 'failed' ? (
            <li>
              <p>{t('search.failed')}</p>
            </li>
          ) : null}
          {Array.isArray(hits) && hits.length === 0 && (
            <li>
              <p>{t('search.none')}</p>
            </li>
          )}
          {Array.isArray(hits) &&
            hits.map((hit: ArticleHit) => (
              <li key={hit.slug}>
                <button type="button" class="line2" onClick={() => app.article(hit)}>
                  <Icon name="page" />
                  <span>
                    {hit.title}
                    <small>{hit.passage?.excerpt ?? hit.short}</small>
                  </span>
                  <Icon name="chevron" size={16} />
                </button>
              </li>
            ))}
          <li>
            <button type="button" class="line2" onClick={() => app.ask(wanted)}>
              <Icon name="send" />
              <span>{t('search.ask', { text: wanted })}</span>
            </button>
          </li>
        </ul>
      )}
    </>
  );
}
