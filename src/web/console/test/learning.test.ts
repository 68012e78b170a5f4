import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { begun, dismissal, failedPercent, isLearning, lacking, lessonOf, lines } from '../src/pure/learning';
import { LearningTable, LessonTable } from '../src/screens/LearningTable';
import { codesOf, speak } from '../src/texts';
import type { LearningList, LearningRowView, LessonView } from '../src/wire/console';

const row = (part: Partial<LearningRowView>): LearningRowView => ({
  item: 'x|1',
  count: 2,
  texts: ['办公室养猫吗', '养猫吗'],
  needsSecond: false,
  ...part,
});

describe('the page of what the assistant may learn', () => {
  it('is for those who lead a shift', () => {
    expect(isLearning('#/learning', { permissions: ['workCases'] })).toBe(false);
    expect(isLearning('#/learning', { permissions: ['workCases', 'teachAssistant'] })).toBe(true);
    expect(isLearning('#/', { permissions: ['workCases', 'teachAssistant'] })).toBe(false);
  });

  it('tells the share of the answers that did not help', () => {
    expect(failedPercent(row({ count: 1, outOf: 3 }))).toBe(33);
    expect(failedPercent(row({}))).toBe(null);
  });
});

describe('a lesson', () => {
  it('begins with what the case turned out to be about, in the language of the texts', () => {
    const from = row({ topic: 'deposit.how_to', endTopic: 'withdrawal.how_to', language: 'es' });
    expect(begun(from, 'phrase', 'zh')).toMatchObject({ topic: 'withdrawal.how_to', language: 'es' });
    expect(begun(from, 'article', 'zh')).toMatchObject({ language: 'en', title: '' });
    expect(begun(row({}), 'article', 'zh')).toMatchObject({ topic: '', language: 'zh' });
  });

  it('says what it lacks before it can be sent', () => {
    const form = begun(row({}), 'article', 'zh');
    expect(lacking(form)).toBe('topic');
    expect(lacking({ ...form, topic: 'none' })).toBe('title');
    expect(lacking({ ...form, topic: 'none', title: '猫' })).toBe('title');
    expect(lacking({ ...form, topic: 'none', title: '办公室的猫' })).toBe(null);
    expect(lacking({ ...form, act: 'phrase', topic: 'none', texts: ' \n' })).toBe('texts');
    expect(lacking({ ...form, act: 'phrase', topic: 'none', texts: 'a'.repeat(301) })).toBe('texts');
  });

  it('sends its lines once each, and nothing but the row where it is put aside', () => {
    const form = { ...begun(row({}), 'phrase', 'zh'), topic: 'none', texts: ' 养猫吗 \n\n养猫吗\n有猫吗' };
    expect(lines(form)).toEqual(['养猫吗', '有猫吗']);
    expect(lessonOf('questions', row({}), form)).toMatchObject({ item: 'x|1', act: 'phrase', title: null });
    expect(dismissal('failures', row({}))).toEqual({ list: 'failures', item: 'x|1', act: 'dismiss' });
  });
});

describe('the table', () => {
  beforeAll(async () => {
    vi.stubGlobal('document', { documentElement: {} });
    await speak('en');
  });

  const draw = (list: LearningList, it: LearningRowView) =>
    renderToStaticMarkup(
      createElement(LearningTable, { list, rows: [it], write: () => undefined, dismiss: () => undefined }),
    );

  it('has three buttons in each row that name what they are about, and says where a second person is needed', () => {
    const html = draw('questions', row({ needsSecond: true }));
    for (const label of ['Training phrase: 办公室养猫吗', 'Article draft: 办公室养猫吗', 'Dismiss: 办公室养猫吗'])
      expect(html).toContain(`aria-label="${label}"`);
    expect(html).toContain('No topic recognised');
    expect(html).toContain('needs a second person');
    expect(draw('questions', row({}))).not.toContain('needs a second person');
  });

  it('counts failures by what answered', () => {
    const failing = row({ source: 'record:withdrawal', topic: 'withdrawal.not_arrived', count: 1, outOf: 4 });
    expect(draw('failures', failing)).toContain('25 % (1 of 4)');
    expect(draw('failures', failing)).toContain('own records: withdrawals');
    expect(draw('failures', { ...failing, title: 'Fees', helpful: 3, notHelpful: 1 })).toContain('3 helpful, 1 not');
  });

  it('shows what a customer wrote as text and never as markup', () => {
    expect(draw('questions', row({ texts: ['<img src=x onerror=alert(1)>'] }))).not.toContain('<img');
  });

  it('lets nobody confirm what they proposed themselves', () => {
    const lesson = { id: 'a', act: 'phrase', topic: 'none', texts: ['养猫吗'], by: '何静', mine: true } as LessonView;
    const draw = (it: LessonView) =>
      renderToStaticMarkup(createElement(LessonTable, { lessons: [it], decide: () => undefined }));
    expect(draw(lesson)).not.toContain('<button');
    expect(draw({ ...lesson, mine: false })).toContain('aria-label="Confirm: 养猫吗"');
  });

  it('offers every topic there are words for', () => {
    expect(codesOf('topic')).toContain('withdrawal.cancel');
    expect(codesOf('topic')).toContain('none');
  });
});
