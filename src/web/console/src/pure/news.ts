import type { StaffEntryView } from '../wire/console';

/** What of the entries after a number is worth saying aloud: what others said, not one's own words, and what changed the case's hands. */
export function newsOf(entries: readonly StaffEntryView[], after: number, me: string): readonly StaffEntryView[] {
  // From the end: news are few, entries may be thousands.
  const news: StaffEntryView[] = [];
  for (let at = entries.length - 1; at >= 0; at--) {
    const entry = entries[at];
    if (!entry || entry.seq <= after) break;
    if (entry.author.id !== me && (entry.kind === 'message' || entry.kind === 'note')) news.unshift(entry);
  }
  return news;
}
