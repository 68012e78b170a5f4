import { Modal } from '@mantine/core';
import { access } from '../link/people';
import { t } from '../texts';
import type { PersonView } from '../wire/console';
import { NoteForm } from './NoteForm';

interface Props {
  person: PersonView;
  close: () => void;
  /** It waits for a second administrator. */
  done: () => void;
}

/** Asks to take the factors from a colleague who has lost them. */
export function ResetFactors({ person, close, done }: Props) {
  return (
    <Modal
      opened
      onClose={close}
      size={440}
      title={t('people.reset.title', { name: person.name })}
      radius={12}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      transitionProps={{ duration: 0 }}
      classNames={{ title: 'dialog-title' }}
    >
      <NoteForm
        lead={t('people.reset.text')}
        label={t('people.reset.note')}
        go={t('people.reset.go')}
        send={async (note) => {
          await access.resetFactors(person.id, note);
          done();
        }}
        close={close}
      />
    </Modal>
  );
}
