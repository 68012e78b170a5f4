import type { ArticleHit, ArticlesView } from '@vigil/shared/api';
import { useEffect, useState } from 'preact/hooks';
import type { App } from '../app';
import { language, t } from '../app-texts';
import { Icon } from '../icons';

// Long enough that typing a pinyin syllable does not ask, short enough to feel immediate.
const pauseMs = 250;

/** Finds articles while one types, and offers to ask instead. */
export function Search({ app }: { app: App }) {
  const [query, setQuery] = useState('');
  const [hits, setHits] = useState<readonly ArticleHit[] | 'failed' | null>(null);
  const wanted = query.trim();

  useEffect(() => {
    if (!wanted) return setHits(null);
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
    <search>
      <div class="find">
        <Icon name="search" />
        <input
          type="search"
          value={query}
          placeholder={t('search.hint')}
          aria-label={t('search.label')}
          autocomplete="off"
          onInput={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || !query) return;
            event.stopPropagation();
            setQuery('');
          }}
        />
        {query && (
          <button type="button" aria-label={t('search.clear')} onClick={() => setQuery('')}>
            <Icon name="close" size={16} />
          </button>
        )}
      </div>
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
    </search>
  );
}
