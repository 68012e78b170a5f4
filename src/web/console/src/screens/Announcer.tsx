import { last, type Timeline } from '@vigil/shared/timeline';
import { useEffect, useRef, useState } from 'react';
import { useDesk } from '../desk';
import { newsOf } from '../pure/news';
import { t } from '../texts';
import type { StaffEntryView } from '../wire/console';

/**
 * Says what is new in the open case to those who do not see it, once and politely. The log itself says nothing: of a
 * virtual list every scrolled line would count as new.
 */
export function Announcer({ timeline, loaded, customer }: AnnouncerProps) {
  const desk = useDesk();
  const said = useRef<number | null>(null);
  const [words, setWords] = useState('');
  const end = last(timeline);
  useEffect(() => {
    if (!loaded) return;
    const after = said.current;
    said.current = end;
    // What stood there when the case was opened is read, not announced.
    if (after === null || end <= after) return;
    const news = newsOf(timeline.entries, after, desk.me.id);
    if (news.length > 0) setWords(news.map((entry) => sentence(entry, customer)).join(' '));
  }, [desk, timeline, loaded, end, customer]);
  return (
    <div className="vh" role="status" aria-live="polite">
      {words}
    </div>
  );
}

interface AnnouncerProps {
  timeline: Timeline<StaffEntryView>;
  loaded: boolean;
  customer: string;
}

function sentence({ author, kind, text, files }: StaffEntryView, customer: string): string {
  const name =
    author.kind === 'customer' ? customer : author.kind === 'assistant' ? t('entry.assistant') : (author.name ?? '');
  const said = text || (files ? t('list.files') : '');
  return kind === 'note' ? t('say.note', { name, text: said }) : t('say.message', { name, text: said });
}
