import { load, save } from '@vigil/shared/keep';
import * as outbox from '@vigil/shared/outbox';
import { Refusal, Unreachable } from '@vigil/shared/refusal';
import { Store } from '@vigil/shared/store';
import { behind, catchUp, empty, last, merge, type Timeline } from '@vigil/shared/timeline';
import { tellsIdentity } from '../pure/reveal';
import { before, begin, beginAfter, olderAfter } from '../pure/stretch';
import type { StaffEntriesView, StaffEntryView, WriteEntry, WrittenEntry } from '../wire/console';
import { call } from './http';

export interface TalkState {
  readonly timeline: Timeline<StaffEntryView>;
  readonly box: outbox.Outbox;
  /** False until the timeline has been read once. */
  readonly loaded: boolean;
  /** Reading failed and nothing stands here yet. */
  readonly failed: boolean;
  /** The server does not know this case, or not for us. */
  readonly gone: boolean;
  /** It is or was about identity: what its customer has sent is covered. Never false again once it is true. */
  readonly identity: boolean;
  /** Files of which somebody has said, since they were read, that they show a document. */
  readonly marked: readonly string[];
  /** The customer is writing just now. */
  readonly typing: boolean;
}

/** How a talk asks the hub, when there is one. */
export interface Line {
  readonly up: boolean;
  watch(caseId: string, afterSeq: number): Promise<StaffEntriesView>;
  /** Tells the customer that a reply is being written. */
  typing(caseId: string): void;
}

const retryMs = 8_000;
// As the messenger has it: told each three seconds, shown for five.
const typingShownMs = 5_000;
const typingToldMs = 3_000;

export const boxPrefix = 'vigil.console.box.';

/** One case as staff see it: its timeline, and one's own words that are still on their way. */
export class Talk {
  readonly state: Store<TalkState>;
  #syncing = false;
  #again = false;
  #readingOlder = false;
  #flushing: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #typingTimer: ReturnType<typeof setTimeout> | undefined;
  #typingTold = 0;

  constructor(
    readonly caseId: string,
    private readonly line: Line,
    /** Told when what was read or sent may have changed the case. */
    private readonly grown: (entries: readonly StaffEntryView[]) => void,
    /** The last number of the case as a list or an earlier reading tells it; 0 where nothing does. */
    private readonly told: () => number = () => 0,
  ) {
    this.state = new Store<TalkState>({
      timeline: empty,
      box: outbox.restore(load('session', boxPrefix + caseId)),
      loaded: false,
      failed: false,
      gone: false,
      identity: false,
      marked: [],
      typing: false,
    });
  }

  /** Nothing of ours is on its way, so that this talk may be forgotten. */
  get idle(): boolean {
    return this.state.get().box.length === 0;
  }

  write(text: string, more: Parameters<typeof outbox.add>[4] = {}): void {
    this.#box((box) => outbox.add(box, crypto.randomUUID(), text, new Date().toISOString(), more));
    void this.#flush();
  }

  retry(clientMessageId: string): void {
    this.#box((box) => outbox.retry(box, clientMessageId));
    void this.#flush();
  }

