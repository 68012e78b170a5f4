import type { CaseStateView, EntryView, StateView } from '@vigil/shared/api';
import { describe, expect, it, vi } from 'vitest';
import { caseId, home, session, start } from './app';
import { openPage, serve } from './dom';

const at = '2026-11-28T00:00:00Z';
const state = (more: Partial<CaseStateView> = {}): CaseStateView => ({
  caseId,
  number: '7KQ-4MX',
  state: 'open',
  agent: null,
  urgent: false,
  ahead: null,
  expectedSeconds: null,
  mayRate: false,
  readUpTo: 0,
  upTo: 1,
  ...more,
});
const waiting = state({ state: 'waiting', ahead: 0, upTo: 2 });
const joined = state({ state: 'withAgent', agent: 'Lin', upTo: 3 });
const entry = (seq: number, change: StateView['change'], agent: string | null = null): EntryView => ({
  seq,
  at,
  kind: 'state',
  author: { kind: 'system' },
  state: { change, agent },
});
const said: EntryView = { seq: 1, at, kind: 'message', author: { kind: 'customer' }, text: 'a person please' };

/** A conversation whose server answers with what is given, when it is given. */
async function opened() {
  const answers: { human: (state: CaseStateView) => void; read: (state: CaseStateView) => void } = {
    human: () => undefined,
    read: () => undefined,
  };
  let first = true;
  const later = (what: keyof typeof answers) =>
    new Promise<CaseStateView>((done) => {
      answers[what] = done;
    });
  serve({
    'POST session': session,
    'GET home': home([{ caseId, number: '7KQ-4MX', state: 'open', title: null, updatedAt: at }]),
    [`GET cases/${caseId}/entries?after=0`]: { entries: [said], upTo: 1, more: false },
    [`GET cases/${caseId}/entries?after=1`]: { entries: [], upTo: 1, more: false },
    [`GET cases/${caseId}/entries?after=3`]: { entries: [], upTo: 3, more: false },
    [`POST cases/${caseId}/human`]: () => later('human'),
    [`GET cases/${caseId}`]: () => {
      if (!first) return later('read');
      first = false;
      return state();
    },
  });
  const messenger = await start(openPage());
  await messenger.app.start();
  messenger.app.openCase(caseId);
  const talk = messenger.app.view.get().talk;
  if (!talk) throw new Error('no conversation');
  await vi.waitFor(() => expect(talk.talk.get()).toMatchObject({ loaded: true, live: { state: 'open' } }));
  return { ...messenger, talk, answers };
}

describe('handing over', () => {
  it('an answer that was overtaken by the push does not bring the line back', async () => {
    const { talk, answers, screen, close } = await opened();
    const asking = talk.askHuman();
    await vi.waitFor(() => expect(talk.talk.get().human).toBe('asking'));
    talk.push(entry(2, 'queued'));
    talk.push(entry(3, 'assigned', 'Lin'));
    talk.changed(joined);

    answers.human(waiting);
    await asking;

    expect(talk.talk.get()).toMatchObject({ human: 'idle', live: { state: 'withAgent', agent: 'Lin' } });
    await vi.waitFor(() => expect(screen.find('h1')?.text).toContain('Lin'));
    expect(screen.text).not.toContain('You are next');
    await close();
  });

  it('a state that was asked for before and comes after is not believed', async () => {
    const { talk, answers, close } = await opened();
    talk.changed(waiting);
    talk.refresh();
    await new Promise((done) => setTimeout(done, 20));
    talk.changed(joined);

    answers.read(waiting);
    await new Promise((done) => setTimeout(done, 20));

    expect(talk.talk.get().live).toMatchObject({ state: 'withAgent' });
    await close();
  });

  it('that somebody has joined is enough on the timeline, whenever the state of the line comes', async () => {
    const { talk, screen, close } = await opened();
    talk.changed(waiting);
    await vi.waitFor(() => expect(screen.text).toContain('Getting you a person'));
    talk.push(entry(2, 'queued'));
    talk.push(entry(3, 'assigned', 'Lin'));
    expect(talk.talk.get().live).toMatchObject({ state: 'withAgent', agent: 'Lin', ahead: null });
    talk.changed(waiting);
    expect(talk.talk.get().live).toMatchObject({ state: 'withAgent', agent: 'Lin' });
    await vi.waitFor(() => expect(screen.find('h1')?.text).toContain('Lin'));
    await close();
  });

  it('says that nobody is at work instead of who is next, until somebody is', async () => {
    const { talk, screen, close } = await opened();
    talk.changed({ ...waiting, staffed: false });
    await vi.waitFor(() => expect(screen.text).toContain('No agent is online right now'));
    expect(screen.text).not.toContain('You are next');
    talk.changed({ ...waiting, staffed: true });
    await vi.waitFor(() => expect(screen.text).toContain('You are next'));
    expect(screen.text).not.toContain('No agent is online');
    await close();
  });

  it('who is given back to the line is in the line again', async () => {
    const { talk, close } = await opened();
    talk.push(entry(2, 'queued'));
    talk.push(entry(3, 'assigned', 'Lin'));
    talk.push(entry(4, 'queued'));
    talk.changed(state({ state: 'waiting', ahead: 1, upTo: 4 }));
    expect(talk.talk.get().live).toMatchObject({ state: 'waiting', ahead: 1 });
    await close();
  });
});
