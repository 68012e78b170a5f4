// What outlives a reload. Where the browser forbids storage to embedded pages, it lives as long as the page.
const memory = new Map<string, string>();

type Where = 'local' | 'session';

function area(where: Where): Storage | null {
  try {
    return where === 'local' ? window.localStorage : window.sessionStorage;
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/** Whether what is kept for a tab outlives a reload. */
export function lasts(): boolean {
  save('session', 'vigil.probe', 1);
  const forgets = memory.has('vigil.probe');
  drop('session', 'vigil.probe');
  return !forgets;
}

export function load(where: Where, key: string): unknown {
  const text = area(where)?.getItem(key) ?? memory.get(key);
  if (!text) return null;
  try {
    return JSON.parse(text);
  } catch (error) {
    // Not ours, or cut off: as if nothing were there.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export function save(where: Where, key: string, value: unknown): void {
  const text = JSON.stringify(value);
  try {
    const store = area(where);
    if (store) store.setItem(key, text);
    else memory.set(key, text);
  } catch (error) {
    // Full, or refused in private mode.
    if (!(error instanceof DOMException)) throw error;
    memory.set(key, text);
  }
}

/** The names that begin so. */
export const keysOf = (where: Where, prefix: string): string[] =>
  [...Object.keys(area(where) ?? {}), ...memory.keys()].filter((key) => key.startsWith(prefix));

/** Forgets everything of ours, as on signing out. */
export function forget(prefix: string): void {
  for (const where of ['local', 'session'] as const) for (const key of keysOf(where, prefix)) drop(where, key);
}

/** What one tab kept under a name is kept for the whole browser, or for the tab again, under another, as on signing in. */
export function adopt(prefix: string, next: string, where: Where = 'local'): void {
  for (const key of keysOf('session', prefix)) {
    const value = load('session', key);
    drop('session', key);
    save(where, next + key.slice(prefix.length), value);
  }
}

export function drop(where: Where, key: string): void {
  area(where)?.removeItem(key);
  memory.delete(key);
}
