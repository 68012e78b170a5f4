import type {
  CaseStateView,
  EntriesView,
  EntryView,
  FileView,
  OpenCase,
  OpenedCase,
  SentMessage,
} from '@vigil/shared/api';
import { adopt, drop, load, save } from '@vigil/shared/keep';
import * as outbox from '@vigil/shared/outbox';
import { Refusal, Unreachable } from '@vigil/shared/refusal';
import { behind, catchUp, empty, last, merge, type Timeline } from '@vigil/shared/timeline';
import type { TrayView } from '@vigil/shared/tray';
import type { Link } from '../link/link';
import type { Session } from '../link/session';
import { Store } from '../store';
import { draftOf, type Kept, keyOf, leave, leftBehind, openingOf, stillMeant, waiting, whereOf } from './kept';
import { lastAnswer, unread } from './rows';
import { byTimeline, newer } from './turn';

export interface Talk {
  readonly caseId: string | null;
  readonly timeline: Timeline;
  readonly box: outbox.Outbox;
  readonly live: CaseStateView | null;
  /** False until the timeline has been read once. */
  readonly loaded: boolean;
  readonly typing: boolean;
  /** Asking for a person: idle, on its way, or it did not get through. */
  readonly human: 'idle' | 'asking' | 'failed';
  readonly seen: number;
  /** The server does not know this case, or not for us. */
  readonly gone: boolean;
}

/** A case that is to be opened by its first message. The id is chosen once, so that a repeat opens nothing twice. */
export interface Start {
  readonly clientCaseId: string;
  readonly intent?: string | undefined;
  readonly fields?: Record<string, string> | undefined;
}

/** What opens a case. Files belong to a message, and a message to a case: with files the case comes first. */
export const opening = (start: Start, { text, clientMessageId, files }: outbox.Pending): OpenCase =>
  files ? { ...start } : { ...start, text, clientMessageId };

export const sending = ({ clientMessageId, text, files }: outbox.Pending) => ({
  clientMessageId,
  text,
  fileIds: files?.map((file) => file.fileId) ?? null,
});

const typingShownMs = 5_000;
const typingToldMs = 3_000;

/** One conversation: its timeline, what is on its way, and who has it now. */
export class Conversation {
  readonly talk: Store<Talk>;
  /** What goes with the next message. */
  readonly tray = new Store<TrayView>({ items: [], tooMany: false });
  #start: Start | null;
  // Ids of what this tab has had on its way.
  readonly #own = new Set<string>();
  #syncing = false;
  #syncAgain = false;
  #flushing = false;
  #typingTimer: ReturnType<typeof setTimeout> | undefined;
  #typingTold = 0;
  #stopped = false;

  constructor(
    private readonly session: Session,
    private readonly link: Link,
    caseId: string | null,
    start: Start | null,
  ) {
    this.#start = start;
    const kept = load(this.#where, this.#keyFor(caseId ?? start?.clientCaseId ?? '')) as Kept | null;
    this.talk = new Store<Talk>({
      caseId,
      timeline: empty,
      box: stillMeant(outbox.restore(kept?.box)),
      live: null,
      loaded: caseId === null,
      typing: false,
      human: 'idle',
      seen: kept?.seen ?? 0,
      gone: false,
    });
  }

  get unread(): number {
    const { timeline, seen } = this.talk.get();
    return unread(timeline.entries, seen);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#typingTimer);
  }

  get #where() {
    return whereOf(this.session);
  }

  #keyFor = (id: string) => keyOf(this.session, id);

  /** Opens by this, or did. */
  opens = (start: Start): boolean => this.#start?.clientCaseId === start.clientCaseId;

