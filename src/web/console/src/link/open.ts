import { createContext, useMemo, useState } from 'react';
import { useDesk } from '../desk';
import { isMine } from '../pure/open';
import type { Covering } from '../pure/reveal';
import type { CaseRowView } from '../wire/console';
import { act } from './act';
import type { Talk } from './talk';
import { useStore } from './use';

/** Whether the customer's data of a case is open to me, as the server decides it (Cases/CaseDataAccess): it is mine, or I have opened it with a reason, until then. */
export function useOpen(caseId: string, row: CaseRowView | undefined): { open: boolean; until: string | null } {
  const desk = useDesk();
  const until = useStore(desk.looks)[caseId] ?? null;
  const mine = isMine(row, desk.me);
  return { open: mine || until !== null, until: mine ? null : until };
}

/** Whether the files of the timeline around may be looked at. */
export const FilesOpen = createContext(false);

/** A file that is shown for now. */
export interface ShownFile {
  /** Where the server gives it. */
  readonly src: string;
  /** Until when, in milliseconds since 1970. */
  readonly until: number;
}

/** What of the timeline around is shown for now, by file. It lies here and not in the lines, for a line that is scrolled out of sight is forgotten. */
export interface CoveredFiles extends Covering {
  readonly shown: Readonly<Record<string, ShownFile>>;
  readonly show: (fileId: string, shown: ShownFile) => void;
  readonly hide: (fileId: string) => void;
  /** Says that a file shows a document. */
  readonly mark: (fileId: string) => Promise<void>;
}

/** What of the timeline around is covered; null where there is no timeline. */
export const FilesCovered = createContext<CoveredFiles | null>(null);

/** The covered files of a timeline, none of them shown yet. */
export function useCoveredFiles(talk: Talk): CoveredFiles {
  const { identity, marked } = useStore(talk.state);
  const [shown, setShown] = useState<CoveredFiles['shown']>({});
  return useMemo(
    () => ({
      identity,
      marked,
      shown,
      show: (fileId, it) => setShown((before) => ({ ...before, [fileId]: it })),
      hide: (fileId) => setShown(({ [fileId]: _, ...rest }) => rest),
      mark: async (fileId) => {
        await act.markDocument(talk.caseId, fileId);
        talk.cover(fileId);
      },
    }),
    [talk, identity, marked, shown],
  );
}
