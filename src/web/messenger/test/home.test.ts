import { describe, expect, it, vi } from 'vitest';
import { home, session, start } from './app';
import { openPage, serve } from './dom';

describe('the first screen without a network', () => {
  it.each([
    ['zh-CN', '再试一次'],
    ['zh-TW', '再試一次'],
    ['en', 'Try again'],
  ])('has a button to try now, until it is there, in %s', async (locale, label) => {
    let network = false;
    const asked = serve({ 'POST session': () => (network ? session : 0), 'GET home': home() });
    const { app, screen, close } = await start(openPage(), null, locale);
    await app.start();
    await vi.waitFor(() => expect(screen.find('button', label)).toBeDefined());

    const before = asked.length;
    screen.find('button', label)?.fire('click');
    await vi.waitFor(() => expect(asked.length).toBe(before + 1));
    await vi.waitFor(() => expect(screen.find('button', label)).toBeDefined());

    network = true;
    screen.find('button', label)?.fire('click');
    await vi.waitFor(() => expect(app.view.get().home).not.toBeNull());
    await vi.waitFor(() => expect(screen.find('button', label)).toBeUndefined());
    await close();
  });
});
