import { describe, expect, it } from 'vitest';
import { type NoteWords, noteOf, readingOf, standOf } from '../src/pure/fields';
import type { FieldView, HandOverView } from '../src/wire/console';

const said = (value: string, unit = '', valid: boolean | null = null) => ({
  value,
  unit,
  seq: 2,
  at: '2026-11-22T02:14:00Z',
  valid,
});
const recorded = (value: string, unit = '') => ({ kind: 'withdrawals', recordId: 'W1', value, unit });
const field = (name: string, state: FieldView['state'], more: Partial<FieldView> = {}): FieldView => ({
  name,
  state,
  required: false,
  instead: [],
  ...more,
});

const handOver: HandOverView = {
  topic: 'withdrawal.not_arrived',
  others: [],
  records: [],
  notKnown: false,
  signals: [],
};

const words: NoteWords = {
  topic: (id) => `<${id}>`,
  name: (name) => name,
  value: (it) => readingOf(it).value,
  record: (looked) => looked.replace(':', ' '),
  list: (items) => items.join(', '),
  line: (key, what) => `${key}: ${what}`,
  pair: (name, value) => `${name} = ${value}`,
  signal: (code) => code,
};

describe('the fields of a case', () => {
  it('are shown where something is known, waited for where the work needs them, and else only named', () => {
    const fields = [
      field('record', 'missing', { required: true, instead: ['amount'] }),
      field('chain', 'differs', { said: said('TRC-20'), recorded: recorded('ERC-20') }),
      field('time', 'open'),
      field('amount', 'open', { required: true, instead: ['record'] }),
    ];
    const stand = standOf(fields);
    expect(stand.shown.map((it) => it.name)).toEqual(['chain']);
    expect(stand.missing.map((it) => it.name)).toEqual(['record']);
    expect(stand.open).toEqual(['time']);
  });

  it('wait for an address whose checksum fails and show it all the same', () => {
    const stand = standOf([field('address', 'invalid', { required: true, said: said('T9', 'TRON', false) })]);
    expect([stand.shown.length, stand.missing.length]).toEqual([1, 1]);
    expect(standOf([field('address', 'invalid', { said: said('T9', 'TRON', false) })]).missing).toEqual([]);
  });

  it('read as the customer said them, and as the record has them where nobody said', () => {
    expect(
      readingOf(field('amount', 'differs', { said: said('300', 'USDT'), recorded: recorded('1250', 'USDT') })),
    ).toMatchObject({
      value: '300',
      unit: 'USDT',
    });
    expect(readingOf(field('record', 'known', { recorded: recorded('W1') })).value).toBe('W1');
    expect(readingOf(field('record', 'missing')).value).toBe('');
  });
});

describe('a note of what is known', () => {
  it('says what was asked, looked up and told, what is known and what is missing', () => {
    const fields = [
      field('transaction', 'missing', { required: true }),
      field('amount', 'known', { said: said('500', 'USDT') }),
      field('time', 'open'),
    ];
    const done: HandOverView = {
      ...handOver,
      others: ['trade.fees'],
      records: ['withdrawal:W1'],
      told: 'withdrawal:W1',
      signals: ['panic'],
    };
    expect(noteOf({ fields, handOver: done }, words).split('\n')).toEqual([
      'asked: <withdrawal.not_arrived>',
      'also: <trade.fees>',
      'looked: withdrawal W1',
      'told: withdrawal W1',
      'feeling: panic',
      'amount = 500',
      'missing: transaction',
    ]);
  });

  it('leaves out what there is nothing to say of', () => {
    expect(noteOf({ fields: [], handOver: { ...handOver, topic: null } }, words)).toBe('');
    expect(noteOf({ fields: [], handOver: { ...handOver, notKnown: true } }, words).split('\n')).toHaveLength(2);
  });
});
