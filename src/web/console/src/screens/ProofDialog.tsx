import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { passkeys } from '../link/passkeys';
import { asked, readFactors, stepUp } from '../link/proof';
import { keys } from '../link/queries';
import { useStore } from '../link/use';
import { t } from '../texts';
import { ProofForm } from './ProofForm';

/** Asks somebody who is about to do something grave to show again who they are. */
export function ProofDialog() {
  const { answer } = useStore(asked);
  const factors = useQuery({ queryKey: keys.factors, queryFn: readFactors, enabled: answer !== null });
  if (!answer) return null;
  return (
    <Modal
      opened
      onClose={() => answer(false)}
      size={400}
      title={t('proof.title')}
      radius={12}
      zIndex={400}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      transitionProps={{ duration: 0 }}
      classNames={{ title: 'dialog-title' }}
    >
      <p className="m">{t('proof.lead')}</p>
      {factors.isError ? (
        <p role="alert">{t('app.unreachable')}</p>
      ) : (
        factors.data && (
          <ProofForm
            kinds={factors.data.kinds}
            go={t('proof.go')}
            give={async (kind, code) => {
              await (kind === 'passkey' ? passkeys.stepUp() : stepUp(kind, code));
              answer(true);
            }}
          />
        )
      )}
    </Modal>
  );
}
