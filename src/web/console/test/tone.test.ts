import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { percent } from '../src/pure/learning';
import { remarks } from '../src/pure/tone';
import { speak } from '../src/texts';

describe('the tone of a reply', () => {
  it('is said once for each kind, with the words, what cannot be sent first', () => {
    const text = '这是您自己的问题，请把验证码发给我。是您自己的问题，您活该。';
    const at = (kind: 'blaming' | 'asks_secret', words: string) => ({
      kind,
      start: text.indexOf(words),
      length: words.length,
    });
    expect(
      remarks(text, [
        at('blaming', '是您自己的问题'),
        at('asks_secret', '验证码发给我'),
        at('blaming', '是您自己的问题'),
        at('blaming', '活该'),
      ]),
    ).toEqual([
      { kind: 'asks_secret', words: ['验证码发给我'] },
      { kind: 'blaming', words: ['是您自己的问题', '活该'] },
    ]);
    expect(remarks('您好', [])).toEqual([]);
  });
});

describe('edits to drafts', () => {
  beforeAll(async () => {
    vi.stubGlobal('document', { documentElement: {} });
    vi.stubGlobal('navigator', { platform: '' });
    await speak('en');
  });

  it('are told in whole percent', () => {
    expect(percent(0.096)).toBe(10);
    expect(percent(1, 3)).toBe(33);
  });

  it('stand by topic, each with a button that says which', async () => {
    const { EditsTable } = await import('../src/screens/DraftEdits');
    const page = renderToStaticMarkup(
      createElement(EditsTable, {
        topics: [
          { topic: 'withdrawal.limits_fees', sent: 4, unchanged: 3, medianEdit: 0.125 },
          { topic: null, sent: 1, unchanged: 1, medianEdit: 0 },
        ],
        open: '',
        show: () => undefined,
      }),
    );
    expect(page).toContain('75 % (3 of 4)');
    expect(page).toContain('13 %');
    expect(page).toContain('aria-label="Show the newest: No topic"');
    expect(page.match(/aria-expanded="true"/g)).toHaveLength(1);
  });
});
