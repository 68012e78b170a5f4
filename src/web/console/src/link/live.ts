import { notifyManager, type QueryClient } from '@tanstack/react-query';
import { connect, type Hub } from '@vigil/shared/hub';
import { load, save } from '@vigil/shared/keep';
import { Store } from '@vigil/shared/store';
import { furthest } from '../pure/lists';
import type {
  CaseRowView,
  FileCoveredView,
  PresenceView,
  QueueView,
  RecordChangedView,
  StaffEntriesView,
  StaffEntryView,
  StaffView,
} from '../wire/console';
import { reach } from './http';
import { keys, lastSeqOf, takeChange, takeRow } from './queries';
import { boxPrefix, Talk } from './talk';

// Talks kept besides the open one, so that going back to a case shows it at once.
const keptTalks = 30;
const readingMs = 5_000;
// Staff are few: a server that is back need not be spared of them, and they have customers waiting.
const longestWait = 3;

/** Everything that comes by itself: the hub, the talks that it feeds, and what this member of staff has seen of them. */
export class Live {
  readonly link = new Store<{ up: boolean; everUp: boolean; failed: boolean; offline: boolean }>({
    up: false,
    everUp: false,
    failed: false,
    offline: !navigator.onLine,
  });
  readonly seen: Store<Readonly<Record<string, number>>>;
  /** Told when a case is newly given to this member of staff. */
  onAssigned: (row: CaseRowView) => void = () => undefined;
  readonly #talks = new Map<string, Talk>();
  readonly #hub: Hub;
  #watched: string | null = null;
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #unreached: () => void;

