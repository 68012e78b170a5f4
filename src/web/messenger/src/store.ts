import { useLayoutEffect, useState } from 'preact/hooks';

/** A value that tells when it changes. */
export class Store<S> {
  #value: S;
  readonly #listeners = new Set<() => void>();

  constructor(value: S) {
    this.#value = value;
  }

  get(): S {
    return this.#value;
  }

  set(next: S): void {
    if (Object.is(next, this.#value)) return;
    this.#value = next;
    for (const listener of [...this.#listeners]) listener();
  }

  patch(part: Partial<S>): void {
    this.set({ ...this.#value, ...part });
  }

  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** Draws again whenever the store changes. */
export function useStore<S>(store: Store<S>): S {
  const [, draw] = useState({});
  const value = store.get();
  useLayoutEffect(() => {
    const redraw = () => draw({});
    // A change between drawing and listening would be missed otherwise.
    if (!Object.is(store.get(), value)) redraw();
    return store.listen(redraw);
  }, [store]);
  return value;
}
