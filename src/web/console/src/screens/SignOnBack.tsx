import { useEffect, useState } from 'react';
import { isRefusal, isThrottled } from '../link/http';
import { signOn } from '../link/signOn';
import { broughtBack } from '../pure/signOn';
import { refused, t } from '../texts';
import { useLate } from '../ui/bits';
import type { SecondFactorView } from '../wire/console';
import { SecondStep } from './SecondStep';
import { Door } from './SignIn';

const start = '/console/';
const security = '/console/#/security';

// Taken out of the address before anything else happens: what is in it works once, and belongs in no history.
const back = broughtBack(location.pathname, location.search);
if (back) history.replaceState(null, '', location.pathname);

/** Where a sign-in service sends people back to. It shows what became of it, or the second step, and goes on to the desk. */
export function SignOnBack() {
  const [due, setDue] = useState<SecondFactorView | null>(null);
  const [trouble, setTrouble] = useState(back ? '' : 'sign_on.over');
  const late = useLate();
  useEffect(() => {
    if (!back) return;
    signOn.finish(back).then(
      ({ purpose, secondFactor }) => {
        if (secondFactor) setDue(secondFactor);
        else location.replace(purpose === 'link' ? security : start);
      },
      (error: unknown) => setTrouble(codeOf(error)),
    );
  }, []);
  const leave = (why: string) => {
    if (why === '') return location.replace(start);
    setDue(null);
    setTrouble('sign_in.over');
  };
  if (due) return <SecondStep due={due} back={leave} done={() => location.replace(start)} />;
  if (trouble)
    return (
      <Door title={t('signOn.failed')} lead={told(trouble)}>
        <a className="b b-main b-tall" href={start}>
          {t('signOn.back')}
        </a>
      </Door>
    );
  return late ? <main className="page muted">{t('signOn.checking')}</main> : null;
}

const codeOf = (error: unknown) => (isThrottled(error) ? 'throttled' : isRefusal(error) ? error.code : 'unreachable');

// Told anew when the language changes.
const told = (code: string) =>
  code === 'throttled' ? t('signOn.throttled') : code === 'unreachable' ? t('app.unreachable') : refused(code);
