import { describe, expect, it, vi } from 'vitest';
import { caseId, home, session, start } from './app';
import { openPage, serve } from './dom';

const at = '2026-11-28T00:00:00Z';
const state = { caseId, number: '7KQ-4MX', state: 'open', urgent: false, mayRate: false, readUpTo: 0, upTo: 0 };
const hidden = { cards: [], articles: [], replies: [], hidden: ['recovery_phrase', 'recovery_phrase', 'password'] };

async function conversation(locale: string) {
  serve({
    'POST session': session,
    'GET home': home([{ caseId, number: '7KQ-4MX', state: 'open', title: null, updatedAt: at }]),
    [`GET cases/${caseId}/entries?after=0`]: { entries: [], upTo: 0, more: false },
    [`GET cases/${caseId}/entries?after=1`]: { entries: [], upTo: 1, more: false },
    [`GET cases/${caseId}`]: state,
    [`POST cases/${caseId}/messages`]: { seq: 1 },
  });
  const page = openPage();
  const messenger = await start(page, null, locale);
  await messenger.app.start();
  messenger.app.openCase(caseId);
  const { talk } = messenger.app.view.get();
  if (!talk) throw new Error('no conversation');
  await vi.waitFor(() => expect(talk.talk.get().loaded).toBe(true));
  return { ...messenger, page, talk };
}

describe('a secret in what was sent', () => {
  it.each([
    ['zh-CN', '已隐去', '为了您的安全，助记词、密码已隐去，未保存'],
    ['zh-TW', '已隱去', '為了您的安全，助記詞、密碼已隱去，未儲存'],
    ['en', 'hidden', 'Hidden for your safety and not stored: recovery phrase, password'],
  ])('gives way to a mark and a line, in %s', async (locale, word, line) => {
    const { talk, screen, page, close } = await conversation(locale);
    talk.say('it is witch collapse practice');
    await vi.waitFor(() => expect(talk.talk.get().box[0]?.state).toBe('sent'));
    // Taken by the server, and no longer ours to keep.
    expect(JSON.stringify([page.localStorage, page.sessionStorage])).not.toContain('collapse');

    const clientMessageId = talk.talk.get().box[0]?.clientMessageId ?? null;
    talk.push({
      seq: 1,
      at,
      kind: 'message',
      author: { kind: 'customer' },
      text: 'it is [•••]',
      clientMessageId,
      parts: hidden,
    });

    await vi.waitFor(() => expect(screen.find('p', line)).toBeDefined());
    expect(screen.text).not.toMatch(/collapse|\[•••\]/);
    expect(screen.text).toContain(`it is •••${word}`);
    await close();
  });

  it('is not seen where somebody only typed a mark', async () => {
    const { talk, screen, close } = await conversation('en');
    talk.push({ seq: 1, at, kind: 'message', author: { kind: 'customer' }, text: 'what is [•••]' });
    await vi.waitFor(() => expect(screen.text).toContain('what is [•••]'));
    expect(screen.text).not.toContain('Hidden for your safety');
    await close();
  });
});
