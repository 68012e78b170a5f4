import { helpOf } from '../help';
import { spoken, t } from '../texts';
import { Icon } from '../ui/icons';
import type { CaseRowView, DangerView } from '../wire/console';
import { useArticles } from './Suggestions';

/** What the newest message tells of without its writer seeing it, and the words that warn. */
export function Danger({ row, danger }: { row: CaseRowView | undefined; danger: DangerView | null | undefined }) {
  const { mine, sendText } = useArticles(row);
  if (!danger) return null;
  const { article } = danger;
  return (
    <section className="sec danger" aria-label={t('danger.title')}>
      <h2 className="sec-h">{t('danger.title')}</h2>
      <p>
        <Icon name="alert" size={14} /> <b>{spoken.get() === 'en' ? danger.headingEn : danger.headingZh}</b>
      </p>
      {article.short && (
        <p className="muted" lang={article.language}>
          {article.short}
        </p>
      )}
      <p className="danger-a">
        {mine && article.short && (
          <button type="button" className="b b-sm" onClick={() => sendText(article)}>
            {t('danger.send')}
          </button>
        )}
        <a lang={article.language} href={helpOf(article)} target="_blank" rel="noopener noreferrer">
          {article.title}
        </a>
      </p>
    </section>
  );
}
