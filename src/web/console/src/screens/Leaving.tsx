import { Modal } from '@mantine/core';
import { useState } from 'react';
import { signedOut } from '../App';
import { useDesk } from '../desk';
import { act } from '../link/act';
import { call } from '../link/http';
import { useMe } from '../link/queries';
import { t } from '../texts';
import type { CaseListView } from '../wire/console';
import { usePresence } from './Rail';

// More than anybody's capacity; what were beyond it comes with the next reading.
const atOnce = 200;

/** Asks what becomes of one's conversations before one goes: their customers would wait and not know it. */
export function Leaving({ out, onClose }: { out: boolean; onClose: () => void }) {
  const desk = useDesk();
  const me = useMe().data ?? desk.me;
  const setPresence = usePresence();
  const [busy, setBusy] = useState(false);
  const n = me.presence.active;
  const giveBack = async () => {
    for (;;) {
      const { items } = await call<CaseListView>('GET', `/api/console/cases?view=mine&limit=${atOnce}`);
      if (items.length === 0) return;
      for (const row of items)
        await act.transfer(row.id, {
          queue: row.queue ?? 'general',
          note: t('presence.leave.note', { name: me.name }),
        });
    }
  };
  const go = async () => {
    setBusy(true);
    try {
      // Nothing new comes while they are handed back.
      await setPresence({ state: 'wrapUp' });
      await giveBack();
      if (out) await call('POST', '/api/staff/sign-out');
    } catch {
      setBusy(false);
      return desk.toast(t('presence.leave.stuck'), 'bad');
    }
    onClose();
    if (out) signedOut();
    else await setPresence({ state: 'offline' }, true);
  };
  const finish = () => {
    onClose();
    void setPresence({ state: 'wrapUp' });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={440}
      title={t('presence.leave.title')}
      radius={12}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      transitionProps={{ duration: 0 }}
      classNames={{ title: 'dialog-title' }}
    >
      <p className="leaving">{n === 1 ? t('presence.leave.one') : t('presence.leave.text', { n })}</p>
      <div className="dialog-f">
        <button type="button" className="b" onClick={finish} disabled={busy}>
          {t('presence.leave.finish')}
        </button>
        <button type="button" className="b b-main" data-autofocus onClick={() => void go()} disabled={busy}>
          {t(out ? 'presence.leave.out' : 'presence.leave.return')}
        </button>
      </div>
    </Modal>
  );
}
