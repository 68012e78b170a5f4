import { Modal } from '@mantine/core';
import { type KeyboardEvent, useDeferredValue, useState } from 'react';
import { articleLanguage, helpOf } from '../help';
import { useArticles as useArticleSearch, useAssist, useCase } from '../link/queries';
import { t } from '../texts';
import { Trouble } from '../ui/bits';
import { Icon } from '../ui/icons';
import { Marked } from './Palette';
import { useArticles } from './Suggestions';

/** Finds an article for the customer: the proposed ones first, any other by its words. */
export function ArticlePicker({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const row = useCase(caseId).data;
  const { mine, insert, sendText } = useArticles(row);
  const proposed = useAssist(caseId, mine).data?.suggestions ?? [];
  const [input, setInput] = useState('');
  const [at, setAt] = useState(0);
  const query = useDeferredValue(input.trim());
  const search = useArticleSearch(query, articleLanguage(row?.language));
  const hits = query ? (search.data ?? []) : proposed;
  const chosen = Math.min(at, Math.max(0, hits.length - 1));
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const it = hits[chosen];
    if (event.key === 'ArrowDown') setAt(Math.min(hits.length - 1, chosen + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, chosen - 1));
    else if (event.key === 'Enter' && it && mine) {
      insert(it);
      onClose();
    } else return;
    event.preventDefault();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      size={560}
      yOffset={96}
      padding={0}
      radius={12}
      transitionProps={{ duration: 0 }}
      classNames={{ content: 'pal' }}
      // On the dialog itself; Mantine would put a plain one on the frame around it.
      attributes={{ content: { 'aria-label': t('articles.label') } }}
    >
      <div className="pal-i">
        <Icon name="search" />
        <input
          data-autofocus
          value={input}
          placeholder={t('articles.hint')}
          aria-label={t('articles.hint')}
          onChange={(event) => {
            setInput(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={press}
        />
      </div>
      <div className="pal-b">
        {hits.map((it, index) => (
          <div key={it.slug} className={index === chosen ? 'art-o on' : 'art-o'} lang={it.language}>
            <div className="art-t">
              <b>
                <Marked text={it.title} query={query} />
              </b>
              {it.short && <p className="m">{it.short}</p>}
              {query && it.passage && (
                <p className="m">
                  <a href={helpOf(it)} target="_blank" rel="noopener noreferrer">
                    {it.passage.heading}
                  </a>{' '}
                  <Marked text={it.passage.excerpt ?? ''} query={query} />
                </p>
              )}
            </div>
            <button
              type="button"
              className="b b-sm"
              disabled={!mine || !it.short}
              aria-label={t('suggest.sendText', { title: it.title })}
              onClick={() => {
                sendText(it);
                onClose();
              }}
            >
              {t('suggest.send')}
            </button>
            <button
              type="button"
              className="b b-sm"
              disabled={!mine}
              aria-label={t('suggest.linkText', { title: it.title })}
              onClick={() => {
                insert(it);
                onClose();
              }}
            >
              <Icon name="link" size={14} />
              {t('suggest.link')}
            </button>
          </div>
        ))}
        {search.isError && <Trouble again={() => void search.refetch()}>{t('articles.failed')}</Trouble>}
        {hits.length === 0 && !search.isError && (
          <p className="pal-0">{t(query && search.isFetched ? 'articles.none' : 'articles.start')}</p>
        )}
      </div>
    </Modal>
  );
}