  get #id(): string {
    return this.talk.get().caseId ?? this.#start?.clientCaseId ?? '';
  }

  /** Where the tab keeps what is half-written here. */
  get draft(): string {
    return draftOf(this.session, this.#id);
  }

  #change(part: Partial<Talk>): void {
    if (this.#stopped) return;
    const before = this.talk.get();
    this.talk.patch(part);
    const { caseId, box, seen, timeline } = this.talk.get();
    if (before.box === box && before.seen === seen && before.caseId === caseId) return;
    for (const { clientMessageId } of [...before.box, ...box]) this.#own.add(clientMessageId);
    const key = this.#keyFor(this.#id);
    const kept = load(this.#where, key) as Kept | null;
    const others = outbox.ofOthers(kept?.box, this.#own, timeline.entries);
    const left = waiting([...others, ...box]);
    save(this.#where, key, { box: left, seen } satisfies Kept);
    if (this.#where === 'session')
      leave(this.#id, { token: this.session.token, caseId, start: this.#start, box: left });
  }

  say(text: string, files?: readonly FileView[]): void {
    const more = files?.length ? { files } : {};
    const box = outbox.add(this.talk.get().box, crypto.randomUUID(), text, new Date().toISOString(), more);
    this.#change({ box });
    const { caseId } = this.talk.get();
    if (!caseId && this.#start) save(this.#where, openingOf(this.session, this.#id), this.#start);
    void this.#flush();
  }

  retry(clientMessageId: string): void {
    this.#change({ box: outbox.retry(this.talk.get().box, clientMessageId) });
    void this.#flush();
  }

  /** Gives the words of a refused message back, to be changed. */
  takeBack(clientMessageId: string): string {
    const { box } = this.talk.get();
    const text = box.find((item) => item.clientMessageId === clientMessageId)?.text ?? '';
    this.#change({ box: outbox.remove(box, clientMessageId) });
    void this.#flush();
    return text;
  }

  push(entry: EntryView): void {
    this.#take([entry]);
    if (behind(this.talk.get().timeline)) this.refresh();
  }

  changed(given: CaseStateView): void {
    const { live, timeline } = this.talk.get();
    this.#change({ live: byTimeline(newer(live, given), timeline.entries) });
  }

  typed(): void {
    clearTimeout(this.#typingTimer);
    this.#change({ typing: true });
    this.#typingTimer = setTimeout(() => this.#change({ typing: false }), typingShownMs);
  }

  /** What another tab of this customer has seen is seen. */
  seenElsewhere(): void {
    const { caseId, seen } = this.talk.get();
    const there = (caseId && (load(this.#where, this.#keyFor(caseId)) as Kept | null)?.seen) || 0;
    // Not saved again: it stands there.
    if (there > seen && !this.#stopped) this.talk.patch({ seen: there });
  }

  /** Tells the other side that something is being written, never what. */
  typing(): void {
    const { caseId } = this.talk.get();
    const now = Date.now();
    if (!caseId || !this.link.live || now - this.#typingTold < typingToldMs) return;
    this.#typingTold = now;
    // Worth nothing a moment later, so a lost one is not told again.
    this.link.invoke('Typing', caseId).catch(ignore);
  }

  /** The customer has seen everything that stands here. */
  see(): void {
    const { caseId, seen, timeline } = this.talk.get();
    const end = last(timeline);
    if (!caseId || end <= seen) return;
    this.#change({ seen: end });
    if (lastAnswer(timeline.entries) > seen && this.link.live) this.link.invoke('Read', caseId, end).catch(ignore);
  }

  async askHuman(): Promise<void> {
    const { caseId, human } = this.talk.get();
    if (!caseId || human === 'asking') return;
    this.#change({ human: 'asking' });
    try {
      const live = await this.session.call<CaseStateView>('POST', `/api/messenger/cases/${caseId}/human`);
      this.#change({ human: 'idle' });
      this.changed(live);
      this.refresh();
    } catch {
      this.#change({ human: 'failed' });
    }
  }

  /** Ends it; rejected where the server is out of reach or refuses. */
  async resolve(): Promise<void> {
    const { caseId } = this.talk.get();
    await this.session.call('POST', `/api/messenger/cases/${caseId}/resolve`);
    this.refresh();
  }

  async rate(stars: number, comment: string): Promise<void> {
    const { caseId } = this.talk.get();
    await this.session.call('POST', `/api/messenger/cases/${caseId}/rating`, { stars, comment: comment || null });
    const { live } = this.talk.get();
    if (live) this.#change({ live: { ...live, mayRate: false } });
    this.refresh();
  }

  /** Reads what was missed, then sends what is waiting. */
  refresh(): void {
    if (this.#syncing) this.#syncAgain = true;
    else void this.#sync();
  }

  async #sync(): Promise<void> {
    this.#syncing = true;
    try {
      do {
        this.#syncAgain = false;
        await this.#read();
      } while (this.#syncAgain);
      this.#change({ box: outbox.retryAll(this.talk.get().box) });
    } catch (error) {
      // Out of reach: the link asks again. A session that ran out is renewed by the next plain request.
      if (error instanceof Refusal && (error.status === 404 || error.code.endsWith('not_found'))) {
        this.#change({ gone: true, loaded: true, box: [] });
      }
    } finally {
      this.#syncing = false;
    }
    void this.#flush();
  }

  async #read(): Promise<void> {
    const { caseId, timeline, live } = this.talk.get();
    if (!caseId) return;
    await catchUp(
      timeline,
      (after) =>
        this.link.live
          ? this.link.invoke<EntriesView>('Resume', caseId, after)
          : this.session.call<EntriesView>('GET', `/api/messenger/cases/${caseId}/entries?after=${after}`),
      (page) => this.#take(page.entries, page.upTo),
    );
    const now = this.talk.get();
    // Pushed while live; asked for when it may have changed without a push, or the push was lost.
    if (!live || now.timeline !== timeline || !this.link.live || last(now.timeline) > (now.live?.upTo ?? 0)) {
      this.changed(await this.session.call<CaseStateView>('GET', `/api/messenger/cases/${caseId}`));
    }
    this.#change({ loaded: true });
  }

  #take(entries: readonly EntryView[], upTo = 0): Timeline {
    const { timeline, box, live } = this.talk.get();
    const grown = merge(timeline, entries, upTo);
    if (grown !== timeline) {
      const answered = grown.entries.at(-1)?.author.kind !== 'customer';
      this.#change({
        timeline: grown,
        box: outbox.settle(box, grown.entries),
        live: byTimeline(live, grown.entries),
        ...(answered ? { typing: false } : {}),
      });
    }
    return grown;
  }

  async #flush(): Promise<void> {
    if (this.#flushing) return;
    this.#flushing = true;
    try {
      for (
        let item = outbox.next(this.talk.get().box);
        item && !this.#stopped;
        item = outbox.next(this.talk.get().box)
      ) {
        await this.#deliver(item);
      }
    } finally {
      this.#flushing = false;
    }
  }

  async #deliver(item: outbox.Pending): Promise<void> {
    const id = item.clientMessageId;
    try {
      const seq = this.talk.get().caseId ? await this.#send(item) : await this.#open(item);
      this.#change({ box: outbox.settle(outbox.sent(this.talk.get().box, id, seq), this.talk.get().timeline.entries) });
      if (!this.link.live) this.refresh();
    } catch (error) {
      const { box } = this.talk.get();
      const code = error instanceof Refusal || error instanceof Unreachable ? error.code : undefined;
      // What passes with time, such as too much at once, stays in line and goes with the next round.
      this.#change({
        box: error instanceof Refusal ? outbox.refused(box, id, error.code) : outbox.failed(box, id, code),
      });
    }
  }

  async #send(item: outbox.Pending): Promise<number> {
    const { caseId } = this.talk.get();
    const words = sending(item);
    const { clientMessageId, text, fileIds } = words;
    if (this.link.live) {
      try {
        return (await this.link.invoke<SentMessage>('Send', caseId, clientMessageId, text, fileIds)).seq;
      } catch (error) {
        // A plain request renews the session; everything else is the answer.
        if (!(error instanceof Refusal && error.code.startsWith('session'))) throw error;
      }
    }
    const path = `/api/messenger/cases/${caseId}/messages`;
    return (await this.session.call<SentMessage>('POST', path, words)).seq;
  }

  async #open(item: outbox.Pending): Promise<number> {
    const start = this.#start ?? { clientCaseId: crypto.randomUUID() };
    this.#start = start;
    const { caseId } = await this.session.call<OpenedCase>('POST', '/api/messenger/cases', opening(start, item));
    drop(this.#where, this.#keyFor(start.clientCaseId));
    drop(this.#where, openingOf(this.session, start.clientCaseId));
    drop('local', leftBehind + start.clientCaseId);
    adopt(this.draft, draftOf(this.session, caseId), 'session');
    this.#change({ caseId });
    this.refresh();
    return item.files ? this.#send(item) : 0;
  }
}

/** Only for what is worth nothing when it comes late. */
function ignore(): void {}
