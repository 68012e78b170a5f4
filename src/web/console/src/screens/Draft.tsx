import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useDesk } from '../desk';
import { keys, useRecords } from '../link/queries';
import { type Change, outdated } from '../pure/draft';
import { numberOf, type Refs, tabOf } from '../pure/refs';
import { t } from '../texts';
import { KeyMark, RefMark } from '../ui/bits';
import { Icon } from '../ui/icons';
import type { DraftView, FactView } from '../wire/console';
import type { RecordKind } from '../wire/exchange';

interface Props {
  draft: DraftView;
  refs: Refs;
  changes: readonly Change[];
  onEdit: () => void;
}

/** A drafted reply. Every fact is underlined, carries its record's number and opens it. */
export function DraftText({ draft, refs, changes, onEdit }: Props) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a shortcut for the mouse; the button 'edit' and the key r do the same
    // biome-ignore lint/a11y/useSemanticElements: a drafted reply is not a fieldset
    <div
      className="cmp-t draft num"
      lang={draft.language}
      role="group"
      aria-label={t('compose.draft.label', { key: 'R' })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a long one scrolls, by keyboard too
      tabIndex={0}
      onClick={(event) => {
        // A click into the words is the wish to write there; marking some of them is not.
        if (!(event.target as HTMLElement).closest('button') && window.getSelection()?.isCollapsed) onEdit();
      }}
    >
      {draft.segments.map(({ text, fact }, at) => {
        const key = `${at}/${fact?.field ?? ''}`;
        if (!fact) return <span key={key}>{text}</span>;
        const stale = changes.some((change) => change.fact === fact);
        return <Fact key={key} text={text} fact={fact} refs={refs} stale={stale} />;
      })}
    </div>
  );
}

function Fact({ text, fact, refs, stale }: { text: string; fact: FactView; refs: Refs; stale: boolean }) {
  const desk = useDesk();
  const kind = tabOf(fact.kind);
  const n = numberOf(refs, kind, fact.recordId);
  if (!kind) return <span>{text}</span>;
  return (
    <button
      type="button"
      className={stale ? 'f stale' : 'f'}
      // Hashes are set as Latin, or a Chinese font would centre their ellipsis.
      lang={/^[\w.…-]+$/.test(text) ? 'en' : undefined}
      onClick={() => desk.focus(kind, fact.recordId)}
    >
      {stale && <Icon name="clock" size={14} />}
      <u>{text}</u>
      <span className="vh">{t(stale ? 'compose.fact.stale' : 'compose.fact')}</span>
      {n !== undefined && <RefMark n={n} />}
    </button>
  );
}

export function StaleBar({ changes, onUpdate }: { changes: readonly Change[]; onUpdate: () => void }) {
  const [first] = changes;
  if (!first) return null;
  const { was, now } = first;
  return (
    <p className="warn num" role="status">
      <Icon name="clock" size={14} />
      <span>
        {now === null
          ? t('compose.stale.gone', { was })
          : changes.length > 1
            ? t('compose.stale.many', { n: changes.length, was, now })
            : t('compose.stale.one', { was, now })}
      </span>
      <button type="button" className="b b-sm" onClick={onUpdate}>
        {t('compose.update')}
        <KeyMark>u</KeyMark>
      </button>
    </p>
  );
}

/** Keeps an eye on the records that a draft quotes: when one moves on, the assist is read again. */
export function FactWatches({ caseId, draft }: { caseId: string; draft: DraftView }) {
  const kinds = new Set<RecordKind>();
  for (const { fact } of draft.segments) {
    const kind = tabOf(fact?.kind);
    if (kind) kinds.add(kind);
  }
  return [...kinds].map((kind) => <FactWatch key={kind} caseId={caseId} kind={kind} draft={draft} />);
}

function FactWatch({ caseId, kind, draft }: { caseId: string; kind: RecordKind; draft: DraftView }) {
  const client = useQueryClient();
  const { data } = useRecords(caseId, kind);
  useEffect(() => {
    const versions = new Map((data?.items ?? []).map((item) => [item.id, 'version' in item ? item.version : 0]));
    const versionOf = (fact: FactView) => (tabOf(fact.kind) === kind ? versions.get(fact.recordId) : undefined);
    if (outdated(draft, versionOf)) void client.invalidateQueries({ queryKey: keys.assist(caseId) });
  }, [client, caseId, kind, data, draft]);
  return null;
}
