import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { Frozen } from '../src/screens/Frozen';
import { speak } from '../src/texts';
import type { StaffEntryView } from '../src/wire/console';

const nothing = { cancelledWithdrawals: [], endedSessions: 0, disabledKeys: 0, cancelledOrders: 0 };
const line = (freeze: object) => {
  const entry = { seq: 3, freeze: { ...nothing, ...freeze } } as unknown as StaffEntryView;
  return renderToStaticMarkup(createElement(Frozen, { entry }));
};

it.each([
  ['zh-CN', '取消2笔未上链提币（W7、W8）、退出1台设备', '交易所拒绝了冻结', '交易所还没有确认冻结，系统持续重试'],
  [
    'en',
    '2 withdrawals not on chain cancelled (W7, W8), 1 device signed out',
    'The exchange refused the freeze',
    'The exchange has not confirmed the freeze; it is tried again by itself',
  ],
])(
  'an agent reads what the exchange confirmed, and nothing else, in %s',
  async (language, effects, refused, delayed) => {
    vi.stubGlobal('document', { documentElement: {} });
    await speak(language);
    expect(line({ step: 'done', cancelledWithdrawals: ['W7', 'W8'], endedSessions: 1 })).toContain(effects);
    expect(line({ step: 'done' })).not.toContain('0');
    expect(line({ step: 'refused', code: 'freeze.unknown_scope' })).toMatch(
      new RegExp(`${refused}.*freeze.unknown_scope`),
    );
    expect(line({ step: 'delayed' })).toBe(`<b>${delayed}</b>`);
  },
);
