import { expect, it } from 'vitest';
import { languageOf } from '../src/app-texts';
import { texts as en } from '../src/text/en';
import { more as enMore } from '../src/text/en.more';
import { texts as zh } from '../src/text/zh-CN';
import { more as zhMore } from '../src/text/zh-CN.more';
import { texts as tw } from '../src/text/zh-TW';
import { more as twMore } from '../src/text/zh-TW.more';

const chinese: Record<string, string> = { ...zh, ...zhMore };
const english: Record<string, string> = { ...en, ...enMore };
const traditional: Record<string, string> = { ...tw, ...twMore };
const holes = (text: string) => [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name))].sort();

const keys = Object.keys(chinese);

it('every text is there, and takes the same values, in all languages', () => {
  for (const other of [english, traditional]) {
    expect(Object.keys(other).sort()).toEqual([...keys].sort());
    expect(keys.filter((key) => holes(other[key] ?? '').join() !== holes(chinese[key] ?? '').join())).toEqual([]);
  }
});

it('Chinese says 您 and does not shout; neither does English', () => {
  for (const one of [chinese, traditional])
    expect(keys.filter((key) => /[你妳亲親！!]/.test(one[key] ?? ''))).toEqual([]);
  expect(keys.filter((key) => english[key]?.includes('!'))).toEqual([]);
});

it('Chinese types no gaps: the style makes them', () => {
  const gap = /[\u4e00-\u9fff，。；：？] | [\u4e00-\u9fff，。；：？]/;
  for (const one of [chinese, traditional]) expect(keys.filter((key) => gap.test(one[key] ?? ''))).toEqual([]);
});

it('no key stands in both parts of a language', () => {
  expect(Object.keys(zh).filter((key) => key in zhMore)).toEqual([]);
  expect(Object.keys(tw).filter((key) => key in twMore)).toEqual([]);
});

/** The 13,053 characters of Big5, in which Taiwan and Hong Kong wrote before Unicode: a simplified character is hardly ever one of them. */
function big5(): Set<string> {
  const decoder = new TextDecoder('big5');
  const all = new Set<string>();
  for (let lead = 0xa4; lead <= 0xf9; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) all.add(decoder.decode(new Uint8Array([lead, trail])));
  }
  return all;
}

// Those that Big5 has as rare characters of their own, while a text like ours can only mean them as the simplified form of another
// (網幾後餘裡個體號萬與麼乾復據無禮蟲靈價優擔勝適準併於從來條雲辦護).
const simplified = '网几后余里个体号万与么干复据无礼虫灵价优担胜适准并于从来条云办护';

it('traditional Chinese has no simplified character', () => {
  const known = big5();
  const offences = keys.flatMap((key) =>
    [...(traditional[key] ?? '')]
      .filter((c) => /\p{Script=Han}/u.test(c) && (!known.has(c) || simplified.includes(c)))
      .map((c) => `${key}: ${c}`),
  );
  expect(offences).toEqual([]);
  // The test finds what it looks for.
  expect([...'这们发络账户'].filter((c) => known.has(c))).toEqual([]);
});

it('traditional Chinese uses the words of Taiwan and Hong Kong', () => {
  const mainland =
    /智能|人工客服|信息|消息|网|网络|賬|文件夾|視頻|截屏|登錄|屏幕|默認|打印|搜索|連接|會話|工單|二次驗證|信道|渠道|設備|反饋|郵箱|質量|短信/;
  expect(keys.filter((key) => mainland.test(traditional[key] ?? ''))).toEqual([]);
});

it.each([
  ['zh-TW', 'zh-TW'],
  ['zh-HK', 'zh-TW'],
  ['zh-MO', 'zh-TW'],
  ['zh-Hant', 'zh-TW'],
  ['zh-Hant-HK', 'zh-TW'],
  ['ZH-tw', 'zh-TW'],
  ['zh-Hans-HK', 'zh-CN'],
  ['zh-CN', 'zh-CN'],
  ['zh-SG', 'zh-CN'],
  ['zh', 'zh-CN'],
  ['en-GB', 'en'],
  ['zhx', 'en'],
  ['de', 'en'],
  [null, 'en'],
])('%s reads %s', (tag, language) => {
  expect(languageOf(tag)).toBe(language);
});
