import { h, render } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import Proof from '../src/screens/Proof';
import { caseId, home, session, start, tokenOf } from './app';
import { openPage, serve } from './dom';

const customer = { uid: '88310214', displayName: '王**', salutation: null, language: 'en', timeZone: 'UTC' };
const path = `POST cases/${caseId}/agent-code`;
const here = { state: 'agent', agent: 'Emma', channel: 'messenger', code: '004071', until: '2026-11-28T00:15:00Z' };

/** The part alone, drawn for a customer or a visitor, against a server that answers this. */
async function open(proof: unknown, check: unknown = 404, signedIn = true) {
  const who = signedIn ? customer : null;
  const calls = serve({
    'POST session': { ...session, customer: who },
    'GET home': { ...home(), customer: who },
    [path]: () => proof as never,
    [`${path}/check`]: () => check as never,
  });
  const it = await start(openPage(), signedIn ? tokenOf('88310214') : null);
  await it.app.start();
  await vi.waitFor(() => expect(it.app.view.get().home).not.toBeNull());
  render(h(Proof, { app: it.app, caseId, agent: 'Emma' }), it.screen as unknown as Element);
  const named = async (code: string) => {
    await vi.waitFor(() => expect(it.screen.find('input')).toBeDefined());
    it.screen.find('input')?.type(code);
    await vi.waitFor(() => expect(it.screen.find('input')?.value).toBe(code));
    it.screen.find('form')?.fire('submit');
  };
  return { ...it, calls, named };
}

describe('the check of an agent', () => {
  afterEach(() => vi.restoreAllMocks());

  it('says who is here, and shows the code only when it is asked for', async () => {
    const { screen, close } = await open(here);
    await vi.waitFor(() => expect(screen.text).toContain('Emma is talking to you now, here.'));
    expect(screen.text).not.toContain('004071');
    screen.find('button', 'Show the code')?.fire('click');
    await vi.waitFor(() => expect(screen.text).toContain('004071'));
    expect(screen.text).toContain('never tell it to them');
    await close();
  });

  it.each([
    ['the right code', { confirmed: true }, 'It is right: this is Emma.'],
    ['a wrong code', { confirmed: false }, 'we cannot confirm them'],
    ['an answer without a verdict', {}, 'we cannot confirm them'],
    ['a verdict that is no yes', { confirmed: 'true' }, 'we cannot confirm them'],
    ['a refusal', 400, 'We cannot confirm this now. Do not go on.'],
    ['a fault', 500, 'We cannot confirm this now. Do not go on.'],
    ['no network', 0, 'We cannot confirm this now. Do not go on.'],
  ])('takes %s for what it is', async (_, check, said) => {
    const { screen, calls, named, close } = await open(here, check);
    await named('004071');
    await vi.waitFor(() => expect(screen.text).toContain(said));
    expect(screen.text.includes('It is right')).toBe(said.startsWith('It is right'));
    expect(calls.find(({ what }) => what.endsWith('/check'))?.body).toEqual({ code: '004071' });
    await close();
  });

  it.each([
    ['a fault', 500, 'We cannot confirm this now'],
    ['no network', 0, 'We cannot confirm this now'],
    ['the assistant', { state: 'assistant', channel: 'messenger' }, 'No support agent is talking to you now'],
    ['a state of tomorrow', { state: 'human', agent: 'Emma', channel: 'messenger' }, 'No support agent is talking'],
    ['an agent without a name', { ...here, agent: null }, 'No support agent is talking to you now'],
    ['too many wrong codes', { ...here, code: null }, 'Too many wrong codes.'],
  ])('confirms nobody on %s', async (_, proof, said) => {
    const { screen, close } = await open(proof);
    await vi.waitFor(() => expect(screen.text).toContain(said));
    expect(screen.find('button', 'Show the code')).toBeUndefined();
    await close();
  });

  it('asks nothing for a visitor and confirms nobody', async () => {
    const { screen, calls, close } = await open(here, 404, false);
    await vi.waitFor(() => expect(screen.text).toContain('Agents are confirmed once you have signed in.'));
    expect(calls.filter(({ what }) => what.includes('agent-code'))).toEqual([]);
    await close();
  });
});
