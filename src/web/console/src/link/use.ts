import type { Store } from '@vigil/shared/store';
import { useSyncExternalStore } from 'react';

/** Draws again whenever one part of the store changes. `of` must answer with the same value for the same state. */
export const usePart = <S, P>(store: Store<S>, of: (state: S) => P): P =>
  useSyncExternalStore(store.listen, () => of(store.get()));

/** Draws again whenever the store changes. */
export const useStore = <S>(store: Store<S>): S => useSyncExternalStore(store.listen, store.get);
