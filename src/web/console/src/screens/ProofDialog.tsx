import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { asked, readFactors } from '../link/proof';
import { keys } from '../link/queries';
import { useStore } from '../link/use';
import { t } from '../texts';
import { ProofForm } from './ProofForm';

/** Asks somebody who is about to do something grave to show again who they are. */
export function ProofDialog() {
  const { ask } = useStore(asked);
  const factors = useQuery({ queryKey: keys.factors, queryFn: readFactors, enabled: ask !== null });
  if (!ask) return null;
  return (
    <Modal
      opened
      onClose={ask.cancel}
      size={400}
      title={t('proof.title')}
      radius={12}
      zIndex={400}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      transitionProps={{ duration: 0 }}
      classNames={{ title: 'dialog-title' }}
    >
      <p className="m">{t(ask.of === 'act' ? 'proof.act.lead' : 'proof.lead')}</p>
      {factors.isError ? (
        <p role="alert">{t('app.unreachable')}</p>
      ) : (
        factors.data && <ProofForm kinds={factors.data.kinds} go={t('proof.go')} give={ask.give} />
      )}
    </Modal>
  );
}
