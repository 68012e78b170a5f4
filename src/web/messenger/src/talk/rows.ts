import type { EntryView } from '@vigil/shared/api';
import type { Outbox, Pending } from '@vigil/shared/outbox';

/** What stands on the screen, top to bottom. */
export type Row =
  | { kind: 'time'; key: string; at: string }
  | { kind: 'entry'; key: string; entry: EntryView; first: boolean; read: boolean; tick: boolean }
  | { kind: 'pending'; key: string; item: Pending };

// A time stamp only where the talk paused.
const pauseMs = 5 * 60_000;

/** Lays out the entries and, under them, what is still on its way. `readUpTo` is the number that the other side has read. */
export function rows(entries: readonly EntryView[], box: Outbox, readUpTo = 0): Row[] {
  const out: Row[] = [];
  let lastAt = 0;
  let lastAuthor = '';
  const answered = lastAnswer(entries);
  const lastOwn = entries.findLast((entry) => entry.kind === 'message' && entry.author.kind === 'customer')?.seq;
  for (const entry of entries) {
    const at = Date.parse(entry.at);
    if (at - lastAt >= pauseMs) {
      out.push({ kind: 'time', key: `t${entry.seq}`, at: entry.at });
      lastAuthor = '';
    }
    lastAt = at;
    const author = entry.kind === 'message' ? `${entry.author.kind}/${entry.author.name ?? ''}` : '';
    const read = entry.seq < answered || entry.seq <= readUpTo;
    const tick = entry.seq === lastOwn && box.length === 0;
    out.push({
      kind: 'entry',
      key: `e${entry.clientMessageId ?? entry.seq}`,
      entry,
      first: author !== lastAuthor,
      read,
      tick,
    });
    lastAuthor = author;
  }
  for (const item of box) {
    const at = Date.parse(item.at);
    if (at - lastAt >= pauseMs) out.push({ kind: 'time', key: `t${item.clientMessageId}`, at: item.at });
    lastAt = Math.max(lastAt, at);
    out.push({ kind: 'pending', key: `e${item.clientMessageId}`, item });
  }
  return out;
}

/** Whoever answered has read what stood above: the last number said by the assistant or a person. */
export function lastAnswer(entries: readonly EntryView[]): number {
  return entries.findLast((entry) => entry.kind === 'message' && isOther(entry))?.seq ?? 0;
}

/** How many messages of others stand after the last one seen; whoever writes has seen what stands above. */
export function unread(entries: readonly EntryView[], seen: number): number {
  const own = entries.findLast((entry) => entry.kind === 'message' && !isOther(entry))?.seq ?? 0;
  const from = Math.max(seen, own);
  return entries.filter((entry) => entry.seq > from && entry.kind === 'message' && isOther(entry)).length;
}

const isOther = (entry: EntryView) => entry.author.kind === 'assistant' || entry.author.kind === 'agent';