  constructor(
    readonly me: StaffView,
    private readonly client: QueryClient,
  ) {
    this.seen = new Store(this.#keptSeen());
    this.#hub = connect({
      url: new URL('/hubs/console', location.href).href,
      longestWait,
      onUp: () => this.#up(),
      onDown: () => this.link.patch({ up: false, failed: true }),
      listeners: {
        entry: (caseId: string, entry: StaffEntryView) => this.#talks.get(caseId)?.push(entry),
        typing: (caseId: string, who: string) => {
          if (who === 'customer') this.#talks.get(caseId)?.typed();
        },
        casesChanged: (rows: CaseRowView[]) => {
          // Drawn once for all of them.
          notifyManager.batch(() => {
            for (const row of rows) takeRow(this.client, row, this.me.id);
          });
          // It may have gone where these eyes do not reach: whoever has it open asks.
          const open = rows.find((row) => row.id === this.#watched);
          if (open && open.agentId !== this.me.id && open.state !== 'resolved')
            void this.client.invalidateQueries({ queryKey: keys.case(open.id) });
        },
        assigned: (row: CaseRowView) => {
          takeRow(this.client, row, this.me.id);
          this.onAssigned(row);
        },
        queuesChanged: (queues: QueueView[]) => this.client.setQueryData(keys.queues, queues),
        fileCovered: ({ caseId, fileId }: FileCoveredView) => this.#talks.get(caseId)?.cover(fileId),
        recordChanged: (change: RecordChangedView) => takeChange(this.client, change),
        presenceChanged: (presence: PresenceView) =>
          this.client.setQueryData<StaffView>(keys.me, (me) => me && { ...me, presence }),
      },
    });
    window.addEventListener('online', this.#network);
    window.addEventListener('offline', this.#network);
    document.addEventListener('visibilitychange', this.#nudge);
    window.addEventListener('storage', this.#seenElsewhere);
    this.#unreached = reach.listen(this.#reached);
    this.#timer = setInterval(this.#withoutHub, readingMs);
    this.#restore();
  }

  stop(): void {
    window.removeEventListener('online', this.#network);
    window.removeEventListener('offline', this.#network);
    document.removeEventListener('visibilitychange', this.#nudge);
    window.removeEventListener('storage', this.#seenElsewhere);
    clearInterval(this.#timer);
    this.#unreached();
    this.#hub.stop();
  }

  /** The talk of a case, read when first asked for. */
  talk(caseId: string): Talk {
    const have = this.#talks.get(caseId);
    if (have) return have;
    const line = { isUp: () => this.#hub.up };
    const talk = new Talk(
      caseId,
      {
        get up() {
          return line.isUp();
        },
        watch: (id, after) => this.#hub.invoke<StaffEntriesView>('Watch', id, after),
        // Worth nothing a moment later: a lost one is not told again.
        typing: (id) => void this.#hub.invoke('Typing', id).catch(late),
      },
      (entries) => this.#grown(caseId, entries),
      () => lastSeqOf(this.client, caseId),
    );
    this.#talks.set(caseId, talk);
    this.#prune();
    talk.refresh();
    return talk;
  }

  /** The one case on the screen. The one before is not listened to any more, unless words of ours are on their way there. */
  open(caseId: string | null): void {
    if (caseId === this.#watched) return;
    const before = this.#watched;
    this.#watched = caseId;
    if (before && this.#hub.up) this.#hub.invoke('Unwatch', before).catch(late);
    if (caseId) this.talk(caseId).refresh();
  }

  /** The case is not for these eyes any more: nothing of it is kept, but words of ours that were not delivered. */
  drop(caseId: string): void {
    if (this.#talks.get(caseId)?.idle) this.#talks.delete(caseId);
  }

  see(caseId: string, seq: number): void {
    const seen = this.seen.get();
    if ((seen[caseId] ?? -1) >= seq) return;
    const next = Object.fromEntries([...Object.entries(seen).slice(-500), [caseId, seq]]);
    this.seen.set(next);
    save('local', this.#seenKey, next);
  }

  /** What was seen in another window of this member of staff is seen in this one. */
  #seenElsewhere = ({ key }: StorageEvent) => {
    if (key === this.#seenKey) this.seen.set(furthest(this.seen.get(), this.#keptSeen()));
  };

  #up(): void {
    const { everUp } = this.link.get();
    this.link.patch({ up: true, everUp: true, failed: false, offline: false });
    for (const [id, talk] of this.#talks) if (id === this.#watched || !talk.idle) talk.refresh();
    if (everUp) void this.client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'articles' });
  }

  #grown(caseId: string, entries: readonly StaffEntryView[]): void {
    // A visitor has become a customer: who they are, what they have, and what may be said follow.
    if (entries.some((entry) => entry.kind === 'signedIn'))
      for (const queryKey of [keys.customer(caseId), ['records', caseId], keys.assist(caseId), keys.case(caseId)])
        void this.client.invalidateQueries({ queryKey });
    if (entries.some((entry) => entry.kind === 'check'))
      void this.client.invalidateQueries({ queryKey: keys.checks(caseId) });
    // Suggestions and draft follow what the customer sent.
    if (entries.some((entry) => entry.kind === 'message' && entry.author.kind === 'customer'))
      void this.client.invalidateQueries({ queryKey: keys.assist(caseId) });
  }

  #prune(): void {
    for (const [id, talk] of this.#talks) {
      if (this.#talks.size <= keptTalks) return;
      if (id !== this.#watched && talk.idle) this.#talks.delete(id);
    }
  }

  /** Words that an earlier page could not deliver. */
  #restore(): void {
    for (const key of Object.keys(sessionStorage)) {
      if (!key.startsWith(boxPrefix)) continue;
      const box = load('session', key);
      if (Array.isArray(box) && box.length > 0) this.talk(key.slice(boxPrefix.length));
    }
  }

  get #seenKey() {
    return `vigil.console.seen.${this.me.id}`;
  }

  #keptSeen(): Readonly<Record<string, number>> {
    const kept = load('local', this.#seenKey);
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, number>) : {};
  }

  /** Where no hub can be reached the open case is read instead. */
  #withoutHub = () => {
    if (!this.#hub.up && this.#watched && document.visibilityState === 'visible') this.talk(this.#watched).refresh();
  };

  /**
   * The browser knows at once that the cable is out; the hub would find out by its own silence, half a minute later. Where the server can be reached
   * all the same, on this machine or another line, the new connection takes the word back.
   */
  #network = () => {
    this.link.patch({ offline: !navigator.onLine });
    if (navigator.onLine) this.#nudge();
    else this.#hub.drop();
  };

  /** A request got through again: so does the hub. */
  #reached = () => {
    if (reach.get().online && !this.#hub.up) this.#hub.nudge();
  };

  #nudge = () => {
    if (document.visibilityState === 'visible') this.#hub.nudge();
  };
}

/** Courtesies that may fail: not listening any more, where the server forgets us with the connection, and saying that we write. */
function late(): void {}
