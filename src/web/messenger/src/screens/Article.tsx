import './article.css';
import type { ArticleView } from '@vigil/shared/api';
import { Refusal } from '@vigil/shared/refusal';
import { useEffect, useState } from 'preact/hooks';
import type { App } from '../app';
import { t } from '../app-texts';
import { date } from '../format';
import { Icon } from '../icons';
import { Bar } from './Bar';

export default function Article({ app, slug, language }: { app: App; slug: string; language: string }) {
  const [article, setArticle] = useState<ArticleView | 'missing' | 'failed' | null>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const path = `/api/messenger/articles/${encodeURIComponent(slug)}?language=${language}`;
    app.session.call<ArticleView>('GET', path).then(setArticle, (error: unknown) => {
      setArticle(error instanceof Refusal ? 'missing' : 'failed');
    });
  }, [app, slug, language, attempt]);

  return (
    <>
      <Bar app={app} back name={t('article.title')} sub={t('app.official', { brand: app.brand })} />
      {article === 'missing' || article === 'failed' ? (
        <div class="empty">
          <Icon name="page" size={24} />
          <p role="alert">{t(article === 'missing' ? 'article.missing' : 'article.failed')}</p>
          {article === 'failed' && (
            <button type="button" class="btn btn-plain" onClick={() => setAttempt(attempt + 1)}>
              {t('app.again')}
            </button>
          )}
        </div>
      ) : (
        <main class="article" aria-busy={article === null}>
          {article === null ? <Bones /> : <Text app={app} article={article} />}
        </main>
      )}
    </>
  );
}

function Text({ app, article }: { app: App; article: ArticleView }) {
  const { talk } = app.view.get();
  // Links to other articles stay inside; everything else opens beside the messenger.
  const follow = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || link.getAttribute('href')?.startsWith('#')) return;
    event.preventDefault();
    const inside =
      link.origin === window.location.origin ? /^\/help\/(?:.*\/)?([\w-]+)$/.exec(link.pathname)?.[1] : undefined;
    if (inside) app.article({ slug: inside, language: article.language });
    else window.open(link.href, '_blank', 'noopener,noreferrer');
  };
  return (
    <article lang={article.language}>
      <h2>{article.title}</h2>
      <p class="short">{article.short}</p>
      {/* The text was sanitised by the server that wrote it. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link inside is a click */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only listens for clicks on the links inside */}
      <div class="prose" onClick={follow} dangerouslySetInnerHTML={{ __html: article.html }} />
      <p class="date num">{t('article.updated', { date: date(article.updatedAt) })}</p>
      <button type="button" class="btn btn-plain" onClick={() => app.go(talk ? { name: 'talk' } : { name: 'home' })}>
        {t('article.ask')}
      </button>
    </article>
  );
}

function Bones() {
  return (
    <>
      <div class="bone" style={{ width: '70%', height: '32px' }} />
      <div class="bone" style={{ height: '84px' }} />
      <div class="bone" style={{ height: '180px' }} />
    </>
  );
}
