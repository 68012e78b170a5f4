import { useState } from 'react';
import { chooseLanguage, signedOut, useOwnLanguage } from '../App';
import { call } from '../link/http';
import { t } from '../texts';
import { Icon } from '../ui/icons';
import type { StaffView } from '../wire/console';
import { AccessNotices } from './AccessNotices';
import { Security } from './Security';
import { Trail } from './Trail';

/** The console of somebody who reads the audit trail and works on no case. */
export function Auditor({ me }: { me: StaffView }) {
  const language = useOwnLanguage(me);
  const [failed, setFailed] = useState(false);
  const [security, setSecurity] = useState(false);
  const leave = async () => {
    try {
      await call('POST', '/api/staff/sign-out');
    } catch {
      return setFailed(true);
    }
    signedOut();
  };
  return (
    <div className="auditor" key={language}>
      <header className="auditor-h">
        <Icon name="logo" size={24} />
        <b>Vigil</b>
        <span className="sp" />
        {failed && <span role="alert">{t('app.unreachable')}</span>}
        <span className="m">
          {me.name}, {t(`role.${me.role}`)}
        </span>
        {(['zh-CN', 'en'] as const).map((tag) => (
          <button
            type="button"
            className="b b-sm"
            key={tag}
            lang={tag}
            aria-pressed={language === tag}
            onClick={() => void chooseLanguage(tag)}
          >
            {tag === 'en' ? 'English' : '中文'}
          </button>
        ))}
        <button type="button" className="b b-sm" aria-pressed={security} onClick={() => setSecurity(!security)}>
          {t('security.title')}
        </button>
        <button type="button" className="b b-sm" onClick={() => void leave()}>
          {t('menu.signOut')}
        </button>
      </header>
      {security ? <Security /> : <Trail />}
      <AccessNotices open={() => setSecurity(true)} />
    </div>
  );
}
