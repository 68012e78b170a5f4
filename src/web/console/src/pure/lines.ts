import type { Outbox, Pending } from '@vigil/shared/outbox';
import type { StaffEntryView, UnderstoodView } from '../wire/console';

/** What stands in the log, top to bottom. */
export type Line =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'entry'; key: string; entry: StaffEntryView; understood: UnderstoodView | null; first: boolean }
  | { kind: 'pending'; key: string; item: Pending };

/**
 * Lays out a timeline. What the assistant understood and looked up stands under its answer to that message; where it
 * gave none, on a line of its own.
 */
export function linesOf(
  entries: readonly StaffEntryView[],
  box: Outbox,
  sameDay: (a: string, b: string) => boolean,
): Line[] {
  const answers = answersOf(entries);
  const attached = new Set(answers.values());
  const lines: Line[] = [];
  let day = '';
  let author = '';
  for (const entry of entries) {
    if (entry.kind === 'understood' && attached.has(entry)) continue;
    if (!day || !sameDay(day, entry.at)) {
      lines.push({ kind: 'day', key: `d${entry.seq}`, at: entry.at });
      author = '';
    }
    day = entry.at;
    const who = entry.kind === 'message' ? `${entry.author.kind}/${entry.author.id ?? entry.author.name ?? ''}` : '';
    lines.push({
      kind: 'entry',
      key: `e${entry.clientMessageId ?? entry.seq}`,
      entry,
      understood: answers.get(entry)?.understood ?? null,
      first: who === '' || who !== author,
    });
    author = who;
  }
  for (const item of box) lines.push({ kind: 'pending', key: `e${item.clientMessageId}`, item });
  return lines;
}

/** The assistant's first message after the one it understood and before the customer speaks again. */
function answersOf(entries: readonly StaffEntryView[]): Map<StaffEntryView, StaffEntryView> {
  const answers = new Map<StaffEntryView, StaffEntryView>();
  // Of a long case only the end may stand here.
  const base = (entries[0]?.seq ?? 1) - 1;
  for (const entry of entries) {
    const of = entry.understood?.ofSeq;
    if (entry.kind !== 'understood' || of === undefined) continue;
    for (let at = Math.max(0, of - base); at < entries.length; at++) {
      const later = entries[at];
      if (later?.kind !== 'message') continue;
      // Answered twice: as to a visitor, and again once they had signed in.
      if (answers.has(later)) continue;
      if (later.author.kind === 'assistant') answers.set(later, entry);
      break;
    }
  }
  return answers;
}
