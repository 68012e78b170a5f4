import { describe, expect, it } from 'vitest';
import { fill, languageOf } from '../src/i18n';

describe('a text', () => {
  it('takes in values', () => {
    expect(fill('前面还有{n}位', { n: 5 })).toBe('前面还有5位');
  });

  it.each([
    [0, '0 people'],
    [1, '1 person'],
    [2, '2 people'],
  ])('with %i is %s', (n, expected) => {
    expect(fill('{n} {n|person|people}', { n })).toBe(expected);
  });

  it('does not take a value for a pattern', () => {
    expect(fill('{a}', { a: '{b} $& {n|x|y}', b: 'no' })).toBe('{b} $& {n|x|y}');
  });
});

describe('a language', () => {
  it.each([
    ['zh-CN', 'zh-CN'],
    ['zh-Hant-TW', 'zh-CN'],
    ['ZH', 'zh-CN'],
    ['en-US', 'en'],
    ['fr', 'en'],
    [null, 'en'],
  ])('%s reads %s', (tag, expected) => {
    expect(languageOf(tag)).toBe(expected);
  });
});
