import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { caseId, home, session, start } from './app';
import { openPage, serve } from './dom';

it('the header says who has the case and its number in full, on more lines where one is too short', async () => {
  const state = { caseId, number: '7KQ-4MX', state: 'withAgent', agent: 'Alexandrina', urgent: true, mayRate: false };
  serve({
    'POST session': session,
    'GET home': home([
      { caseId, number: '7KQ-4MX', state: 'withAgent', title: null, updatedAt: '2026-11-28T00:00:00Z' },
    ]),
    [`GET cases/${caseId}/entries?after=0`]: { entries: [], upTo: 0, more: false },
    [`GET cases/${caseId}`]: { ...state, readUpTo: 0, upTo: 0 },
  });
  const { app, screen, close } = await start(openPage());
  await app.start();
  app.openCase(caseId);

  const header = () => screen.find('header');
  await vi.waitFor(() => expect(header()?.find('h1')?.text).toBe('Alexandrina · support agent'));
  expect(header()?.text).toContain('Official Meridian support · priority · No. 7KQ-4MX');
  // The number does not break in the middle.
  expect(header()?.find('b')?.text).toBe('No. 7KQ-4MX');
  await close();

  const style = readFileSync(new URL('../src/styles/frame.css', import.meta.url), 'utf8');
  const rules = [...style.matchAll(/([^{}]+)\{([^{}]*)\}/g)].filter(([, selector]) =>
    /\.who (?:h1|\.sub)/.test(selector ?? ''),
  );
  expect(rules.length).toBeGreaterThan(1);
  for (const [, selector, body] of rules) expect(body, selector).not.toMatch(/nowrap|ellipsis|overflow: hidden/);
});
