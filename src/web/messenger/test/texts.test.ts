import { expect, it } from 'vitest';
import { texts as en } from '../src/text/en';
import { more as enMore } from '../src/text/en.more';
import { texts as zh } from '../src/text/zh-CN';
import { more as zhMore } from '../src/text/zh-CN.more';

const chinese: Record<string, string> = { ...zh, ...zhMore };
const english: Record<string, string> = { ...en, ...enMore };
const holes = (text: string) => [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name))].sort();

const keys = Object.keys(chinese);

it('every text takes the same values in both languages', () => {
  expect(keys.filter((key) => holes(english[key] ?? '').join() !== holes(chinese[key] ?? '').join())).toEqual([]);
});

it('Chinese says 您 and does not shout; neither does English', () => {
  expect(keys.filter((key) => /[你亲！!]/.test(chinese[key] ?? ''))).toEqual([]);
  expect(keys.filter((key) => english[key]?.includes('!'))).toEqual([]);
});

it('Chinese types no gaps: the style makes them', () => {
  expect(
    keys.filter((key) => /[\u4e00-\u9fff，。；：？] | [\u4e00-\u9fff，。；：？]/.test(chinese[key] ?? '')),
  ).toEqual([]);
});

it('no key stands in both parts of a language', () => {
  expect(Object.keys(zh).filter((key) => key in zhMore)).toEqual([]);
});
