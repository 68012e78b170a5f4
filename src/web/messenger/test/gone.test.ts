import { describe, expect, it, vi } from 'vitest';
import { caseId, home, session, start, tokenOf } from './app';
import { openPage, serve } from './dom';

const going = { 'POST session': session, 'GET home': home() };

describe('a conversation that is not mine', () => {
  it.each([
    ['a visitor', null, 'You may need to sign in first'],
    ['a customer', tokenOf('88120214'), 'It may belong to another account'],
  ])('is not opened for %s: a word, a way home, and nothing to write in', async (_, identity, word) => {
    const page = openPage();
    serve({ ...going, 'GET home': { ...home(), customer: identity && { salutation: 'Ms. Lin' } } });
    const { app, screen, close } = await start(page, identity);
    await app.start();

    app.openCase(caseId);

    await vi.waitFor(() => expect(screen.find('p', word)).toBeDefined());
    expect(screen.find('textarea')).toBeUndefined();
    expect(screen.find('button', 'Sign in') === undefined).toBe(identity !== null);
    screen.find('button', 'To the first screen')?.fire('click');
    await vi.waitFor(() => expect(screen.find('textarea')).toBeDefined());
    expect(app.view.get()).toMatchObject({ screens: [{ name: 'home' }], talk: null });
    expect(screen.find('button', 'Continue the conversation')).toBeUndefined();
    await close();
  });

  it('leaves the one that is mine where it was', async () => {
    const mine = caseId.replace('1', '2');
    const page = openPage();
    serve({
      ...going,
      'GET home': home([
        { caseId: mine, number: '7KQ-4MX', state: 'open', title: null, updatedAt: '2026-11-28T00:00:00Z' },
      ]),
      [`GET cases/${mine}/entries?after=0`]: { entries: [], upTo: 0, more: false },
      [`GET cases/${mine}`]: {
        caseId: mine,
        number: '7KQ-4MX',
        state: 'open',
        urgent: false,
        mayRate: false,
        readUpTo: 0,
        upTo: 0,
      },
    });
    const { app, close } = await start(page);
    await app.start();
    app.openCase(caseId);
    await vi.waitFor(() => expect(app.view.get().talk?.talk.get().gone).toBe(true));
    app.back();
    expect(app.view.get().talk?.talk.get().caseId).toBe(mine);
    await close();
  });
});
