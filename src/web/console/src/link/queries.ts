import { type InfiniteData, QueryClient, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { newer, placed } from '../pure/lists';
import { withoutData } from '../pure/open';
import { queryOf, type TrailFilter } from '../pure/trail';
import type {
  ApprovalsPageView,
  AssistView,
  CanariesView,
  CaseListView,
  CaseRowView,
  ChannelListView,
  ChecksView,
  ColleagueView,
  CustomerCardView,
  DraftEditsView,
  DraftPairsView,
  ErasureView,
  LearningList,
  LearningPageView,
  LessonsView,
  LooksPageView,
  QueueView,
  ReadingAlertsView,
  RecordChangedView,
  RecordsView,
  StaffView,
  SuggestionView,
  TrailPageView,
  View,
} from '../wire/console';
import type { RecordKind } from '../wire/exchange';
import { call, isRefusal } from './http';

export const keys = {
  me: ['me'] as const,
  queues: ['queues'] as const,
  colleagues: ['colleagues'] as const,
  cases: (view: View) => ['cases', view] as const,
  case: (id: string) => ['case', id] as const,
  customer: (id: string) => ['customer', id] as const,
  checks: (id: string) => ['checks', id] as const,
  assist: (id: string) => ['assist', id] as const,
  /** What is proposed to whom the data is open, and to whom it is not: never one in place of the other. */
  assistOf: (id: string, open: boolean) => ['assist', id, open] as const,
  records: (id: string, kind: RecordKind) => ['records', id, kind] as const,
  learning: (list: LearningList, language: string) => ['learning', list, language] as const,
  lessons: ['lessons'] as const,
  edits: ['learning', 'drafts'] as const,
  pairs: (topic: string) => ['learning', 'drafts', topic] as const,
  looks: ['looks'] as const,
  alerts: ['alerts'] as const,
  canaries: ['canaries'] as const,
  approvals: ['approvals'] as const,
  erasure: (id: string) => ['erasure', id] as const,
  factors: ['factors'] as const,
  notices: ['notices'] as const,
  signOns: ['sign-on'] as const,
  identities: ['identities'] as const,
  sessions: (person: string | null) => ['sessions', person] as const,
  people: ['people'] as const,
  invitations: ['invitations'] as const,
  channels: ['channels'] as const,
  trail: (filter: TrailFilter) => ['trail', filter] as const,
  articles: (query: string, language: string) => ['articles', query, language] as const,
};

/** How often to read again by itself; never again what the server said no to. */
const every =
  (ms: number) =>
  ({ state }: { state: { error: Error | null } }) =>
    isRefusal(state.error) ? (false as const) : ms;

// Pushes may be lost: what they bring is read anew now and then.
const safetyMs = 30_000;
const recordsMs = 10_000;
const approvalsMs = 15_000;
// The first page is what a screen holds and more; who goes on reading is given as much as the server gives at once.
const firstPage = 50;
const laterPage = 200;
// A list that was read so far takes as long to read anew: by itself it is, but less often, and not with every change.
const longList = 2;

export const newClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (count, error) => !isRefusal(error) && count < 2,
        refetchOnWindowFocus: true,
      },
    },
  });

export const useMe = () =>
  useQuery({
    queryKey: keys.me,
    queryFn: () => call<StaffView>('GET', '/api/staff/me'),
    staleTime: 60_000,
    refetchInterval: 60_000,
  });

