import { describe, expect, it } from 'vitest';
import { fits, found, scoped } from '../src/pure/search';
import { type Press, read } from '../src/pure/shortcuts';

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  ctrl: false,
  meta: false,
  alt: false,
  composing: false,
  typing: false,
  ...more,
});

describe('a key', () => {
  it.each([
    ['j', 'next'],
    ['k', 'previous'],
    ['e', 'resolve'],
    ['E', 'resolve'],
    ['a', 'assign'],
    ['n', 'note'],
    ['u', 'update'],
    ['/', 'articles'],
    ['?', 'help'],
    ['z', null],
  ])('%s means %s', (key, expected) => {
    expect(read(press(key), false).shortcut).toBe(expected);
  });

  it('means nothing of ours while something is typed, except with Ctrl or ⌘', () => {
    expect(read(press('e', { typing: true }), false).shortcut).toBeNull();
    expect(read(press('k', { typing: true, ctrl: true }), false).shortcut).toBe('palette');
    expect(read(press('Enter', { typing: true, meta: true }), false).shortcut).toBe('send');
  });

  it('belongs to the input method while it is choosing characters', () => {
    expect(read(press('Enter', { composing: true, ctrl: true }), false).shortcut).toBeNull();
    expect(read(press('j', { composing: true }), false).shortcut).toBeNull();
  });

  it('leaves the browser its own combinations', () => {
    expect(read(press('a', { ctrl: true }), false).shortcut).toBeNull();
    expect(read(press('e', { alt: true }), false).shortcut).toBeNull();
  });

  it('after g says where to, once', () => {
    expect(read(press('g'), false)).toEqual({ shortcut: null, pending: true });
    expect(read(press('q'), true)).toEqual({ shortcut: 'goQueued', pending: false });
    expect(read(press('a'), true).shortcut).toBe('goAll');
    expect(read(press('x'), true)).toEqual({ shortcut: null, pending: false });
  });
});

describe('the palette', () => {
  it('narrows by the first character', () => {
    expect(scoped('> 解决')).toEqual({ scope: 'actions', query: '解决' });
    expect(scoped('#7KQ')).toEqual({ scope: 'cases', query: '7KQ' });
    expect(scoped('@何')).toEqual({ scope: 'colleagues', query: '何' });
    expect(scoped(' 提币 ')).toEqual({ scope: 'all', query: '提币' });
  });

  it('finds every word in any order and marks the match', () => {
    expect(fits('usdt 提币', '提币 1,250 USDT')).toBe(true);
    expect(fits('提币 btc', '提币 1,250 USDT')).toBe(false);
    expect(fits('', 'anything')).toBe(true);
    expect(found('转接给提币组', '提币')).toEqual(['转接给', '提币', '组']);
    expect(found('abc', '')).toBeNull();
  });
});
