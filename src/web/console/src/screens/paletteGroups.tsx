import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import { useDesk } from '../desk';
import { articleLanguage, helpOf } from '../help';
import { act } from '../link/act';
import { keys, useArticles as useArticleSearch, useColleagues, useMe, useQueues } from '../link/queries';
import { may } from '../pure/may';
import { offered, type Parts, unready } from '../pure/palette';
import { holds } from '../pure/permits';
import { numbered, numberOf } from '../pure/refs';
import { isNumber, type Scope } from '../pure/search';
import { stopwatch } from '../pure/waiting';
import { faceOf } from '../records/faces';
import { t, words } from '../texts';
import { nameOf, RefMark, titleOf } from '../ui/bits';
import { chooseTheme, type ThemeChoice } from '../ui/theme';
import type { CaseListView, CaseRowView, RecordsView, View } from '../wire/console';
import { useAct } from './CaseView';
import type { Group, Option } from './Palette';
import { iconOf, pages, permitOf, presences, usePresence } from './Rail';
import { recordKinds } from './Records';
import { useArticles } from './Suggestions';

const views: View[] = ['mine', 'queued', 'all', 'resolved'];

/** What the palette offers for a query, by group. */
export function usePaletteGroups(row: CaseRowView | undefined, scope: Scope, query: string): Group[] {
  const parts: Parts<Option> = {
    states: useStates(),
    actions: useCaseActions(row),
    colleagues: useTransfers(row, scope, query),
    records: useRecordOptions(row),
    cases: useCaseOptions(),
    articles: useArticleOptions(row, scope === 'all' && !isNumber(query) ? query : ''),
    general: useGeneral(),
  };
  return offered(parts, scope, query, row !== undefined).map(({ part, unsure, options }) => ({
    id: unsure ? `${part}-unsure` : part,
    name: t(groupNames[part]),
    options,
  }));
}

const groupNames = {
  states: 'palette.state',
  actions: 'palette.case',
  colleagues: 'palette.colleagues',
  records: 'palette.records',
  cases: 'palette.cases',
  articles: 'palette.articles',
  general: 'palette.desk',
} as const;

const key = (name: string) => <kbd className="k">{name}</kbd>;

function useCaseActions(row: CaseRowView | undefined): Option[] {
  const desk = useDesk();
  const run = useAct();
  if (!row) return [];
  const can = may(row, desk.me);
  const options: Option[] = [];
  if (can.take)
    options.push({
      id: 'take',
      icon: 'user',
      text: t('palette.take'),
      end: key('a'),
      run: () => void run(() => act.take(row.id)),
    });
  if (can.transfer)
    options.push({
      id: 'transfer',
      icon: 'swap',
      text: t('palette.transfer'),
      ...(can.take ? {} : { end: key('a') }),
      run: () => desk.transfer(),
    });
  const close = { end: key('e'), run: () => void desk.run('resolve') };
  if (can.resolve) options.push({ id: 'resolve', icon: 'done', text: t('palette.resolve'), ...close });
  if (can.reopen) options.push({ id: 'reopen', icon: 'reopen', text: t('palette.reopen'), ...close });
  if (row.agentId === desk.me.id && row.state !== 'resolved')
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
  const wanted = row !== undefined && may(row, desk.me).transfer && (scope === 'colleagues' || query.length > 0);
  const people = useColleagues(wanted).data ?? [];
  if (!wanted) return [];
  const done = (now: CaseRowView) => t('case.transferred.done', { number: now.number });
  return people
    .filter((person) => person.id !== row.agentId && person.id !== desk.me.id)
    .map((person) => {
      const unsure = unready(person.presence) !== null;
      return {
        id: `to-${person.id}`,
        icon: 'users',
        text: t('palette.transferTo', { name: person.name }),
        note: `${t(`presence.${person.presence.state}`)} ${person.presence.active}/${person.presence.capacity}`,
        // By their name alone: who types a state means their own.
        match: [person.name],
        unsure,
        // Where the customer would wait, the dialog says so and asks once more.
        run: () =>
          unsure ? desk.transfer(person.id) : void run(() => act.transfer(row.id, { staffId: person.id }), done),
      };
    });
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

function useStates(): Option[] {
  const desk = useDesk();
  const me = useMe().data ?? desk.me;
  const setPresence = usePresence();
  return presences
    .filter((state) => state !== me.presence.state)
    .map((state) => {
      const text = t('palette.presence', { state: t(`presence.${state}`) });
      return {
        id: `be-${state}`,
        icon: 'user',
        text,
        match: [t(`presence.${state}`), text],
        run: () => void setPresence({ state }),
      };
    });
}

function useGeneral(): Option[] {
  const desk = useDesk();
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
    ...pages
      .filter((page) => holds(desk.me, permitOf[page]))
      .map(
        (page): Option => ({
          id: `go-${page}`,
          icon: iconOf[page],
          text: t('palette.go', { view: t(`rail.${page}`) }),
          run: () => desk.page(page),
        }),
      ),
    {
      id: 'go-security',
      icon: 'key',
      text: t('palette.go', { view: t('security.title') }),
      run: () => desk.page('security'),
    },
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
