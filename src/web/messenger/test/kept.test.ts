import { describe, expect, it, vi } from 'vitest';
import { caseId, home, session, start, tokenOf } from './app';
import { openPage, Shelf, serve } from './dom';

const lin = tokenOf('88120214');
const state = (more = {}) => ({
  caseId,
  number: '7KQ-4MX',
  state: 'withAgent',
  agent: 'Lin',
  urgent: false,
  mayRate: false,
  readUpTo: 0,
  upTo: 0,
  ...more,
});
const line = (more = {}) => ({
  caseId,
  number: '7KQ-4MX',
  state: 'withAgent',
  title: null,
  updatedAt: '2026-11-28T00:00:00Z',
  ...more,
});
const online = (more: Record<string, unknown> = {}) => ({
  'POST session': session,
  'GET home': home([line()]),
  [`GET cases/${caseId}`]: state(),
  [`GET cases/${caseId}/entries?after=0`]: { entries: [], upTo: 0, more: false },
  [`POST cases/${caseId}/messages`]: { seq: 1 },
  'POST cases': { caseId, number: '7KQ-4MX' },
  ...more,
});
const offline = { [`POST cases/${caseId}/messages`]: 0, 'POST cases': 0 };
const sentTo = (asked: ReturnType<typeof serve>, what: string) => asked.filter((one) => one.what === what);
const said = (local: Shelf) => JSON.stringify(local);

/** A tab in which something is said without a network, and which is closed. */
async function saidOffline(
  local: Shelf,
  identity: string | null,
  say: (app: Awaited<ReturnType<typeof start>>['app']) => void,
) {
  const page = openPage({ local });
  const asked = serve(online(offline));
  const { app, close } = await start(page, identity);
  await app.start();
  say(app);
  await vi.waitFor(() => expect(asked.filter(({ what }) => what in offline).length).toBeGreaterThan(0));
  await close();
  return asked.find(({ what }) => what in offline)?.body as { clientMessageId: string; clientCaseId?: string };
}

async function reopened(local: Shelf, identity: string | null, more = {}) {
  const page = openPage({ local });
  const asked = serve(online(more));
  const opened = await start(page, identity);
  await opened.app.start();
  return { ...opened, asked };
}

describe('words that wait when the tab is closed', () => {
  it.each([
    ['in an open case', {}],
    ['in one that has been resolved since', { 'GET home': home([line({ state: 'resolved' })]) }],
    ['in one that the first screen does not name', { 'GET home': home() }],
  ])('are sent once by the next page, with the same id, %s', async (_, more) => {
    const local = new Shelf();
    const first = await saidOffline(local, lin, (app) => {
      app.openCase(caseId);
      app.view.get().talk?.say('still waiting');
    });
    expect(said(local)).toContain('still waiting');

    const { asked, app, close } = await reopened(local, lin, more);

    const sent = () => sentTo(asked, `POST cases/${caseId}/messages`);
    await vi.waitFor(() => expect(sent()).toHaveLength(1));
    expect(sent()[0]?.body).toMatchObject({ clientMessageId: first.clientMessageId, text: 'still waiting' });
    await vi.waitFor(() => expect(said(local)).not.toContain('still waiting'));
    app.view.get().talk?.refresh();
    await new Promise((done) => setTimeout(done, 20));
    expect(sent()).toHaveLength(1);
    await close();
  });

  it('open every case that they began, not only the last', async () => {
    const local = new Shelf();
    const one = await saidOffline(local, lin, (app) => {
      app.ask('first matter');
      app.ask('second matter');
    });

    const { asked, close } = await reopened(local, lin, { 'GET home': home() });

    await vi.waitFor(() => expect(sentTo(asked, 'POST cases')).toHaveLength(2));
    const bodies = sentTo(asked, 'POST cases').map(({ body }) => body as { clientCaseId: string; text: string });
    expect(bodies.map(({ text }) => text).sort()).toEqual(['first matter', 'second matter']);
    expect(bodies.map(({ clientCaseId }) => clientCaseId)).toContain(one.clientCaseId);
    await close();
  });

  it('of a visitor go out in the session that they were written in, and nobody is shown them', async () => {
    const local = new Shelf();
    const first = await saidOffline(local, null, (app) => app.ask('my bag was stolen'));

    const { asked, screen, app, close } = await reopened(local, null, {
      'GET home': home(),
      'POST session': { ...session, sessionToken: 's2' },
    });

    await vi.waitFor(() => expect(sentTo(asked, 'POST cases')).toHaveLength(1));
    expect(sentTo(asked, 'POST cases')[0]).toMatchObject({
      token: 's1',
      body: { clientMessageId: first.clientMessageId, clientCaseId: first.clientCaseId },
    });
    await vi.waitFor(() => expect(said(local)).not.toMatch(/bag|s1/));
    expect(app.view.get().talk).toBeNull();
    expect(screen.text).not.toContain('bag');
    await close();
  });

  it('are shown to nobody else, and gone with the signing out', async () => {
    const local = new Shelf();
    await saidOffline(local, lin, (app) => app.ask('only for Lin'));

    const other = await reopened(local, tokenOf('90000001'), { 'GET home': home() });
    expect(other.screen.text).not.toContain('only for Lin');
    expect(sentTo(other.asked, 'POST cases')).toEqual([]);
    await other.close();

    const page = openPage({ local });
    serve(online({ ...offline, 'GET home': home() }));
    const { app, signOut, close } = await start(page, lin);
    await app.start();
    signOut();
    expect(said(local)).not.toContain('only for Lin');
    await close();
  });
});

describe('half-written words', () => {
  it('stand in the field again after a reload and after the way back, in this tab only', async () => {
    const [local, shelf] = [new Shelf(), new Shelf()];
    const page = openPage({ local, session: shelf });
    serve(online());
    const { app, screen, close } = await start(page, lin);
    await app.start();
    app.openCase(caseId);
    await vi.waitFor(() => expect(screen.find('h1', 'Lin')).toBeDefined());
    screen.find('textarea')?.type('half a sen');
    await vi.waitFor(() => expect(screen.find('textarea')?.value).toBe('half a sen'));
    app.back();
    await vi.waitFor(() => expect(screen.find('textarea')?.value).toBe(''));
    app.resume();
    await vi.waitFor(() => expect(screen.find('textarea')?.value).toBe('half a sen'));
    await close();
    expect(said(local)).not.toContain('half a sen');

    const again = openPage({ local, session: shelf });
    const later = await start(again, lin);
    await later.app.start();
    later.app.openCase(caseId);
    await vi.waitFor(() => expect(later.screen.find('textarea')?.value).toBe('half a sen'));
    later.screen.find('textarea')?.fire('keydown', { key: 'Enter' });
    await vi.waitFor(() => expect(JSON.stringify(shelf)).not.toContain('half a sen'));
    await later.close();
  });
});
