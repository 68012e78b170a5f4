import { useRef, useState } from 'react';
import { useDesk } from '../desk';
import { act } from '../link/act';
import { isRefusal } from '../link/http';
import { identifierOf, type Scope } from '../pure/search';
import { refused, t } from '../texts';
import { nameOf, titleOf } from '../ui/bits';
import type { CaseRowView } from '../wire/console';
import type { Group, Option } from './Palette';

interface Finding {
  /** What the palette offers last: the search, where what was typed could be a number. */
  readonly offered: Group[];
  /** What was found for what stands in the field now; null before somebody has asked. */
  readonly found: Group[] | null;
  /** That nothing was found, in words; null otherwise. */
  readonly none: string | null;
}

/** Finds a person by exactly their account number, or a case by its number. Asked for only when it is chosen: nothing is searched while somebody types. */
export function useFindPerson(scope: Scope, query: string): Finding {
  const desk = useDesk();
  const [answer, setAnswer] = useState<{ identifier: string; rows: readonly CaseRowView[] } | null>(null);
  // A key that is held down asks once.
  const busy = useRef(false);
  const identifier = scope === 'all' || scope === 'cases' ? identifierOf(query) : null;
  if (!identifier) return { offered: [], found: null, none: null };
  if (answer?.identifier === identifier) {
    const name = t('palette.find.found', { identifier });
    const found = answer.rows.length > 0 ? [{ id: 'found', name, options: answer.rows.map(toOption) }] : [];
    return { offered: [], found, none: found.length > 0 ? null : t('palette.find.none', { identifier }) };
  }

  const search = async () => {
    if (busy.current) return;
    busy.current = true;
    try {
      const { items } = await act.findPerson(identifier);
      setAnswer({ identifier, rows: items });
    } catch (error) {
      desk.toast(isRefusal(error) ? refused(error.code) : t('case.failed.act'), 'bad');
    } finally {
      busy.current = false;
    }
  };
  const option: Option = {
    id: 'find-person',
    icon: 'search',
    text: t('palette.find.go', { identifier }),
    note: t('palette.find.note'),
    stays: true,
    run: () => void search(),
  };
  return { offered: [{ id: 'find', name: t('palette.find'), options: [option] }], found: null, none: null };

  function toOption(row: CaseRowView): Option {
    return {
      id: `found-${row.id}`,
      icon: row.state === 'resolved' ? 'done' : 'inbox',
      text: `${nameOf(row)} ${titleOf(row)}`,
      note: `#${row.number} ${t(`state.${row.state}`)}`,
      run: () => desk.open(row.id),
    };
  }
}