export const useCases = (view: View) =>
  useInfiniteQuery({
    queryKey: keys.cases(view),
    queryFn: ({ pageParam }) =>
      call<CaseListView>(
        'GET',
        pageParam
          ? `/api/console/cases?view=${view}&limit=${laterPage}&after=${encodeURIComponent(pageParam)}`
          : `/api/console/cases?view=${view}&limit=${firstPage}`,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next || undefined,
    refetchInterval: ({ state }) => safetyMs * Math.max(1, (state.data?.pages.length ?? 0) / longList),
  });

export const useCase = (id: string) => {
  const client = useQueryClient();
  return useQuery({
    queryKey: keys.case(id),
    // As the list has it, so that a case that is opened stands there at once; it is read all the same.
    initialData: () => rowOf(client, id),
    initialDataUpdatedAt: 0,
    queryFn: () => call<CaseRowView>('GET', `/api/console/cases/${id}`),
    refetchInterval: every(safetyMs),
    structuralSharing: (have, got) => (have ? newer(have as CaseRowView, got as CaseRowView) : got),
  });
};

export const useQueues = () =>
  useQuery({
    queryKey: keys.queues,
    queryFn: () => call<QueueView[]>('GET', '/api/console/queues'),
    refetchInterval: safetyMs,
  });

export const useColleagues = (enabled: boolean) =>
  useQuery({
    queryKey: keys.colleagues,
    queryFn: () => call<ColleagueView[]>('GET', '/api/console/colleagues'),
    enabled,
  });

/** Only while the data is open: each refused reading is an event of the audit trail. */
export const useCustomer = (id: string, open: boolean, looking: boolean) =>
  useQuery({
    queryKey: keys.customer(id),
    queryFn: () => call<CustomerCardView>('GET', `/api/console/cases/${id}/customer`),
    enabled: open,
    staleTime: 60_000,
    // A look ends by the server's clock.
    refetchInterval: (query) =>
      query.state.data?.unavailableSince ? recordsMs : looking ? every(safetyMs)(query) : false,
  });

/** What needs a check, and how they stand. Only while the data is open. Entries of the timeline have it read anew; what ends one without an entry is found by the next reading. */
export const useChecks = (id: string, open = true) =>
  useQuery({
    queryKey: keys.checks(id),
    queryFn: () => call<ChecksView>('GET', `/api/console/cases/${id}/checks`),
    enabled: open,
    refetchInterval: every(recordsMs),
  });

export const useAssist = (id: string, open: boolean) =>
  useQuery({
    queryKey: keys.assistOf(id, open),
    queryFn: async () => {
      const assist = await call<AssistView>('GET', `/api/console/cases/${id}/assist`);
      return open ? assist : withoutData(assist);
    },
    refetchInterval: every(safetyMs),
  });

/** The records of one kind; read again while one of them moves or the exchange does not answer. */
export const useRecords = <K extends RecordKind>(id: string, kind: K, enabled = true) =>
  useQuery({
    queryKey: keys.records(id, kind),
    queryFn: () => call<RecordsView<K>>('GET', `/api/console/cases/${id}/records/${kind}`),
    enabled,
    refetchInterval: ({ state }) => (state.data && moves(state.data) ? recordsMs : false),
  });

const moving = new Set(['requested', 'reviewing', 'approved', 'broadcast', 'confirming', 'seen', 'paid', 'unpaid']);

const moves = (view: RecordsView) =>
  view.unavailableSince != null || (view.items ?? []).some((item) => 'state' in item && moving.has(item.state));

export const useChannels = () =>
  useQuery({ queryKey: keys.channels, queryFn: () => call<ChannelListView>('GET', '/api/console/channels') });

export const useArticles = (query: string, language: string, enabled = true) =>
  useQuery({
    queryKey: keys.articles(query, language),
    queryFn: () =>
      call<SuggestionView[]>('GET', `/api/console/articles?query=${encodeURIComponent(query)}&language=${language}`),
    enabled: enabled && query.length > 0,
    staleTime: 60_000,
    placeholderData: (before) => before,
  });

/** A list of what the assistant may learn from. The server makes it anew each time, so it is not read again by itself. */
export const useLearning = (list: LearningList, language: string) =>
  useInfiniteQuery({
    queryKey: keys.learning(list, language),
    queryFn: ({ pageParam }) =>
      call<LearningPageView>(
        'GET',
        `/api/console/learning?list=${list}&language=${language}&after=${encodeURIComponent(pageParam)}`,
      ),
    initialPageParam: '0',
    getNextPageParam: (page) => page.next || undefined,
  });

/** The lessons that wait for a second person. */
export const useLessons = () =>
  useInfiniteQuery({
    queryKey: keys.lessons,
    queryFn: ({ pageParam }) =>
      call<LessonsView>('GET', `/api/console/learning/lessons?after=${encodeURIComponent(pageParam)}`),
    initialPageParam: '0',
    getNextPageParam: (page) => page.next || undefined,
  });

/** What was opened with a reason, the newest first. */
export const useLooks = () =>
  useInfiniteQuery({
    queryKey: keys.looks,
    queryFn: ({ pageParam }) => call<LooksPageView>('GET', `/api/console/looks?after=${encodeURIComponent(pageParam)}`),
    initialPageParam: '',
    getNextPageParam: (page) => page.next || undefined,
  });

/** Whose reading looked unusual. Read again while it is looked at: a new one waits for nobody's click. */
export const useAlerts = () =>
  useQuery({
    queryKey: keys.alerts,
    queryFn: () => call<ReadingAlertsView>('GET', '/api/console/reading-alerts'),
    refetchInterval: every(approvalsMs),
  });

/** Accounts that are bait, for administrators. */
export const useCanaries = () =>
  useQuery({ queryKey: keys.canaries, queryFn: () => call<CanariesView>('GET', '/api/console/canaries') });

/** What waits or waited for a second person, the newest first. Read again while it is looked at: a colleague may ask or decide. */
export const useApprovals = () =>
  useInfiniteQuery({
    queryKey: keys.approvals,
    queryFn: ({ pageParam }) =>
      call<ApprovalsPageView>('GET', `/api/console/approvals?after=${encodeURIComponent(pageParam)}`),
    initialPageParam: '',
    getNextPageParam: (page) => page.next || undefined,
    refetchInterval: approvalsMs,
  });

/** What the erasure of a case's customer would take away. Read anew whenever somebody looks: it is no time for what was so a while ago. */
export const useErasure = (id: string) =>
  useQuery({
    queryKey: keys.erasure(id),
    queryFn: () => call<ErasureView>('GET', `/api/console/cases/${id}/erasure`),
    gcTime: 0,
  });

/** The audit trail, the newest first. Each reading is an event of it, so it is not read again by itself. */
export const useTrail = (filter: TrailFilter) =>
  useInfiniteQuery({
    queryKey: keys.trail(filter),
    queryFn: ({ pageParam }) => call<TrailPageView>('GET', `/api/console/trail?${queryOf(filter, pageParam)}`),
    initialPageParam: '',
    getNextPageParam: (page) => page.next || undefined,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

/** How much agents change of drafts, by topic. */
export const useDraftEdits = () =>
  useQuery({ queryKey: keys.edits, queryFn: () => call<DraftEditsView>('GET', '/api/console/learning/drafts') });

/** The drafts of one topic beside what was sent; of none for the empty one. */
export const useDraftPairs = (topic: string) =>
  useInfiniteQuery({
    queryKey: keys.pairs(topic),
    queryFn: ({ pageParam }) =>
      call<DraftPairsView>(
        'GET',
        `/api/console/learning/drafts/pairs?topic=${encodeURIComponent(topic)}&after=${encodeURIComponent(pageParam)}`,
      ),
    initialPageParam: '0',
    getNextPageParam: (page) => page.next || undefined,
  });

/** Reads again what a change at the exchange has made old, where it is on the screen: a fact turns amber at once. */
export function takeChange(client: QueryClient, change: RecordChangedView): void {
  const { caseId, kind } = change;
  if (kind === 'account' || kind === 'freezes') void client.invalidateQueries({ queryKey: keys.customer(caseId) });
  if (kind === 'account') return;
  void client.invalidateQueries({ queryKey: keys.records(caseId, kind) });
  void client.invalidateQueries({ queryKey: keys.assist(caseId) });
}

const views: View[] = ['mine', 'queued', 'all', 'resolved'];
let counting = false;

/** Forgets all that was read of a case that is not for these eyes any more. */
export function forgetCase(client: QueryClient, id: string): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[1] === id && queryKey[0] !== 'cases' });
}

