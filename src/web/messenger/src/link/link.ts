import type { CaseStateView, EntryView, Wire } from '@vigil/shared/api';
import type { Hub } from '@vigil/shared/hub';
import { Store } from '../store';
import type { Session } from './session';

/** live: pushes arrive; polling: the hub cannot be reached, plain requests can; offline: neither. */
export type LinkState = 'connecting' | 'live' | 'polling' | 'offline';

export interface Listeners {
  entry(caseId: string, entry: EntryView): void;
  caseChanged(caseId: string, state: CaseStateView): void;
  typing(caseId: string): void;
  /** Time to ask what was missed: after a (re)connect, now and then while live, often while polling. */
  refresh(): void;
}

// While the hub is away: often enough for a talk. While it is there: a push lost with a server heals by itself.
const pollMs = 3_000;
const healMs = 20_000;

/** The way to the server: the hub where it can be reached, plain requests where it cannot. */
export class Link {
  readonly state = new Store<LinkState>('connecting');
  #hub: Hub | null = null;
  #reached = true;
  /** The browser says that there is no network, and nothing has got through since. */
  #cut = !navigator.onLine;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  constructor(
    private readonly session: Session,
    private readonly listeners: Listeners,
  ) {
    window.addEventListener('offline', this.#lost);
    window.addEventListener('online', this.#found);
    document.addEventListener('visibilitychange', this.#nudge);
  }

  get live(): boolean {
    return this.#hub?.up ?? false;
  }

  async start(): Promise<void> {
    this.#later();
    const { connect } = await import('@vigil/shared/hub');
    if (this.#stopped) return;
    this.#hub = connect({
      url: '/hubs/messenger',
      token: async () => (await this.session.call<Wire['HubTicketView']>('POST', '/api/messenger/hub-ticket')).ticket,
      onUp: () => {
        this.#cut = false;
        this.state.set('live');
        this.listeners.refresh();
      },
      onDown: () => this.#judge(),
      listeners: {
        entry: (caseId: string, entry: EntryView) => this.listeners.entry(caseId, entry),
        caseChanged: (caseId: string, state: CaseStateView) => this.listeners.caseChanged(caseId, state),
        // From 'customer' it is another window of the same person.
        typing: (caseId: string, who: string) => who === 'customer' || this.listeners.typing(caseId),
      },
    });
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    window.removeEventListener('offline', this.#lost);
    window.removeEventListener('online', this.#found);
    document.removeEventListener('visibilitychange', this.#nudge);
    this.#hub?.stop();
  }

  invoke<T>(method: string, ...args: unknown[]): Promise<T> {
    if (!this.#hub) return Promise.reject(new Error('no hub'));
    return this.#hub.invoke<T>(method, ...args);
  }

  /** Told by every plain request whether the server answered. */
  reached(ok: boolean): void {
    this.#reached = ok;
    if (ok) this.#cut = false;
    if (this.state.get() !== 'connecting' || !ok) this.#judge();
  }

  #judge(): void {
    this.state.set(this.#cut ? 'offline' : this.live ? 'live' : this.#reached ? 'polling' : 'offline');
  }

  // Said at once; a dead connection would show itself only by the silence of two pings.
  readonly #lost = () => {
    this.#cut = true;
    this.#hub?.drop();
    this.#judge();
  };

  readonly #found = () => {
    this.#cut = false;
    this.#reached = true;
    this.#judge();
    this.#nudge();
  };

  readonly #nudge = () => {
    if (document.visibilityState === 'hidden') return;
    this.#hub?.nudge();
    this.listeners.refresh();
  };

  #later(): void {
    this.#timer = setTimeout(
      () => {
        if (document.visibilityState !== 'hidden' || !this.live) this.listeners.refresh();
        this.#later();
      },
      this.live ? healMs : pollMs,
    );
  }
}
