import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import { useDesk } from '../desk';
import { articleLanguage, helpOf } from '../help';
import { act } from '../link/act';
import { keys, useArticles as useArticleSearch, useColleagues, useMe, useQueues } from '../link/queries';
import { numbered, numberOf } from '../pure/refs';
import { fits, type Scope } from '../pure/search';
import { stopwatch } from '../pure/waiting';
import { faceOf } from '../records/faces';
import { t, words } from '../texts';
import { nameOf, RefMark, titleOf } from '../ui/bits';
import { chooseTheme, type ThemeChoice } from '../ui/theme';
import type { CaseListView, CaseRowView, RecordsView, View } from '../wire/console';
import { useAct } from './CaseView';
import type { Group, Option } from './Palette';
import { presences, usePresence } from './Rail';
import { recordKinds } from './Records';
import { useArticles } from './Suggestions';

const views: View[] = ['mine', 'queued', 'all', 'resolved'];
const most = 6;

/** What the palette offers for a query, by group. */
export function usePaletteGroups(row: CaseRowView | undefined, scope: Scope, query: string): Group[] {
  const actions = useCaseActions(row);
  const colleagues = useTransfers(row, scope, query);
  const records = useRecordOptions(row);
  const cases = useCaseOptions();
  const articles = useArticleOptions(row, scope === 'all' ? query : '');
  const general = useGeneral();
  const fitting = (options: Option[], limit = most) =>
    options.filter((option) => fits(query, option.text, option.note)).slice(0, limit);
  const all = scope === 'all';
  const groups: Group[] = [];
  const put = (name: string, options: Option[]) => options.length > 0 && groups.push({ name, options });
  if (all || scope === 'actions') put(t('palette.case'), fitting(actions));
  if (scope === 'colleagues' || (all && query)) put(t('palette.colleagues'), fitting(colleagues));
  if (all) put(t('palette.records'), fitting(records, query ? most : 3));
  if (all || scope === 'cases') put(t('palette.cases'), fitting(cases, query ? most : 4));
  if (all) put(t('palette.articles'), articles);
  if (scope === 'actions' || (all && query) || !row) put(t('palette.desk'), fitting(general, 12));
  return groups;
}

const key = (name: string) => <kbd className="k">{name}</kbd>;

function useCaseActions(row: CaseRowView | undefined): Option[] {
  const desk = useDesk();
  const run = useAct();
  if (!row) return [];
  const open = row.state !== 'resolved';
  const mine = row.agentId === desk.me.id;
  const options: Option[] = [];
  if (open && !mine)
    options.push({
      id: 'take',
      icon: 'user',
      text: t('palette.take'),
      end: key('a'),
      run: () => void run(() => act.take(row.id)),
    });
  if (open)
    options.push({
      id: 'transfer',
      icon: 'swap',
      text: t('palette.transfer'),
      ...(mine ? { end: key('a') } : {}),
      run: () => desk.screen.patch({ panel: 'transfer' }),
    });
  options.push(
    open
      ? { id: 'resolve', icon: 'done', text: t('palette.resolve'), end: key('e'), run: () => void desk.run('resolve') }
      : { id: 'reopen', icon: 'reopen', text: t('palette.reopen'), end: key('e'), run: () => void desk.run('resolve') },
  );
  if (open && mine)
    options.push({
      id: 'reply',
      icon: 'pen',
      text: t('palette.reply'),
      end: key('r'),
      run: () => void desk.run('reply'),
    });
  options.push({ id: 'note', icon: 'pen', text: t('palette.note'), end: key('n'), run: () => void desk.run('note') });
  return options;
}

function useTransfers(row: CaseRowView | undefined, scope: Scope, query: string): Option[] {
  const desk = useDesk();
  const run = useAct();
  const wanted = row !== undefined && row.state !== 'resolved' && (scope === 'colleagues' || query.length > 0);
  const people = useColleagues(wanted).data ?? [];
  if (!wanted) return [];
  const done = (now: CaseRowView) => t('case.transferred.done', { number: now.number });
  return people
    .filter((person) => person.id !== row.agentId && person.id !== desk.me.id)
    .map((person) => ({
      id: `to-${person.id}`,
      icon: 'users',
      text: t('palette.transferTo', { name: person.name }),
      note: `${t(`presence.${person.presence.state}`)} ${person.presence.active}/${person.presence.capacity}`,
      run: () => void run(() => act.transfer(row.id, { staffId: person.id }), done),
    }));
}

