import { useState } from 'react';
import { useDesk } from '../desk';
import { act } from '../link/act';
import { isRefusal } from '../link/http';
import { keys, useLearning, useLessons } from '../link/queries';
import { useStore } from '../link/use';
import { dismissal, type LearningTab, type LessonForm, learningTabs, lessonOf } from '../pure/learning';
import { refused, spoken, t } from '../texts';
import { arrows } from '../ui/focus';
import type { LearningList, LearningRowView, LessonView, TakeLesson } from '../wire/console';
import { DraftEdits } from './DraftEdits';
import { Failed, More, Reading } from './LearningParts';
import { LearningTable, LessonTable } from './LearningTable';
import { LessonDialog } from './LessonDialog';

/** What the assistant did not do well, and what is made of it. For those who lead a shift. */
export function Learning() {
  const [tab, setTab] = useState<LearningTab>('questions');
  return (
    <main className="page-in" tabIndex={-1}>
      <h1>{t('learning.title')}</h1>
      <div className="learning-t" role="tablist" aria-label={t('learning.tabs')} onKeyDown={arrows}>
        {learningTabs.map((to) => (
          <button
            type="button"
            role="tab"
            key={to}
            id={`learn-${to}`}
            aria-selected={tab === to}
            aria-controls="learning-panel"
            tabIndex={tab === to ? 0 : -1}
            className={tab === to ? 'tab on' : 'tab'}
            onClick={() => setTab(to)}
          >
            {t(`learning.tab.${to}`)}
          </button>
        ))}
      </div>
      <section className="page-b" id="learning-panel" role="tabpanel" aria-labelledby={`learn-${tab}`}>
        {tab === 'proposed' ? <Proposed /> : tab === 'drafts' ? <DraftEdits /> : <Rows key={tab} list={tab} />}
      </section>
    </main>
  );
}

/** Does something, says what came of it, and reads again what it changed. */
function useLesson() {
  const desk = useDesk();
  return async (run: () => Promise<LessonView>, done: (lesson: LessonView) => string): Promise<boolean> => {
    let well = true;
    try {
      desk.toast(done(await run()));
    } catch (error) {
      well = false;
      desk.toast(isRefusal(error) ? refused(error.code) : t('case.failed.act'), 'bad');
    }
    // After a no as well: the row may be gone.
    void desk.client.invalidateQueries({ queryKey: ['learning'] });
    void desk.client.invalidateQueries({ queryKey: keys.lessons });
    return well;
  };
}

function Rows({ list }: { list: LearningList }) {
  const language = useStore(spoken) === 'en' ? 'en' : 'zh';
  const pages = useLearning(list, language);
  const [form, setForm] = useState<{ row: LearningRowView; act: LessonForm['act'] } | null>(null);
  const run = useLesson();
  const seen = new Map((pages.data?.pages.flatMap((page) => page.rows) ?? []).map((row) => [row.item, row]));
  const last = pages.data?.pages.at(-1);
  const save = (lesson: TakeLesson) =>
    run(
      () => act.learn(lesson),
      ({ state }) => t(state === 'proposed' ? 'learning.done.proposed' : 'learning.done.taken'),
    );
  if (!last) return pages.isError ? <Failed again={() => void pages.refetch()} /> : <Reading />;
  return (
    <>
      <p className="m">{t('learning.lead', { days: last.days, looked: last.looked })}</p>
      {seen.size === 0 ? (
        <p className="page-e">{t(`learning.empty.${list}`)}</p>
      ) : (
        <LearningTable
          list={list}
          rows={[...seen.values()]}
          write={(row, what) => setForm({ row, act: what })}
          dismiss={(row) =>
            void run(
              () => act.learn(dismissal(list, row)),
              () => t('learning.done.dismiss'),
            )
          }
        />
      )}
      {pages.hasNextPage && <More busy={pages.isFetchingNextPage} more={() => void pages.fetchNextPage()} />}
      {form && (
        <LessonDialog
          row={form.row}
          act={form.act}
          own={language}
          save={(written) => save(lessonOf(list, form.row, written))}
          onClose={() => setForm(null)}
        />
      )}
    </>
  );
}

function Proposed() {
  const pages = useLessons();
  const run = useLesson();
  const lessons = pages.data?.pages.flatMap((page) => page.lessons);
  if (!lessons) return pages.isError ? <Failed again={() => void pages.refetch()} /> : <Reading />;
  return (
    <>
      {lessons.length === 0 ? (
        <p className="page-e">{t('learning.empty.proposed')}</p>
      ) : (
        <LessonTable
          lessons={lessons}
          decide={(lesson, what) =>
            void run(
              () => act.decide(lesson.id, what),
              () => t(`learning.done.${what}`),
            )
          }
        />
      )}
      {pages.hasNextPage && <More busy={pages.isFetchingNextPage} more={() => void pages.fetchNextPage()} />}
    </>
  );
}
