import { useEffect, useState } from 'react';
import { type Remark, remarks, shortest } from '../pure/tone';
import type { ToneView } from '../wire/console';
import { call } from './http';

// Long enough for a pause between words, short enough to be read before the reply is sent.
const pauseMs = 600;
const longest = 10_000;
const nothing: readonly Remark[] = [];

/** What is to be said of the tone of a reply while it is written; null asks for nothing. An answer to what stood there before is dropped, and one that does not come changes nothing. */
export function useTone(caseId: string, text: string | null): readonly Remark[] {
  const [read, setRead] = useState<{ text: string; said: readonly Remark[] } | null>(null);
  const asked = text !== null && text.trim().length >= shortest && text.length <= longest ? text : null;
  useEffect(() => {
    setRead((had) => (asked === null ? null : had));
    if (asked === null) return;
    let current = true;
    const timer = setTimeout(() => {
      call<ToneView>('POST', `/api/console/cases/${caseId}/tone`, { text: asked }).then(
        ({ findings }) => {
          if (current) setRead({ text: asked, said: remarks(asked, findings) });
        },
        () => {
          // A hint that cannot be had is none: the link's own bar tells of the network.
          if (current) setRead(null);
        },
      );
    }, pauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [caseId, asked]);
  // Of words that stand there no more nothing is said, while the new ones are not read yet.
  return read && asked !== null
    ? read.said.filter((remark) => remark.words.some((words) => asked.includes(words)))
    : nothing;
}
