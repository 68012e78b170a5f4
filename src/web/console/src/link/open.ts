import { createContext, useMemo, useState } from 'react';
import { useDesk } from '../desk';
import { isMine } from '../pure/open';
import type { CaseRowView } from '../wire/console';
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
export interface CoveredFiles {
  readonly shown: Readonly<Record<string, ShownFile>>;
  readonly show: (fileId: string, shown: ShownFile) => void;
  readonly hide: (fileId: string) => void;
}

/** What the customer of the timeline around has sent is covered, for the case is or was about identity; null where it is not. */
export const FilesCovered = createContext<CoveredFiles | null>(null);

/** The covered files of a timeline, none of them shown yet. */
export function useCoveredFiles(): CoveredFiles {
  const [shown, setShown] = useState<CoveredFiles['shown']>({});
  return useMemo(
    () => ({
      shown,
      show: (fileId, it) => setShown((before) => ({ ...before, [fileId]: it })),
      hide: (fileId) => setShown(({ [fileId]: _, ...rest }) => rest),
    }),
    [shown],
  );
}
