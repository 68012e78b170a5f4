import type { RecordCard } from '@vigil/shared/api';
import { advance } from '@vigil/shared/blocks';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Store, useStore } from '../store';
import { blocksOf, isFinal, newer } from './progress';

interface Known {
  readonly card: RecordCard;
  /** When we read it, by our own clock: the server's may differ. */
  readonly readAt: number;
  /** The last reading failed, so what is shown is old. */
  readonly stale: boolean;
}

const pollMs = 10_000;
const book = new Map<string, Store<Known>>();

const keyOf = (card: RecordCard) => `${card.kind}/${card.id}`;

/** Takes in a reading from wherever it came. All cards of the record show the newest. */
export function learn(card: RecordCard): Store<Known> {
  let known = book.get(keyOf(card));
  if (!known) {
    known = new Store<Known>({ card, readAt: Date.now(), stale: false });
    book.set(keyOf(card), known);
    return known;
  }
  const have = known.get();
  if (newer(have.card, card) === card && card !== have.card) known.set({ card, readAt: Date.now(), stale: false });
  return known;
}

export function forgetRecords(): void {
  book.clear();
}

export interface LiveRecord {
  card: RecordCard;
  /** Confirmations to show now; null where nothing counts. */
  count: number | null;
  stale: boolean;
}

/**
 * The newest state of a record, asked for every 10 s while the element is on screen and the record still moves, with the
 * count of confirmations going on in between.
 */
export function useRecord(given: RecordCard, read: (() => Promise<RecordCard>) | null) {
  const store = learn(given);
  const known = useStore(store);
  const place = useRef<HTMLDivElement>(null);
  const [visible, setVisible] = useState(false);
  const [now, setNow] = useState(() => Date.now());
  const shown = useRef(0);
  const reader = useRef(read);
  reader.current = read;

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const watch = new IntersectionObserver((seen) => setVisible(seen.at(-1)?.isIntersecting ?? false));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);

  const final = isFinal(known.card);
  useEffect(() => {
    if (!visible || final || !reader.current) return;
    const refresh = () => {
      if (document.visibilityState === 'hidden') return;
      reader.current?.().then(learn, () => store.patch({ stale: true }));
    };
    refresh();
    const timer = setInterval(refresh, pollMs);
    return () => clearInterval(timer);
  }, [visible, final, store]);

  const blocks = blocksOf(known.card);
  useEffect(() => {
    if (!visible || !blocks) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [visible, blocks === null]);

  if (blocks) shown.current = advance(blocks, now - known.readAt, shown.current);
  const live: LiveRecord = { card: known.card, count: blocks ? shown.current : null, stale: known.stale };
  return { place, live };
}
