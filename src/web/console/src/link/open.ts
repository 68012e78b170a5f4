import { createContext } from 'react';
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

/** Whether what the customer of the timeline around has sent is covered, for the case is or was about identity. */
export const FilesCovered = createContext(false);
