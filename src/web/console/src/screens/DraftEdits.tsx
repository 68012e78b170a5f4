import { useState } from 'react';
import { useDraftEdits, useDraftPairs } from '../link/queries';
import { percent } from '../pure/learning';
import { t, words } from '../texts';
import type { DraftPairView, TopicEditsView } from '../wire/console';
import { Failed, More, Reading } from './LearningParts';

/** How much agents change of the drafts that they send, by topic; of one topic the newest, draft beside reply. */
export function DraftEdits() {
  const edits = useDraftEdits();
  const [open, setOpen] = useState<string | null>(null);
  if (!edits.data) return edits.isError ? <Failed again={() => void edits.refetch()} /> : <Reading />;
  const { topics, days, looked } = edits.data;
  return (
    <>
      <p className="m">{t('learning.drafts.lead', { days, looked })}</p>
      {topics.length === 0 ? (
        <p className="page-e">{t('learning.empty.drafts')}</p>
      ) : (
        <EditsTable topics={topics} open={open} show={setOpen} />
      )}
      {open !== null && <Pairs key={open} topic={open} />}
    </>
  );
}

const nameOf = (topic: string | null | undefined) => words('topic', topic) || t('learning.drafts.other');

export function EditsTable({
  topics,
  open,
  show,
}: {
  topics: readonly TopicEditsView[];
  open: string | null;
  show: (topic: string | null) => void;
}) {
  return (
    <table className="page-rows">
      <thead>
        <tr>
          {(['topic', 'sent', 'unchanged', 'median', 'pairs'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`learning.col.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {topics.map(({ topic, sent, unchanged, medianEdit }) => {
          const id = topic ?? '';
          return (
            <tr key={id}>
              <td>{nameOf(topic)}</td>
              <td className="num">{sent}</td>
              <td className="num">
                {t('learning.share', { percent: percent(unchanged, sent), count: unchanged, all: sent })}
              </td>
              <td className="num">{t('learning.drafts.edit', { percent: percent(medianEdit) })}</td>
              <td className="learning-a">
                <button
                  type="button"
                  className="b b-sm"
                  aria-expanded={open === id}
                  aria-label={t('learning.row', { what: t('learning.drafts.show'), of: nameOf(topic) })}
                  onClick={() => show(open === id ? null : id)}
                >
                  {t('learning.drafts.show')}
                </button>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Pairs({ topic }: { topic: string }) {
  const pages = useDraftPairs(topic);
  const pairs = pages.data?.pages.flatMap((page) => page.pairs);
  const name = nameOf(topic);
  if (!pairs) return pages.isError ? <Failed again={() => void pages.refetch()} /> : <Reading />;
  return (
    <section className="pairs" aria-label={t('learning.row', { what: t('learning.drafts.show'), of: name })}>
      <h2>{name}</h2>
      {pairs.length === 0 && <p className="muted">{t('learning.texts.gone')}</p>}
      <ol>
        {pairs.map((pair) => (
          <Pair key={`${pair.caseId}/${pair.at}`} pair={pair} />
        ))}
      </ol>
      {pages.hasNextPage && <More busy={pages.isFetchingNextPage} more={() => void pages.fetchNextPage()} />}
    </section>
  );
}

function Pair({ pair }: { pair: DraftPairView }) {
  return (
    <li>
      <p className="m">
        {pair.edit === 0 ? t('learning.drafts.same') : t('learning.drafts.changed', { percent: percent(pair.edit) })}
      </p>
      <dl>
        <div>
          <dt>{t('learning.drafts.draft')}</dt>
          <dd lang={pair.language}>{pair.draft}</dd>
        </div>
        <div>
          <dt>{t('learning.drafts.sent')}</dt>
          <dd lang={pair.language}>{pair.sent}</dd>
        </div>
      </dl>
    </li>
  );
}
