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

/** Forgets everything of ours, as on signing out. */
export function forget(prefix: string): void {
  for (const where of ['local', 'session'] as const) {
    const store = area(where);
    if (!store) continue;
    for (const key of Object.keys(store)) if (key.startsWith(prefix)) store.removeItem(key);
  }
  for (const key of [...memory.keys()]) if (key.startsWith(prefix)) memory.delete(key);
}

export function drop(where: Where, key: string): void {
  area(where)?.removeItem(key);
  memory.delete(key);
}
