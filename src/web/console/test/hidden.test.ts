import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { HiddenLine, Masked } from '../src/screens/Hidden';
import { speak } from '../src/texts';

it.each([
  ['zh-CN', '已隐去', '为了客户的安全，助记词、卡号已隐去，未保存'],
  ['en', 'hidden', 'Hidden for the customer’s safety and not stored: recovery phrase, card number'],
])('what was taken out of a message is a mark and a line under it, in %s', async (language, word, line) => {
  vi.stubGlobal('document', { documentElement: {} });
  await speak(language);
  const kinds = ['recovery_phrase', 'card_number', 'recovery_phrase'];
  const text = renderToStaticMarkup(createElement(Masked, { text: 'it is [•••], and [•••]', kinds }));
  expect(text.match(new RegExp(`>${word}<`, 'g'))).toHaveLength(2);
  expect(text).not.toContain('[');
  expect(renderToStaticMarkup(createElement(HiddenLine, { kinds }))).toContain(line);
  expect(renderToStaticMarkup(createElement(Masked, { text: '[•••]', kinds: null }))).toBe('[•••]');
  expect(renderToStaticMarkup(createElement(HiddenLine, { kinds: null }))).toBe('');
});
