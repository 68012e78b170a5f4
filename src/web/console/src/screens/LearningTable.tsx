import { failedPercent } from '../pure/learning';
import { t, words } from '../texts';
import { Icon } from '../ui/icons';
import type { LearningList, LearningRowView, LessonAct, LessonView } from '../wire/console';

type Column = 'asked' | 'topic' | 'from' | 'to' | 'source' | 'count' | 'share' | 'votes';

const columns: Record<LearningList, Column[]> = {
  questions: ['asked', 'topic', 'count'],
  failures: ['source', 'topic', 'share', 'votes', 'asked'],
  confusions: ['from', 'to', 'count', 'asked'],
  phrasings: ['asked', 'from', 'to'],
};

interface TableProps {
  list: LearningList;
  rows: readonly LearningRowView[];
  write: (row: LearningRowView, act: 'phrase' | 'article') => void;
  dismiss: (row: LearningRowView) => void;
}

/** The rows of one list, with what can be made of each. */
export function LearningTable({ list, rows, write, dismiss }: TableProps) {
  const shown = columns[list];
  return (
    <table className="page-rows">
      <thead>
        <tr>
          {shown.map((column) => (
            <th key={column} scope="col">
              {t(`learning.col.${column}`)}
            </th>
          ))}
          <th scope="col">{t('learning.col.do')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.item}>
            {shown.map((column) => (
              <td key={column} className={column === 'count' || column === 'share' ? 'num' : ''}>
                <Cell column={column} row={row} />
              </td>
            ))}
            <td className="learning-a">
              <Do what="phrase" row={row} run={() => write(row, 'phrase')} />
              <Do what="article" row={row} run={() => write(row, 'article')} />
              <Do what="dismiss" row={row} run={() => dismiss(row)} />
              {row.needsSecond && (
                <span className="m" title={t('learning.second')}>
                  <Icon name="users" size={14} />
                  <span className="vh">{t('learning.second')}</span>
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What colleagues proposed, with a yes and a no. */
export function LessonTable({
  lessons,
  decide,
}: {
  lessons: readonly LessonView[];
  decide: (lesson: LessonView, what: 'confirm' | 'reject') => void;
}) {
  return (
    <table className="page-rows">
      <thead>
        <tr>
          {(['kind', 'topic', 'asked', 'by', 'do'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`learning.col.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lessons.map((lesson) => (
          <tr key={lesson.id}>
            <td>
              {t(`learning.do.${lesson.act}`)}
              {lesson.title && <b className="learning-n">{lesson.title}</b>}
            </td>
            <td>{words('topic', lesson.topic)}</td>
            <td>
              <Texts texts={lesson.texts} />
            </td>
            <td>{lesson.by}</td>
            <td className="learning-a">
              {lesson.mine ? (
                <span className="m">{t('learning.mine')}</span>
              ) : (
                (['confirm', 'reject'] as const).map((what) => (
                  <button
                    type="button"
                    key={what}
                    className={what === 'confirm' ? 'b b-sm b-main' : 'b b-sm'}
                    aria-label={named(t(`learning.do.${what}`), lesson.title ?? lesson.texts[0])}
                    onClick={() => decide(lesson, what)}
                  >
                    {t(`learning.do.${what}`)}
                  </button>
                ))
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const named = (what: string, of: string | null | undefined) => t('learning.row', { what, of: of ?? '' });

function Do({ what, row, run }: { what: LessonAct; row: LearningRowView; run: () => void }) {
  const of = row.title ?? row.texts[0] ?? words('topic', row.topic);
  return (
    <button type="button" className="b b-sm" aria-label={named(t(`learning.do.${what}`), of)} onClick={run}>
      {t(`learning.do.${what}`)}
    </button>
  );
}

function Cell({ column, row }: { column: Column; row: LearningRowView }) {
  switch (column) {
    case 'asked':
      return <Texts texts={row.texts} />;
    case 'topic':
    case 'from':
      return words('topic', row.topic) || <span className="muted">{t('learning.none')}</span>;
    case 'to':
      return words('topic', row.endTopic);
    case 'source':
      return row.title ?? t('learning.record', { kind: recordOf(row.source) });
    case 'count':
      return row.count;
    case 'share':
      return t('learning.share', { percent: failedPercent(row) ?? 0, count: row.count, all: row.outOf ?? 0 });
    case 'votes':
      return row.helpful == null ? null : t('learning.votes', { yes: row.helpful, no: row.notHelpful ?? 0 });
  }
}

const records = ['withdrawal', 'deposit', 'freeze', 'c2c', 'liquidation'] as const;

function recordOf(source: string | null | undefined): string {
  const kind = records.find((it) => source === `record:${it}`);
  return t(`learning.record.${kind ?? 'other'}`);
}

function Texts({ texts }: { texts: readonly string[] }) {
  if (texts.length === 0) return <span className="muted">{t('learning.texts.gone')}</span>;
  return (
    <ul className="learning-x">
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
