import { afterEach, describe, expect, it, vi } from 'vitest';
import { caseId, home, session, start, tokenOf } from './app';
import { openPage, serve } from './dom';

const customer = { uid: '88310214', displayName: '王**', salutation: null, language: 'en', timeZone: 'UTC' };
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const words = { zh: '解除冻结', tw: '解除凍結', en: 'lifting your own freeze' };
const ids = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];
const state = { caseId, number: '7KQ-4MX', state: 'withAgent', agent: 'Emma', urgent: false, mayRate: false };

const entry = (seq: number, step: string, checkId: string, until: string | null = later(10)) => ({
  seq,
  at: new Date().toISOString(),
  kind: 'check',
  author: { kind: 'agent', name: 'Emma' },
  check: { step, checkId, purpose: 'lift_freeze', words, ways: [], until },
});

const way = (name: string, more: object = {}) => ({ way: name, maskedTo: null, whyNot: null, sentAt: null, ...more });

const view = (id: string, more: object = {}) => ({
  id,
  purpose: 'lift_freeze',
  words,
  level: 'check',
  state: 'waiting',
  until: later(10),
  triesLeft: 5,
  ways: [
    way('authenticator'),
    way('email', { maskedTo: 'w•••@m•••.example', whyNot: 'changed_lately' }),
    way('sms', { maskedTo: '•••14' }),
  ],
  passed: [],
  ...more,
});

/** The conversation of a customer whose timeline holds this, against a server that answers this about the check. */
async function open(id: string, entries: object[], answers: Record<string, () => unknown>) {
  const calls = serve({
    'POST session': { ...session, customer },
    'GET home': {
      ...home([{ caseId, number: '7KQ-4MX', state: 'withAgent', title: null, updatedAt: later(0) }]),
      customer,
    },
    [`GET cases/${caseId}/entries?after=0`]: () => ({ entries, upTo: entries.length, more: false }),
    [`GET cases/${caseId}`]: () => ({ ...state, upTo: entries.length }),
    ...Object.fromEntries(
      Object.entries(answers).map(([what, answer]) => {
        const [method, part = ''] = what.split(' ');
        return [`${method} cases/${caseId}/checks/${id}${part && `/${part}`}`, () => answer() as never];
      }),
    ),
  });
  const it = await start(openPage(), tokenOf('88310214'));
  await it.app.start();
  it.app.openCase(caseId);
  return { ...it, calls };
}

const refused = (status: number, code: string) =>
  new Response(JSON.stringify({ code }), { status, headers: { 'Content-Type': 'application/problem+json' } });

const tries = (calls: { what: string; body?: unknown }[]) => calls.filter(({ what }) => what.endsWith('/try'));

describe('a check that support asks for', () => {
  afterEach(() => vi.restoreAllMocks());

  it('takes the code of the authenticator and nothing of a contact that was changed lately', async () => {
    const [id = ''] = ids;
    let it = view(id) as object;
    const { screen, calls, close } = await open(id, [entry(1, 'asked', id)], {
      GET: () => it,
      'POST try': () => (it = view(id, { state: 'passed', ways: [], grantedUntil: later(30) })),
    });
    await vi.waitFor(() => expect(screen.find('h2', 'Please verify your identity')).toBeDefined());
    expect(screen.text).toContain('For: lifting your own freeze');
    expect(screen.text).toContain('5 tries left');
    expect(screen.text).toContain('changed lately, so it cannot be used yet');

    const field = () => screen.all().find((one) => one.localName === 'input' && one.getAttribute('maxLength') === '6');
    await vi.waitFor(() => expect(field()).toBeDefined());
    field()?.type('318064');
    await vi.waitFor(() => expect(field()?.value).toBe('318064'));
    screen.find('form')?.fire('submit');

    await vi.waitFor(() => expect(screen.find('h2', 'Your identity is verified')).toBeDefined());
    expect(tries(calls).map(({ body }) => body)).toEqual([{ way: 'authenticator', code: '318064' }]);
    await close();
  });

  it('says how many tries are left after a wrong code, and that it has failed when none are', async () => {
    const id = ids[1] ?? '';
    let left = 5;
    const { screen, close } = await open(id, [entry(1, 'asked', id)], {
      GET: () => (left > 0 ? view(id, { triesLeft: left }) : view(id, { state: 'failed', ways: [], triesLeft: 0 })),
      'POST try': () => {
        left -= left === 5 ? 1 : 4;
        return left > 0 ? refused(403, 'check.code_wrong') : refused(429, 'check.tries_used');
      },
    });
    const field = () => screen.all().find((one) => one.localName === 'input' && one.getAttribute('maxLength') === '6');
    await vi.waitFor(() => expect(field()).toBeDefined());
    for (const said of [
      'The code is not right, or it has expired. 4 tries left.',
      'Your identity could not be verified',
    ]) {
      field()?.type('000000');
      await vi.waitFor(() => expect(field()?.value).toBe('000000'));
      screen.find('form')?.fire('submit');
      await vi.waitFor(() => expect(screen.text).toContain(said));
    }
    expect(field()).toBeUndefined();
    await close();
  });

  it('is one line once the timeline tells what became of it, and asks the server nothing about one of before', async () => {
    const [id, old] = [ids[2] ?? '', ids[3] ?? ''];
    const { screen, calls, close } = await open(
      id,
      [
        entry(1, 'asked', old, later(-30)),
        entry(2, 'expired', old, null),
        entry(3, 'asked', id),
        entry(4, 'passed', id, later(30)),
      ],
      { GET: () => view(id, { state: 'passed', ways: [] }) },
    );
    await vi.waitFor(() => expect(screen.text).toContain('Your identity is verified: lifting your own freeze'));
    expect(screen.text).toContain('The time to verify your identity is over: lifting your own freeze');
    await vi.waitFor(() => expect(screen.find('fieldset')).toBeUndefined());
    expect(calls.some(({ what }) => what.includes(old))).toBe(false);
    await close();
  });
});
