import type { Store } from '@vigil/shared/store';
import { useLayoutEffect, useState } from 'preact/hooks';

export { Store } from '@vigil/shared/store';

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
