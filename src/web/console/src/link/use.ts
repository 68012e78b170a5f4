import type { Store } from '@vigil/shared/store';
import { useSyncExternalStore } from 'react';

/** Draws again whenever the store changes. */
export const useStore = <S>(store: Store<S>): S => useSyncExternalStore(store.listen, store.get);