/** Forgets the customer's data behind a case that may be seen still: it is gone from the tab, and not only hidden. */
export function forgetData(client: QueryClient, id: string): void {
  const holds = ({ queryKey: [what, of, open] }: { queryKey: readonly unknown[] }) =>
    of === id &&
    (what === 'customer' || what === 'records' || what === 'checks' || (what === 'assist' && open === true));
  // What is still on its way as well.
  void client.cancelQueries({ predicate: holds });
  client.removeQueries({ predicate: holds });
}

/** Takes a case as the server told it into every list that holds it, or should. */
export function takeRow(client: QueryClient, row: CaseRowView, me: string): void {
  client.setQueryData<CaseRowView>(keys.case(row.id), (have) => newer(have, row));
  for (const view of views) {
    client.setQueryData<Listed>(keys.cases(view), (data) => {
      if (!data) return data;
      const before = data.pages.flatMap((page) => page.items);
      const after = placed(before, row, view, me);
      if (after === before) return data;
      // The pages' borders mean nothing here: what changed goes to the page where the case stands, or to the first.
      const home = Math.max(
        0,
        data.pages.findIndex((page) => page.items.some((item) => item.id === row.id)),
      );
      const pages = data.pages.map((page, at) =>
        at === home ? { ...page, items: [...placed(page.items, row, view, me)] } : page,
      );
      return { ...data, pages };
    });
  }
  // The counts come with the lists; one read serves a burst of changes, and one that does not end is read in between.
  if (counting) return;
  counting = true;
  setTimeout(() => {
    counting = false;
    readAgain(client).catch(nextTime);
  }, 200);
}

/** Reads the lists again; of those that were read far only the counts, since what changed in them was told. */
async function readAgain(client: QueryClient): Promise<void> {
  const isLong = (data: unknown) => ((data as Listed | undefined)?.pages.length ?? 0) > longList;
  void client.invalidateQueries({ queryKey: ['cases'], predicate: ({ state }) => !isLong(state.data) });
  if (!views.some((view) => isLong(client.getQueryData(keys.cases(view))))) return;
  const { counts } = await call<CaseListView>('GET', '/api/console/cases?view=mine&limit=1');
  for (const view of views)
    client.setQueryData<Listed>(
      keys.cases(view),
      (data) => data && { ...data, pages: data.pages.map((page) => ({ ...page, counts })) },
    );
}

/** Counts that could not be read: `call` has noted that the line is down, and the next change or safety reading brings them. */
function nextTime(): void {}

type Listed = InfiniteData<CaseListView, string>;

/** What the lists say of a case. */
function rowOf(client: QueryClient, id: string): CaseRowView | undefined {
  for (const view of views)
    for (const page of client.getQueryData<Listed>(keys.cases(view))?.pages ?? []) {
      const row = page.items.find((item) => item.id === id);
      if (row) return row;
    }
  return undefined;
}

/** The last number of a case as far as anything read here tells it; 0 where nothing does. */
export const lastSeqOf = (client: QueryClient, id: string): number =>
  (client.getQueryData<CaseRowView>(keys.case(id)) ?? rowOf(client, id))?.lastSeq ?? 0;
