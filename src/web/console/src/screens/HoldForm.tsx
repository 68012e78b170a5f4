import { useState } from 'react';
import { useDesk } from '../desk';
import { act } from '../link/act';
import { holdReasons, holdScopes } from '../pure/hold';
import { t, words } from '../texts';
import type { HoldReason, HoldScope } from '../wire/console';
import { NoteForm } from './NoteForm';

/** Sets a legal hold: on whom or what, which kind of matter, and which one. */
export function HoldForm({ caseId, close }: { caseId: string; close: () => void }) {
  const desk = useDesk();
  const [scope, setScope] = useState<HoldScope>('person');
  return (
    <NoteForm
      lead={t('privacy.hold.lead')}
      reasons={{ label: t('privacy.hold.reason'), of: holdReasons.map((it) => [it, words('holdReason', it)]) }}
      label={t('privacy.hold.note')}
      go={t('privacy.hold.go')}
      send={async (note, reason) => {
        await act.placeHold(caseId, { scope, reason: reason as HoldReason, note });
        desk.toast(t('privacy.hold.placed'));
      }}
      close={close}
    >
      <label>
        {t('privacy.scope')}
        <select className="field" value={scope} onChange={(event) => setScope(event.currentTarget.value as HoldScope)}>
          {holdScopes.map((it) => (
            <option key={it} value={it}>
              {t(`privacy.scope.${it}`)}
            </option>
          ))}
        </select>
      </label>
    </NoteForm>
  );
}
