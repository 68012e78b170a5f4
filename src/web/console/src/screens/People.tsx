import { Modal } from '@mantine/core';
import { Fragment, useState } from 'react';
import { useDesk } from '../desk';
import { isRefusal } from '../link/http';
import { access, usePeople } from '../link/people';
import { keys } from '../link/queries';
import { listed, refused, t, words } from '../texts';
import type { PersonView } from '../wire/console';
import { Invitations } from './Invitations';
import { Failed, Reading } from './LearningParts';
import { ResetFactors } from './ResetFactors';
import { Sessions } from './Sessions';

const columns = ['name', 'role', 'queues', 'factors', 'sessions', 'act'] as const;

/** Who works here: their access, their sessions, and who is invited. For administrators. */
export function People() {
  const desk = useDesk();
  const people = usePeople();
  const [open, setOpen] = useState<string | null>(null);
  const [leaving, setLeaving] = useState<PersonView | null>(null);
  const [resetting, setResetting] = useState<PersonView | null>(null);
  const say = (text: string) => desk.toast(text);
  const run = async (act: () => Promise<unknown>, done: string) => {
    try {
      await act();
      say(done);
    } catch (error) {
      desk.toast(isRefusal(error) ? refused(error.code) : t('app.unreachable'), 'bad');
    }
    void desk.client.invalidateQueries({ queryKey: keys.people });
  };
  return (
    <main className="page-in" tabIndex={-1}>
      <h1>{t('people.title')}</h1>
      <div className="page-b">
        {!people.data ? (
          people.isError ? (
            <Failed again={() => void people.refetch()} />
          ) : (
            <Reading />
          )
        ) : (
          <table className="page-rows">
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {t(`people.col.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {people.data.map((person) => (
                <Fragment key={person.id}>
                  <tr>
                    <td>
                      {person.name}
                      <span className="m learning-n">{person.email}</span>
                    </td>
                    <td>{t(`role.${person.role}`)}</td>
                    <td>{listed(person.queues.map((queue) => words('queue', queue)))}</td>
                    <td>{listed(person.factors.map((kind) => words('proofBy', kind))) || '—'}</td>
                    <td>
                      <button
                        type="button"
                        className="lnk num"
                        aria-expanded={open === person.id}
                        aria-label={t('people.sessions', { name: person.name, n: person.sessions })}
                        onClick={() => setOpen(open === person.id ? null : person.id)}
                      >
                        {person.sessions}
                      </button>
                    </td>
                    <td>
                      <Act
                        person={person}
                        own={person.id === desk.me.id}
                        reset={() => setResetting(person)}
                        end={() => setLeaving(person)}
                        restore={() =>
                          void run(() => access.reactivate(person.id), t('people.reactivated', { name: person.name }))
                        }
                      />
                    </td>
                  </tr>
                  {open === person.id && (
                    <tr>
                      <td colSpan={columns.length}>
                        <Sessions person={person.id} say={say} />
                      </td>
                    </tr>
                  )}
                </Fragment>
              ))}
            </tbody>
          </table>
        )}
        <Invitations say={say} />
      </div>
      {resetting && (
        <ResetFactors
          person={resetting}
          close={() => setResetting(null)}
          done={() => {
            say(t('export.asked'));
            void desk.client.invalidateQueries({ queryKey: keys.approvals });
          }}
        />
      )}
      <Modal
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        size={440}
        title={t('people.deactivate.title', { name: leaving?.name ?? '' })}
        radius={12}
        closeButtonProps={{ 'aria-label': t('app.close') }}
        transitionProps={{ duration: 0 }}
        classNames={{ title: 'dialog-title' }}
      >
        <p className="leaving">{t('people.deactivate.text')}</p>
        <div className="dialog-f">
          <button type="button" className="b" onClick={() => setLeaving(null)}>
            {t('app.cancel')}
          </button>
          <button
            type="button"
            className="b b-main"
            data-autofocus
            onClick={() => {
              const who = leaving;
              setLeaving(null);
              if (who) void run(() => access.deactivate(who.id), t('people.deactivated', { name: who.name }));
            }}
          >
            {t('people.deactivate')}
          </button>
        </div>
      </Modal>
    </main>
  );
}

function Act({
  person,
  own,
  reset,
  end,
  restore,
}: {
  person: PersonView;
  own: boolean;
  reset: () => void;
  end: () => void;
  restore: () => void;
}) {
  if (own) return <span className="m">{t('people.own')}</span>;
  const what = t(person.active ? 'people.deactivate' : 'people.reactivate');
  return (
    <>
      {!person.active && <span className="m">{t('people.gone')} </span>}
      {person.active && person.factors.length > 0 && (
        <button
          type="button"
          className="b b-sm"
          aria-label={t('learning.row', { what: t('people.reset'), of: person.name })}
          onClick={reset}
        >
          {t('people.reset')}
        </button>
      )}
      <button
        type="button"
        className="b b-sm"
        aria-label={t('learning.row', { what, of: person.name })}
        onClick={person.active ? end : restore}
      >
        {what}
      </button>
    </>
  );
}