  /** Takes back what was never delivered. */
  discard(clientMessageId: string): void {
    this.#box((box) =>
      box.filter(
        (item) => item.clientMessageId !== clientMessageId || item.state === 'sent' || item.state === 'sending',
      ),
    );
  }

  /** Waits until nothing is on its way any more; false when something was refused or waits for the network. */
  async delivered(): Promise<boolean> {
    while (this.#flushing) await this.#flushing;
    return this.state.get().box.every((item) => item.state === 'sent');
  }

  /** The customer is writing; what, nobody knows before it is sent. */
  typed(): void {
    clearTimeout(this.#typingTimer);
    this.state.patch({ typing: true });
    this.#typingTimer = setTimeout(() => this.state.patch({ typing: false }), typingShownMs);
  }

  /** A reply is being written here. Never called for a note. */
  typing(now = Date.now()): void {
    if (!this.line.up || now - this.#typingTold < typingToldMs) return;
    this.#typingTold = now;
    this.line.typing(this.caseId);
  }

  push(entry: StaffEntryView): void {
    if (entry.kind === 'message' && entry.author.kind === 'customer') {
      clearTimeout(this.#typingTimer);
      this.state.patch({ typing: false });
    }
    this.#take([entry]);
    if (behind(this.state.get().timeline)) this.refresh();
  }

  /** Reads what was missed, then sends what is waiting. */
  refresh(): void {
    if (this.#syncing) this.#again = true;
    else void this.#sync();
  }

  /** Reads the stretch before what stands here; nothing where all of it does, or while it is being read. */
  async older(): Promise<void> {
    const after = olderAfter(this.state.get().timeline);
    if (after === null || this.#readingOlder) return;
    this.#readingOlder = true;
    try {
      const page = await this.#read(after);
      const { timeline } = this.state.get();
      this.#cover(page.identity || tellsIdentity(page.entries));
      this.state.patch({ timeline: before(timeline, page.entries) });
    } catch (error) {
      if (error instanceof Refusal) this.state.patch({ gone: true });
      // Unreachable: whoever scrolls on asks again.
      else if (!(error instanceof Unreachable)) throw error;
    } finally {
      this.#readingOlder = false;
    }
  }

  #read(after: number): Promise<StaffEntriesView> {
    return call<StaffEntriesView>('GET', `/api/console/cases/${this.caseId}/entries?after=${after}`);
  }

  /** Of a long case the end is read first. Where nobody knows how long it is, the server is asked. */
  async #begin(): Promise<void> {
    if (last(this.state.get().timeline) > 0) return;
    const lastSeq = this.told() || (await this.#next(Number.MAX_SAFE_INTEGER)).upTo;
    this.state.patch({ timeline: begin(this.state.get().timeline, beginAfter(lastSeq)) });
  }

  #next(after: number): Promise<StaffEntriesView> {
    return this.line.up ? this.line.watch(this.caseId, after) : this.#read(after);
  }

  async #sync(): Promise<void> {
    this.#syncing = true;
    try {
      do {
        this.#again = false;
        await this.#begin();
        await catchUp(
          this.state.get().timeline,
          (after) => this.#next(after),
          (page) => this.#take(page.entries, page.upTo, page.identity),
        );
        this.state.patch({ loaded: true, failed: false });
      } while (this.#again);
      this.#box(outbox.retryAll);
    } catch (error) {
      if (error instanceof Refusal) this.state.patch({ gone: true, loaded: true });
      else this.#later();
      this.state.patch({ failed: !this.state.get().loaded });
    } finally {
      this.#syncing = false;
    }
    void this.#flush();
  }

  /** One more try by itself, for a network that is there but lost this one request. */
  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.refresh(), retryMs);
  }

  #box(how: (box: outbox.Outbox) => outbox.Outbox): void {
    const { box } = this.state.get();
    const next = how(box);
    if (next === box) return;
    save('session', boxPrefix + this.caseId, next);
    this.state.patch({ box: next });
  }

  /** Somebody has said that a file shows a document: it is covered from now on. */
  cover(fileId: string): void {
    const { marked } = this.state.get();
    if (!marked.includes(fileId)) this.state.patch({ marked: [...marked, fileId] });
  }

  // Before what it covers is drawn.
  #cover(identity: boolean): void {
    if (identity && !this.state.get().identity) this.state.patch({ identity });
  }

  #take(entries: readonly StaffEntryView[], upTo = 0, identity = false): Timeline<StaffEntryView> {
    this.#cover(identity || tellsIdentity(entries));
    const { timeline } = this.state.get();
    const next = merge<StaffEntryView>(timeline, entries, upTo);
    if (next === timeline) return next;
    this.state.patch({ timeline: next });
    this.#box((box) => outbox.settle(box, next.entries));
    if (next.entries !== timeline.entries) this.grown(next.entries.slice(timeline.entries.length));
    return next;
  }

  #flush(): Promise<void> {
    this.#flushing ??= this.#sendAll().finally(() => {
      this.#flushing = null;
    });
    return this.#flushing;
  }

  async #sendAll(): Promise<void> {
    for (let item = outbox.next(this.state.get().box); item; item = outbox.next(this.state.get().box)) {
      await this.#deliver(item);
    }
  }

  async #deliver(item: outbox.Pending): Promise<void> {
    const { clientMessageId: id, text, articleSlug, draft } = item;
    const fileIds = item.files?.map((file) => file.fileId) ?? null;
    const body: WriteEntry = {
      clientMessageId: id,
      text,
      articleSlug: articleSlug ?? null,
      fileIds,
      draft: draft ?? null,
    };
    try {
      const where = item.note ? 'notes' : 'messages';
      const { seq } = await call<WrittenEntry>('POST', `/api/console/cases/${this.caseId}/${where}`, body);
      this.#box((box) => outbox.settle(outbox.sent(box, id, seq), this.state.get().timeline.entries));
      // The push is the quick way back; without one the entry is read.
      if (!this.idle) this.refresh();
    } catch (error) {
      this.#box((box) => (error instanceof Refusal ? outbox.refused(box, id, error.code) : outbox.failed(box, id)));
      if (!(error instanceof Refusal)) this.#later();
    }
  }
}
