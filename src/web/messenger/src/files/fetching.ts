import type { App } from '../app';

/** The bytes of a file as an address of this page. A browser sends no bearer with a picture's address, so they are fetched. */
export async function read(app: App, path: string): Promise<string> {
  const get = () =>
    fetch(path, { headers: { Authorization: `Bearer ${app.session.token}` }, credentials: 'omit', cache: 'no-store' });
  if (!app.session.token) await app.session.start();
  let answer = await get();
  if (answer.status === 401) {
    await app.session.start(true);
    answer = await get();
  }
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  return URL.createObjectURL(await answer.blob());
}

// Small pictures are drawn again and again while a conversation is looked at; they live as long as the page.
const small = new Map<string, Promise<string>>();

export function thumbnail(app: App, fileId: string): Promise<string> {
  const known = small.get(fileId);
  if (known) return known;
  const reading = read(app, `/api/messenger/files/${fileId}/thumbnail`);
  small.set(fileId, reading);
  reading.catch(() => small.delete(fileId));
  return reading;
}

/** To be revoked by whoever asked. */
export const whole = (app: App, fileId: string): Promise<string> => read(app, `/api/messenger/files/${fileId}`);
