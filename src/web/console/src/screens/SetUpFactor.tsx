import { useState } from 'react';
import { signedOut, useOwnLanguage } from '../App';
import { call } from '../link/http';
import { t } from '../texts';
import type { StaffView } from '../wire/console';
import { AddApp } from './AddApp';
import { AddPasskey } from './AddPasskey';
import { RecoveryCodes } from './RecoveryCodes';
import { Door } from './SignIn';

/** The only page for somebody whose role asks for a second factor and who has none yet. */
export function SetUpFactor({ me, done }: { me: StaffView; done: () => void }) {
  const language = useOwnLanguage(me);
  const [trouble, setTrouble] = useState('');
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const added = (made: readonly string[]) => (made.length > 0 ? setCodes(made) : done());
  const leave = async () => {
    try {
      await call('POST', '/api/staff/sign-out');
    } catch {
      return setTrouble(t('app.unreachable'));
    }
    signedOut();
  };
  return (
    <Door key={language} title={t('factor.first.title')} lead={t('factor.first.lead', { name: me.name })}>
      {codes ? (
        <RecoveryCodes codes={codes} done={done} />
      ) : (
        <>
          <AddApp name={t('factor.app.name')} done={added} failed={setTrouble} />
          <AddPasskey className="b b-tall" done={added} failed={setTrouble} />
        </>
      )}
      {trouble && (
        <p className="door-no" role="alert">
          {trouble}
        </p>
      )}
      <button type="button" className="lnk" onClick={() => void leave()}>
        {t('menu.signOut')}
      </button>
    </Door>
  );
}
