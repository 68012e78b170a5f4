import { describe, expect, it } from 'vitest';
import { chosenFirst, type Findable, offered, type Parts, unready } from '../src/pure/palette';
import { identifierOf, isNumber, scoped } from '../src/pure/search';

const option = (text: string, more: Partial<Findable> = {}): Findable => ({ text, ...more });
const state = (name: string) => option(`状态改为${name}`, { match: [name, `状态改为${name}`] });
const colleague = (name: string, note: string, unsure = false) =>
  option(`转接给${name}`, { note, match: [name], unsure });

const parts: Parts<Findable> = {
  states: [state('离线'), state('小休')],
  actions: [option('接手本工单'), option('转接…')],
  colleagues: [colleague('周岚', '离线 0/5', true), colleague('小林', '在线 1/5'), colleague('小满', '在线 5/5', true)],
  records: [],
  cases: [option('小赵 提币未到账')],
  articles: [],
  general: [option('看快捷键')],
};
const asked = (query: string, scope: Parameters<typeof offered>[1] = 'all') =>
  offered(parts, scope, query, true).flatMap(({ options }) => options);
const entered = (query: string) => {
  const options = asked(query);
  return options[chosenFirst(options)]?.text;
};

describe('the palette', () => {
  it("takes the name of a state for one's own, and no colleague for theirs", () => {
    expect(asked('离线').map(({ text }) => text)).toEqual(['状态改为离线']);
    expect(entered('离线')).toBe('状态改为离线');
    expect(entered('状态')).toBe('状态改为离线');
  });

  it('finds colleagues by their name', () => {
    expect(entered('小林')).toBe('转接给小林');
    expect(asked('在线')).toEqual([]);
  });

  it('offers whoever is offline or full last, and never by itself', () => {
    expect(asked('小').map(({ text }) => text)).toEqual([
      '状态改为小休',
      '转接给小林',
      '小赵 提币未到账',
      '转接给小满',
    ]);
    expect(asked('周岚').map(({ text }) => text)).toEqual(['转接给周岚']);
    expect(entered('周岚')).toBeUndefined();
    expect(asked('', 'colleagues').map(({ text }) => text)).toEqual(['转接给小林', '转接给周岚', '转接给小满']);
  });

  it('begins with the actions on the case where nothing is asked', () => {
    expect(entered('')).toBe('接手本工单');
    expect(entered('转接')).toBe('转接…');
  });
});

it('tells why a case would wait with a colleague', () => {
  const presence = { state: 'available' as const, active: 1, capacity: 5 };
  expect(unready(presence)).toBeNull();
  expect(unready({ ...presence, state: 'offline' })).toBe('offline');
  expect(unready({ ...presence, active: 5 })).toBe('full');
});

it('offers to find exactly what could be a number, and no words', () => {
  for (const number of ['88001214', '7KQ-4MX', 'UID-9', 'acc77']) expect(identifierOf(number)).toBe(number);
  for (const words of ['', '12', '提币', 'withdrawal', 'my 88001214', '88001214*\n', '8'.repeat(65), '８８００'])
    expect(identifierOf(words)).toBeNull();
  expect(scoped('#7KQ-4MX')).toEqual({ scope: 'cases', query: '7KQ-4MX' });
});

it('asks no article about an account number', () => {
  expect(isNumber('88001214')).toBe(true);
  expect(isNumber('2fa')).toBe(false);
  expect(isNumber('erc-20')).toBe(false);
});
