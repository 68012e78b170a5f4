import { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, test, vi } from 'vitest';
import { Desk, forgetWords } from '../src/desk';
import type { Live } from '../src/link/live';
import { speak } from '../src/texts';
import type { CaseRowView, StaffView } from '../src/wire/console';

/** As much of the browser's storage as is used: keys are its own enumerable properties. */
function storage(): Storage {
  const area = {} as Record<string, string>;
  const methods = {
    getItem: (key: string) => area[key] ?? null,
    setItem: (key: string, value: string) => {
      area[key] = value;
    },
    removeItem: (key: string) => {
      delete area[key];
    },
  };
  for (const [name, value] of Object.entries(methods)) Object.defineProperty(area, name, { value, enumerable: false });
  return area as unknown as Storage;
}

const desk = () => new Desk({ id: 'lin' } as StaffView, {} as Live, new QueryClient());

beforeEach(() => {
  vi.stubGlobal('location', { hash: '' });
  vi.stubGlobal('window', { sessionStorage: storage(), localStorage: storage() });
});

test('what is being written on a case survives another case and a reload', () => {
  const before = desk();
  before.write('c1', { reply: '您好，您的提币' });
  before.write('c2', { note: true, noteText: '新设备' });
  expect(before.writing('c1').get().reply).toBe('您好，您的提币');
  const after = desk();
  expect(after.writing('c1').get()).toMatchObject({ reply: '您好，您的提币', note: false });
  expect(after.writing('c2').get()).toMatchObject({ noteText: '新设备', note: true });
  expect(after.writing('c3').get().reply).toBeNull();
});

test('signing out leaves nothing of it behind, and nothing else is lost', () => {
  window.localStorage.setItem('vigil.console.language', '"en"');
  window.sessionStorage.setItem('vigil.console.box.c1', '[]');
  desk().write('c1', { reply: '您好' });
  forgetWords();
  expect(desk().writing('c1').get().reply).toBeNull();
  expect(Object.keys(window.sessionStorage)).toEqual([]);
  expect(Object.keys(window.localStorage)).toEqual(['vigil.console.language']);
});

test('a case that leaves is told until it is closed, and what was half-written is kept', async () => {
  vi.stubGlobal('document', { documentElement: {} });
  await speak('zh-CN');
  const lin = desk();
  const row = { id: 'c1', number: '7KQ-4MX' } as CaseRowView;
  lin.write('c1', { reply: '您好，您的提币' });
  lin.left(row, 'queue', null);
  lin.left({ ...row, id: 'c2' }, 'colleague', 'Sofia');
  lin.toast('something else');
  const [first, second] = lin.screen.get().staying;
  expect(first?.text).toBe('工单#7KQ-4MX已不在您名下：回到了队列。您没写完的内容已保留。');
  expect(first?.act).toBeDefined();
  expect(second?.act).toBeUndefined();
  expect(lin.writing('c1').get().reply).toBe('您好，您的提币');
  if (first) lin.dismiss(first);
  expect(lin.screen.get().staying).toEqual([second]);
  lin.returned(['c1']);
  expect(lin.screen.get().staying).toEqual([second]);
  lin.returned(['c2']);
  expect(lin.screen.get().staying).toEqual([]);
  expect(lin.screen.get().toast?.text).toBe('something else');
});
