import { Menu } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { clock } from '../format';
import { useRecords } from '../link/queries';
import { numberOf, type Refs } from '../pure/refs';
import { RecordCard } from '../records/RecordCard';
import { t } from '../texts';
import { Trouble, useLate, useNow } from '../ui/bits';
import { arrows } from '../ui/focus';
import { Icon } from '../ui/icons';
import type { RecordKind } from '../wire/exchange';
import { Match } from './Match';

const first: RecordKind[] = ['withdrawals', 'deposits', 'c2c-orders', 'freezes', 'sign-ins'];
const others: RecordKind[] = ['orders', 'fills', 'positions', 'liquidations', 'transfers', 'api-keys', 'logs'];
export const recordKinds: RecordKind[] = [...first, ...others];

interface Props {
  caseId: string;
  kind: RecordKind | null;
  focusId: string | null;
  /** Grows with each asking to see a record. */
  ask: number;
  refs: Refs;
  onKind: (kind: RecordKind) => void;
}

export function Records({ caseId, kind, focusId, ask, refs, onKind }: Props) {
  const far = kind !== null && others.includes(kind);
  return (
    <section className="recs" aria-label={t('records.label')}>
      <div className="rtabs" role="tablist" aria-label={t('records.label')} onKeyDown={arrows}>
        {first.map((to) => (
          <button
            type="button"
            role="tab"
            key={to}
            aria-selected={kind === to}
            tabIndex={kind === to || (kind === null && to === first[0]) ? 0 : -1}
            className={kind === to ? 'on' : ''}
            onClick={() => onKind(to)}
          >
            {t(`records.${to}`)}
          </button>
        ))}
        <Menu position="bottom-end" width={160} shadow="none" transitionProps={{ duration: 120 }}>
          <Menu.Target>
            <button type="button" role="tab" aria-selected={far} tabIndex={far ? 0 : -1} className={far ? 'on' : ''}>
              {far ? t(`records.${kind}`) : t('records.more')}
              <Icon name="down" size={14} />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map((to) => (
              <Menu.Item key={to} onClick={() => onKind(to)}>
                {t(`records.${to}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
      <div className="sec">
        {kind ? <Items key={kind} caseId={caseId} kind={kind} focusId={focusId} ask={ask} refs={refs} /> : <Bones />}
      </div>
    </section>
  );
}

interface ItemsProps {
  caseId: string;
  kind: RecordKind;
  focusId: string | null;
  ask: number;
  refs: Refs;
}

// Of a long history only the newest stand open at first.
const shownAtFirst = 4;

function Items({ caseId, kind, focusId, ask, refs }: ItemsProps) {
  const query = useRecords(caseId, kind);
  const { data } = query;
  const place = useRef<HTMLDivElement>(null);
  const [all, setAll] = useState(false);
  const focus = focusId ?? data?.focus ?? null;
  const ready = data !== undefined;
  useEffect(() => {
    if (!ready || !focus || ask === 0) return;
    place.current?.querySelector('[data-hit]')?.scrollIntoView({ block: 'nearest' });
  }, [ready, focus, ask]);
  if (!data)
    return query.isError ? <Trouble again={() => void query.refetch()}>{t('records.failed')}</Trouble> : <Bones />;
  const items = data.items ?? [];
  const at = items.findIndex((item) => item.id === focus);
  const ordered = at > 0 ? [...items.slice(at, at + 1), ...items.slice(0, at), ...items.slice(at + 1)] : items;
  const shown = all ? ordered : ordered.slice(0, shownAtFirst);
  return (
    <div ref={place}>
      {data.unavailableSince && (
        <p className="old num" role="status">
          <Icon name="clock" size={14} />
          {data.items
            ? t('stale.since', { time: clock(data.readAt) })
            : t('stale.none', { time: clock(data.unavailableSince) })}
        </p>
      )}
      {data.items && items.length === 0 && <p className="muted">{t('records.none')}</p>}
      {shown.map((item) => (
        <RecordCard
          key={item.id}
          kind={kind}
          item={item}
          chains={data.chainNames}
          readAt={query.dataUpdatedAt}
          hit={item.id === focus}
          of={{ caseId, kind, recordId: item.id, covered: data.covered }}
          n={numberOf(refs, kind, item.id)}
        />
      ))}
      {ordered.length > shownAtFirst && (
        <button type="button" className="b b-quiet b-sm" aria-expanded={all} onClick={() => setAll(!all)}>
          {t(all ? 'records.collapse' : 'records.expand')}
          {!all && <span className="num">{ordered.length - shownAtFirst}</span>}
        </button>
      )}
      {(kind === 'withdrawals' || kind === 'deposits') && data.covered.length > 0 && <Match caseId={caseId} />}
      {!data.unavailableSince && <Updated at={query.dataUpdatedAt} />}
    </div>
  );
}

function Updated({ at }: { at: number }) {
  const age = Math.max(0, Math.floor((useNow(2000) - at) / 1000));
  const minutes = Math.floor(age / 60);
  return (
    <p className="m num upd">
      {age < 3
        ? t('records.justNow')
        : minutes < 1
          ? t('records.updated', { n: age })
          : t('records.updatedMinutes', { n: minutes })}
    </p>
  );
}

function Bones() {
  if (!useLate()) return null;
  return (
    <div className="bone boxed" aria-busy="true">
      <i style={{ width: '60%' }} />
      <i style={{ width: '90%' }} />
      <i style={{ width: '50%' }} />
    </div>
  );
}
