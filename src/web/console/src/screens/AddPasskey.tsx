import { useState } from 'react';
import { isRefusal } from '../link/http';
import { knowsPasskeys, NoPasskey } from '../link/passkeys';
import { access } from '../link/people';
import { refused, t } from '../texts';

/** Makes a passkey on this device. `done` is told the recovery codes that came with a first factor. */
export function AddPasskey({
  className,
  done,
  failed,
}: {
  className: string;
  done: (codes: readonly string[]) => void;
  failed: (why: string) => void;
}) {
  const [busy, setBusy] = useState(false);
  if (!knowsPasskeys) return null;
  const add = async () => {
    setBusy(true);
    try {
      done((await access.addPasskey(t('proof.passkey'))).recoveryCodes);
    } catch (error) {
      failed(
        error instanceof NoPasskey
          ? t('passkey.notMade')
          : isRefusal(error)
            ? refused(error.code)
            : t('app.unreachable'),
      );
    }
    setBusy(false);
  };
  return (
    <button type="button" className={className} disabled={busy} onClick={() => void add()}>
      {t('passkey.add')}
    </button>
  );
}
