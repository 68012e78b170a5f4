import { Modal } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useDesk } from '../desk';
import { act } from '../link/act';
import { keys, useCase, useColleagues, useQueues } from '../link/queries';
import { isStaffed } from '../pure/lists';
import { unready } from '../pure/palette';
import { fits } from '../pure/search';
import { t, words } from '../texts';
import { Trouble } from '../ui/bits';
import { Icon } from '../ui/icons';
import { useAct } from './CaseView';

type Target = { staffId: string } | { queue: string };

const same = (a: Target | null, b: Target) => JSON.stringify(a) === JSON.stringify(b);

/** Hands a case to a colleague or a queue, with a word for whoever takes it on. */
export function Transfer({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const desk = useDesk();
  const run = useAct();
  const row = useCase(caseId).data;
  const people = useColleagues(true);
  const queues = useQueues().data ?? [];
  const [query, setQuery] = useState('');
  const { transferTo } = desk.screen.get();
  const [to, setTo] = useState<Target | null>(transferTo ? { staffId: transferTo } : null);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  if (!row) return null;
  const others = (people.data ?? []).filter((it) => it.id !== row.agentId && fits(query, it.name));
  const person = to && 'staffId' in to ? people.data?.find((it) => it.id === to.staffId) : undefined;
  const trouble = person && person.id !== desk.me.id ? unready(person.presence) : null;
  const lanes = queues.filter((it) => fits(query, words('queue', it.name), it.name));
  const lane = to && 'queue' in to ? queues.find((it) => it.name === to.queue) : undefined;
  // Said only where it is known.
  const nobody = (queue: string) => people.data !== undefined && !isStaffed(queue, people.data);
  const ready = to !== null && trouble !== 'offline';
  const targets = useRef<HTMLDivElement>(null);
  const finding = (event: KeyboardEvent) => {
    const first = targets.current?.querySelector<HTMLInputElement>('input:not(:disabled)');
    if (!first || !['ArrowDown', 'Enter'].includes(event.key) || event.nativeEvent.isComposing) return;
    // Enter chooses what was looked for; the next one hands the case on.
    if (event.key === 'Enter' && (ready || query === '')) return;
    event.preventDefault();
    first.click();
    first.focus();
  };
  const go = async () => {
    if (!to || !ready) return;
    setBusy(true);
    const done = await run(
      () => act.transfer(caseId, { ...to, note: note.trim() || null }),
      (now) => t('case.transferred.done', { number: now.number }),
    );
    setBusy(false);
    if (!done) return;
    onClose();
    // It may have left one's sight: then the case closes.
    void desk.client.invalidateQueries({ queryKey: keys.case(caseId) });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={480}
      title={t('transfer.title', { number: `#${row.number}` })}
      radius={12}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      transitionProps={{ duration: 0 }}
      classNames={{ title: 'dialog-title' }}
    >
      <form
        className="transfer"
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <input
          className="field"
          data-autofocus
          value={query}
          placeholder={t('transfer.find')}
          aria-label={t('transfer.find')}
          onChange={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={finding}
        />
        <div ref={targets} className="targets" role="radiogroup" aria-label={t('transfer.to')}>
          {people.isError && <Trouble again={() => void people.refetch()}>{t('case.failed.act')}</Trouble>}
          {others.length > 0 && <h3>{t('transfer.people')}</h3>}
          {others.map((it) => (
            <Pick
              key={it.id}
              on={same(to, { staffId: it.id })}
              pick={() => setTo({ staffId: it.id })}
              off={it.id !== desk.me.id && unready(it.presence) === 'offline'}
              name={it.id === desk.me.id ? `${it.name} (${t('transfer.self')})` : it.name}
              mark={<i className={`dot ${it.presence.state}`} />}
              note={`${t(`presence.${it.presence.state}`)} ${it.presence.active}/${it.presence.capacity}`}
            />
          ))}
          {lanes.length > 0 && <h3>{t('transfer.queues')}</h3>}
          {lanes.map((it) => (
            <Pick
              key={it.name}
              on={same(to, { queue: it.name })}
              pick={() => setTo({ queue: it.name })}
              name={words('queue', it.name)}
              mark={<Icon name="queue" size={14} />}
              note={nobody(it.name) ? t('transfer.unstaffed') : t('transfer.waiting', { n: it.waiting })}
            />
          ))}
          {others.length + lanes.length === 0 && !people.isPending && <p className="muted">{t('transfer.none')}</p>}
        </div>
        <textarea
          className="field"
          rows={2}
          value={note}
          placeholder={t('transfer.note')}
          aria-label={t('transfer.note')}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {/* There before it has anything to say, or it would not be heard. */}
        <div role="alert">
          {lane && nobody(lane.name) && (
            <p className="warn">{t('transfer.nobody', { queue: words('queue', lane.name) })}</p>
          )}
          {person && trouble && <p className="warn">{t(`transfer.${trouble}`, { name: person.name })}</p>}
        </div>
        <div className="dialog-f">
          <button type="button" className="b" onClick={onClose}>
            {t('app.cancel')}
          </button>
          <button type="submit" className="b b-main" disabled={!ready || busy}>
            {t(trouble === 'full' || (lane && nobody(lane.name)) ? 'transfer.anyway' : 'transfer.go')}
          </button>
        </div>
      </form>
    </Modal>
  );
}

interface PickProps {
  on: boolean;
  pick: () => void;
  /** Cannot be chosen. */
  off?: boolean;
  name: string;
  mark: React.ReactNode;
  note: string;
}

function Pick({ on, pick, off = false, name, mark, note }: PickProps) {
  return (
    <label className={`pick${on ? ' on' : ''}${off ? ' off' : ''}`}>
      <input type="radio" className="vh" name="target" checked={on} disabled={off} onChange={pick} />
      {mark}
      <span>{name}</span>
      <span className="m num">{note}</span>
    </label>
  );
}
