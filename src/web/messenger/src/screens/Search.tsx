import { useState } from 'preact/hooks';
import type { App } from '../app';
import { t } from '../app-texts';
import { Icon } from '../icons';
import { lazy } from '../lazy';

const Hits = lazy<{ app: App; wanted: string }>(
  async () => (await import('./Hits')).default,
  () => null,
);

/** Finds articles while one types, and offers to ask instead. */
export function Search({ app }: { app: App }) {
  const [query, setQuery] = useState('');
  const wanted = query.trim();

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
      {wanted && <Hits app={app} wanted={wanted} />}
    </search>
  );
}
