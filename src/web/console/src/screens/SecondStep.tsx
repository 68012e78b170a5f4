import { signedIn } from '../App';
import { call, isRefusal } from '../link/http';
import { passkeys } from '../link/passkeys';
import { refused, t } from '../texts';
import type { SecondFactorView, StaffSessionView, StaffView } from '../wire/console';
import { ProofForm } from './ProofForm';
import { Door } from './SignIn';

/** The second step of a sign-in. `back`: to the first one, and why; `done`: what else follows once somebody is in. */
export function SecondStep({
  due,
  back,
  done,
}: {
  due: SecondFactorView;
  back: (why: string) => void;
  done?: () => void;
}) {
  const enter = (staff: StaffView) => {
    signedIn(staff);
    done?.();
  };
  const give = async (kind: string, code: string) => {
    if (kind === 'passkey') return enter((await passkeys.signIn()).staff);
    try {
      const { staff } = await call<StaffSessionView>('POST', '/api/staff/sign-in/second', {
        token: due.token,
        kind,
        code,
      });
      enter(staff);
    } catch (error) {
      if (!isRefusal(error) || error.code !== 'sign_in.over') throw error;
      back(refused(error.code));
    }
  };
  return (
    <Door title={t('second.title')} lead={t('second.lead')}>
      <ProofForm kinds={due.kinds} go={t('signIn.go')} give={give} />
      <button type="button" className="lnk" onClick={() => back('')}>
        {t('second.back')}
      </button>
    </Door>
  );
}
