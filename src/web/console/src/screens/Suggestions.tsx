import type { UseQueryResult } from '@tanstack/react-query';
import { useDesk } from '../desk';
import { helpOf } from '../help';
import { t } from '../texts';
import { Trouble } from '../ui/bits';
import { Icon } from '../ui/icons';
import type { AssistView, CaseRowView, SuggestionView } from '../wire/console';

/** Sending an article: its short answer as a message, or a link that goes with the words being written. */
export function useArticles(row: CaseRowView | undefined) {
  const desk = useDesk();
  const mine = row !== undefined && row.agentId === desk.me.id && row.state !== 'resolved';
  const sendText = (it: SuggestionView) => {
    if (row && mine && it.short) desk.live.talk(row.id).write(it.short, { articleSlug: it.slug });
  };
  /** With words on their way to be written the link joins them; alone it is sent with a sentence of its own. */
  const insert = (it: SuggestionView) => {
    if (row && mine) desk.write(row.id, { note: false, article: { slug: it.slug, title: it.title } });
  };
  return { mine, sendText, insert };
}

export function Suggestions({ row, query }: { row: CaseRowView | undefined; query: UseQueryResult<AssistView> }) {
  const { mine, sendText, insert } = useArticles(row);
  const { data } = query;
  return (
    <section className="sec" aria-label={t('suggest.title')}>
      <h2 className="sec-h">
        {t('suggest.title')}
        <span className="m">{t('suggest.when')}</span>
      </h2>
      {!data && query.isError && <Trouble again={() => void query.refetch()}>{t('suggest.failed')}</Trouble>}
      {data?.suggestions.length === 0 && <p className="muted">{t('suggest.none')}</p>}
      {data?.suggestions.slice(0, 5).map((it) => (
        <div className="sg" key={it.slug}>
          <Icon name="doc" size={14} />
          <a
            className="sg-t"
            lang={it.language}
            title={it.short ?? it.title}
            href={helpOf(it)}
            target="_blank"
            rel="noopener noreferrer"
          >
            {it.title}
          </a>
          {mine && (
            <>
              <button
                type="button"
                className="b b-sm"
                disabled={!it.short}
                title={it.short ?? t('suggest.noText')}
                aria-label={t('suggest.sendText', { title: it.title })}
                onClick={() => sendText(it)}
              >
                {t('suggest.send')}
              </button>
              <button
                type="button"
                className="b b-sm"
                aria-label={t('suggest.linkText', { title: it.title })}
                onClick={() => insert(it)}
              >
                <Icon name="link" size={14} />
                {t('suggest.link')}
              </button>
            </>
          )}
        </div>
      ))}
    </section>
  );
}
