import type { LearningList, LearningRowView, LessonAct, StaffView, TakeLesson } from '../wire/console';
import { holds } from './permits';

/** The tabs of the page: the lists, what agents change of drafts, and what waits for a second person. */
export type LearningTab = LearningList | 'drafts' | 'proposed';
export const learningTabs: LearningTab[] = ['questions', 'failures', 'confusions', 'phrasings', 'drafts', 'proposed'];

/** Whether the address is that of the page. Who may not see it is shown the desk. */
export const isLearning = (hash: string, me: Pick<StaffView, 'permissions'>): boolean =>
  hash === '#/learning' && holds(me, 'teachAssistant');

/** What a lesson is being written as. */
export interface LessonForm {
  readonly act: Exclude<LessonAct, 'dismiss'>;
  readonly topic: string;
  readonly language: string;
  readonly title: string;
  /** One text a line. */
  readonly texts: string;
}

/** A form as it opens: about what the row turned out to be about, with its texts. An article is written in Chinese or English. */
export function begun(row: LearningRowView, act: LessonForm['act'], own: string): LessonForm {
  const spoken = row.language ?? own;
  return {
    act,
    topic: row.endTopic ?? row.topic ?? '',
    language: act === 'article' && spoken !== 'zh' ? 'en' : spoken,
    title: '',
    texts: row.texts.join('\n'),
  };
}

/** The texts of a form: its lines, without empty ones and repeats. */
export const lines = (form: LessonForm): string[] => [
  ...new Set(
    form.texts
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

const most = 10;
const longest = 300;

/** What a form still lacks, by the name of its words; null where it can be sent. As the server decides it (Lessons/MakeLesson). */
export function lacking(form: LessonForm): 'topic' | 'title' | 'texts' | null {
  const texts = lines(form);
  if (form.topic === '') return 'topic';
  if (form.act === 'article' && form.title.trim().length < 2) return 'title';
  return texts.length === 0 || texts.length > most || texts.some((text) => text.length < 2 || text.length > longest)
    ? 'texts'
    : null;
}

/** What is sent for a form. */
export const lessonOf = (list: LearningList, row: LearningRowView, form: LessonForm): TakeLesson => ({
  list,
  item: row.item,
  act: form.act,
  topic: form.topic,
  language: form.language,
  title: form.act === 'article' ? form.title.trim() : null,
  texts: lines(form),
});

/** What is sent to put a row aside. */
export const dismissal = (list: LearningList, row: LearningRowView): TakeLesson => ({
  list,
  item: row.item,
  act: 'dismiss',
});

/** A part in whole percent. */
export const percent = (part: number, all = 1): number => Math.round((100 * part) / all);

/** The part of the answers that did not help, in whole percent; null where nothing was counted. */
export const failedPercent = (row: LearningRowView): number | null =>
  row.outOf ? percent(row.count, row.outOf) : null;
