import { afterEach, describe, expect, it, vi } from 'vitest';
import { caseId, session, home as shown, start, tokenOf } from './app';
import { openPage, serve } from './dom';

const customer = { uid: '88310214', displayName: '王**', salutation: null, language: 'en', timeZone: 'UTC' };
const at = '2026-11-28T00:00:00Z';
const step = (name: string, more: object = {}) => ({
  step: name,
  cancelledWithdrawals: [],
  endedSessions: 0,
  disabledKeys: 0,
  cancelledOrders: 0,
  ...more,
});
const entry = (seq: number, freeze: object) => ({ seq, at, kind: 'freeze', author: { kind: 'system' }, freeze });
const asked = entry(1, step('asked'));
const state = { caseId, number: '7KQ-4MX', state: 'waiting', agent: null, urgent: true, mayRate: false, readUpTo: 0 };

/** A customer with one case, whose timeline holds this. */
function desk({ entries = [] as object[], freeze = null as object | null, answer = {} as unknown, signedIn = true }) {
  const who = signedIn ? customer : null;
  const cases = [{ caseId, number: '7KQ-4MX', state: 'waiting', title: null, updatedAt: at }];
  return serve({
    'POST session': { ...session, customer: who },
    'GET home': { ...shown(cases), customer: who, freeze },
    [`GET cases/${caseId}/entries?after=0`]: () => ({ entries, upTo: entries.length, more: false }),
    [`GET cases/${caseId}`]: () => ({ ...state, upTo: entries.length }),
    'POST freeze': () => answer as never,
    [`POST cases/${caseId}/freeze`]: () => answer as never,
  });
}

async function open(signedIn = true, page = false) {
  const it = await start(openPage(), signedIn ? tokenOf('88310214') : null);
  it.app.host.settings.freeze = page;
  await it.app.start();
  return it;
}

const posts = (calls: { what: string }[]) => calls.map(({ what }) => what).filter((what) => what.endsWith('freeze'));
const tap = 'Freeze my account now';

describe('the freeze of one’s own account', () => {
  afterEach(() => vi.restoreAllMocks());

  it('is one tap on the first screen, which shows the conversation that tells of it', async () => {
    const entries = [asked];
    const calls = desk({ entries, answer: { caseId, step: 'asked' } });
    const { app, screen, close } = await open();
    await vi.waitFor(() => expect(screen.find('button', tap)?.text).toContain('One tap stops all that leaves'));

    screen.find('button', tap)?.fire('click');

    await vi.waitFor(() => expect(screen.text).toContain('You asked to freeze the account; under way'));
    expect(posts(calls)).toEqual(['POST freeze']);
    expect(app.view.get().screens.at(-1)?.name).toBe('talk');
    await vi.waitFor(() => expect(screen.find('h2', 'Freezing your account')).toBeDefined());
    expect(screen.find('button', tap)).toBeUndefined();
    await close();
  });

  it('says what the exchange has changed, what stays possible and how it is lifted', async () => {
    const done = step('done', { cancelledWithdrawals: ['W7', 'W8'], endedSessions: 2, disabledKeys: 1 });
    desk({ entries: [asked, entry(2, done)], freeze: { caseId, step: 'done' } });
    const { app, screen, close } = await open();
    await vi.waitFor(() => expect(screen.find('button', 'Your account is frozen')).toBeDefined());

    app.openCase(caseId);

    await vi.waitFor(() => expect(screen.text).toContain('2 withdrawals not on the chain yet cancelled: W7'));
    expect(screen.text).toContain('2 devices signed out');
    expect(screen.text).toContain('1 API key disabled; bots that use them stop');
    expect(screen.text).not.toContain('open order');
    expect(screen.text).toContain('close positions and add margin');
    expect(screen.text).toContain('Nobody can lift it for you in a chat');
    await vi.waitFor(() => expect(screen.text).toContain('looks at it first'));
    expect(screen.find('button', tap)).toBeUndefined();
    await close();
  });

  it('says honestly that the exchange has not confirmed it', async () => {
    desk({ entries: [asked, entry(2, step('delayed'))], freeze: { caseId, step: 'delayed' } });
    const { app, screen, close } = await open();
    app.openCase(caseId);

    await vi.waitFor(() => expect(screen.find('h2', 'The exchange has not confirmed the freeze yet')).toBeDefined());
    expect(screen.text).toContain('tried again by itself');
    expect(screen.text).not.toContain('Your account is frozen');
    await close();
  });

  it('is offered again in the alarm where the exchange refused it, and where it was lifted', async () => {
    for (const last of ['refused', 'done']) {
      const calls = desk({ entries: [asked, entry(2, step(last))], answer: { caseId, step: 'asked' } });
      const { app, screen, close } = await open();
      app.openCase(caseId);
      await vi.waitFor(() => expect(screen.find('h2', 'Freeze the account first')).toBeDefined());
      screen.find('button', tap)?.fire('click');
      await vi.waitFor(() => expect(posts(calls)).toEqual([`POST cases/${caseId}/freeze`]));
      await close();
    }
  });

  it('tells at once when it did not get through, and offers the page of the exchange beside it', async () => {
    desk({ answer: 0 });
    const { screen, said, close } = await open(true, true);
    await vi.waitFor(() => expect(screen.find('button', tap)).toBeDefined());
    expect(screen.find('button', 'To the exchange’s freeze page')).toBeUndefined();

    screen.find('button', tap)?.fire('click');

    await vi.waitFor(() => expect(screen.text).toContain('It did not get through. Please tap again'));
    screen.find('button', 'To the exchange’s freeze page')?.fire('click');
    expect(said).toContainEqual({ type: 'vigil:freeze' });
    await close();
  });

  it('leads whoever is not signed in to the page of the exchange, or to our own, which asks for a code', async () => {
    const calls = desk({ signedIn: false });
    const without = await open(false);
    await vi.waitFor(() => expect(without.screen.find('a', tap)?.getAttribute('href')).toBe('/freeze/en'));
    expect(without.screen.find('button', tap)).toBeUndefined();
    await without.close();

    const { screen, said, close } = await open(false, true);
    await vi.waitFor(() => expect(screen.find('button', tap)).toBeDefined());
    expect(screen.find('a', tap)).toBeUndefined();
    screen.find('button', tap)?.fire('click');
    expect(said).toContainEqual({ type: 'vigil:freeze' });
    expect(posts(calls)).toEqual([]);
    await close();
  });

  it('says of a freeze that was asked for without a session by which way that was', async () => {
    const way = entry(1, { ...step('asked'), way: 'code' });
    desk({ entries: [way], freeze: { caseId, step: 'asked' } });
    const { screen, close } = await open(true);
    await vi.waitFor(() => expect(screen.find('button', 'Freezing your account')).toBeDefined());
    screen.find('button', 'Freezing your account')?.fire('click');
    await vi.waitFor(() => expect(screen.text).toContain('Somebody who was not signed in asked to freeze'));
    await close();
  });
});