function useRecordOptions(row: CaseRowView | undefined): Option[] {
  const desk = useDesk();
  const client = useQueryClient();
  if (!row) return [];
  const refs = numbered(desk.live.talk(row.id).state.get().timeline.entries, desk.writing(row.id).get().shown?.draft);
  const read: Option[] = recordKinds.flatMap((kind) => {
    const known = client.getQueryData<RecordsView>(keys.records(row.id, kind));
    return (known?.items ?? []).slice(0, 10).map((item) => {
      const face = faceOf(kind, item, known?.chainNames ?? {});
      const n = numberOf(refs, kind, item.id);
      return {
        id: `rec-${item.id}`,
        icon: kind === 'deposits' ? ('into' as const) : kind === 'withdrawals' ? ('up' as const) : face.icon,
        text: `${t(`records.${kind}`)} ${face.title} ${face.note}`,
        note: `${face.date} ${face.state}`,
        ...(n === undefined ? {} : { end: <RefMark n={n} /> }),
        run: () => desk.focus(kind, item.id),
      };
    });
  });
  const tabs: Option[] = recordKinds.map((kind) => ({
    id: `tab-of-${kind}`,
    icon: 'all',
    text: t('palette.open', { what: t(`records.${kind}`) }),
    run: () => desk.focus(kind, null),
  }));
  return [...read, ...tabs];
}

function useCaseOptions(): Option[] {
  const desk = useDesk();
  const client = useQueryClient();
  const queues = useQueues().data ?? [];
  const rows = new Map<string, CaseRowView>();
  for (const view of views) {
    const data = client.getQueryData<InfiniteData<CaseListView>>(keys.cases(view));
    for (const row of data?.pages.flatMap((page) => page.items) ?? []) rows.set(row.id, row);
  }
  return [
    ...[...rows.values()].map(
      (row): Option => ({
        id: `case-${row.id}`,
        icon: row.state === 'resolved' ? 'done' : 'inbox',
        text: `${nameOf(row)} ${titleOf(row)}`,
        note: `#${row.number} ${t(`state.${row.state}`)}`,
        run: () => desk.open(row.id),
      }),
    ),
    ...queues.map(
      (queue): Option => ({
        id: `queue-${queue.name}`,
        icon: 'queue',
        text: t('palette.queue', { queue: words('queue', queue.name) }),
        ...(queue.oldestSince
          ? {
              note: t('palette.queue.n', {
                n: queue.waiting,
                time: stopwatch(Math.max(0, Math.floor((Date.now() - Date.parse(queue.oldestSince)) / 1000))),
              }),
            }
          : {}),
        run: () => desk.show('queued', queue.name),
      }),
    ),
  ];
}

function useArticleOptions(row: CaseRowView | undefined, query: string): Option[] {
  const { mine, insert, sendText } = useArticles(row);
  const found = useArticleSearch(query, articleLanguage(row?.language ?? navigator.language)).data ?? [];
  if (!query) return [];
  return found.slice(0, 5).map((it) => ({
    id: `art-${it.slug}`,
    icon: 'doc',
    text: it.title,
    ...(mine ? { end: <span className="m">{t('palette.article.insert')}</span> } : {}),
    ...(mine && it.short ? { more: { label: t('suggest.send'), run: () => sendText(it) } } : {}),
    run: () => (mine ? insert(it) : void window.open(helpOf(it), '_blank', 'noopener')),
  }));
}

function useGeneral(): Option[] {
  const desk = useDesk();
  const me = useMe().data ?? desk.me;
  const setPresence = usePresence();
  return [
    ...views.map(
      (view): Option => ({
        id: `go-${view}`,
        icon: 'right',
        text: t('palette.go', { view: t(`list.${view}`) }),
        end: (
          <>
            {key('g')} {key(view[0] ?? '')}
          </>
        ),
        run: () => desk.show(view),
      }),
    ),
    ...presences
      .filter((state) => state !== me.presence.state)
      .map(
        (state): Option => ({
          id: `be-${state}`,
          icon: 'user',
          text: t('palette.presence', { state: t(`presence.${state}`) }),
          run: () => void setPresence({ state }),
        }),
      ),
    ...(['light', 'dark', 'auto'] as ThemeChoice[]).map(
      (look): Option => ({
        id: `look-${look}`,
        icon: 'sun',
        text: t('palette.theme', { theme: t(`menu.theme.${look}`) }),
        run: () => chooseTheme(look),
      }),
    ),
    {
      id: 'sheet',
      icon: 'keyboard',
      text: t('palette.sheet'),
      end: key('?'),
      run: () => desk.screen.patch({ panel: 'sheet' }),
    },
  ];
}
