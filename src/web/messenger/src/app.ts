import type { ArticleLink, CustomerView, FileView, HomeView, RecordCard } from '@vigil/shared/api';
import { forget } from '@vigil/shared/keep';
import { Unreachable } from '@vigil/shared/refusal';
import type { TrayView } from '@vigil/shared/tray';
import { t } from './app-texts';
import { forgetRecords, learn } from './cards/records';
import { setTimeZone } from './format';
import type { Host } from './link/host';
import { Link } from './link/link';
import { given, Session } from './link/session';
import { Store } from './store';
import { Conversation, type Start } from './talk/conversation';
import { leftSomething } from './talk/kept';

export type Screen =
  | { name: 'home' }
  | { name: 'talk' }
  | { name: 'cases' }
  | { name: 'article'; slug: string; language: string };

export interface View {
  /** The way back; the last one is shown. */
  readonly screens: readonly Screen[];
  readonly customer: CustomerView | null;
  readonly home: HomeView | null;
  /** The code of a refusal, or simply that nothing came. */
  readonly homeFailed: string | boolean;
  /** The conversation that is open, or was last. */
  readonly talk: Conversation | null;
  /** The panel is open, so that what arrives is seen. */
  readonly open: boolean;
  readonly unread: number;
}

const first: readonly Screen[] = [{ name: 'home' }];
// Older ones are read when they are opened.
const mostWatched = 5;

/** Everything that the screens show and do. */
export class App {
  readonly view: Store<View>;
  /** Files for a conversation that is not there yet. */
  readonly tray = new Store<TrayView>({ items: [], tooMany: false });
  session: Session;
  link: Link;
  /** Every conversation that may still get an answer, so that none is missed while another is open. */
  #talks: Conversation[] = [];
  #homeRead: Promise<void> | null = null;
  /** What an earlier page left unsent has been looked for. */
  #found = false;
  /** Back from signing in: the conversation opens by itself, once it is known which. */
  #returns: boolean;

  constructor(
    readonly host: Host,
    readonly brand: string,
    private readonly locale: string,
  ) {
    this.view = new Store<View>({
      screens: first,
      customer: null,
      home: null,
      homeFailed: false,
      talk: null,
      open: host.settings.open,
      unread: 0,
    });
    this.#returns = host.settings.resume;
    given(host.settings.visitor);
    [this.session, this.link] = this.#connect();
    host.onOpen((open) => {
      this.view.patch({ open });
      this.tellUnread();
      if (open) void this.readHome();
    });
    host.onIdentity((signedOut) => void this.#restart(signedOut));
    window.addEventListener('storage', () => {
      for (const talk of this.#talks) talk.seenElsewhere();
    });
  }

  /** Right after signing out nobody is signed in, whatever the page that is about to leave still says. */
  #connect(signedOut = false): [Session, Link] {
    const session = new Session(
      async () => (signedOut ? null : this.host.identityToken()),
      this.locale,
      (ok) => this.link.reached(ok),
      (visitor) => this.host.say({ type: 'vigil:keep', visitor }),
    );
    const link = new Link(session, {
      entry: (caseId, entry) => this.#of(caseId)?.push(entry),
      caseChanged: (caseId, state) => this.#of(caseId)?.changed(state),
      typing: (caseId) => this.#of(caseId)?.typed(),
      refresh: () => {
        for (const talk of this.#talks) talk.refresh();
        const { homeFailed, home } = this.view.get();
        if (homeFailed || !home) void this.readHome();
      },
    });
    return [session, link];
  }

  async start(): Promise<void> {
    await this.readHome();
    void this.link.start();
  }

  async #restart(signedOut: boolean): Promise<void> {
    const { screens, talk } = this.view.get();
    const caseId = !signedOut && screens.at(-1)?.name === 'talk' && talk?.talk.get().caseId;
    this.link.stop();
    for (const talk of this.#talks) talk.stop();
    this.#talks = [];
    this.#found = false;
    this.#homeRead = null;
    if (signedOut) {
      this.session.signOut();
      forget('vigil.');
    } else this.session.end();
    forgetRecords();
    this.tray.set({ items: [], tooMany: false });
    [this.session, this.link] = this.#connect(signedOut);
    this.view.patch({ screens: first, customer: null, home: null, homeFailed: false, talk: null });
    this.tellUnread();
    const { session } = this;
    await this.start();
    // Whoever signed in goes on where they were.
    const mine = this.view.get().home?.cases.some((one) => one.caseId === caseId);
    if (caseId && mine && session === this.session) this.openCase(caseId);
  }

  #of(caseId: string): Conversation | undefined {
    return this.#talks.find((one) => one.talk.get().caseId === caseId);
  }

  /** A case that was opened twice, its answer having been lost, is counted once. */
  readonly #counts = (one: Conversation) => {
    const { caseId } = one.talk.get();
    return caseId === null || this.#of(caseId) === one;
  };

  readHome(): Promise<void> {
    this.#homeRead ??= this.#read(this.session).finally(() => {
      this.#homeRead = null;
    });
    return this.#homeRead;
  }

  async #read(session: Session): Promise<void> {
    try {
      const home = await session.call<HomeView>('GET', '/api/messenger/home');
      if (session !== this.session) return;
      for (const card of home.matters) learn(card);
      const customer = home.customer ?? session.customer;
      setTimeZone(customer?.timeZone);
      this.view.patch({ home, customer, homeFailed: false });
      await this.#watch(home, session);
      if (session !== this.session) return;
      if (this.#returns && this.view.get().talk) this.resume();
      this.#returns = false;
    } catch (error) {
      // Refused or out of reach: the screen says so, and the link asks again.
      const code = error instanceof Unreachable && error.code;
      if (session === this.session) this.view.patch({ homeFailed: code || true });
    }
  }

  /** One record of the first screen, read anew with all the others. */
  async readMatter(card: RecordCard): Promise<RecordCard> {
    await this.readHome();
    const { home, homeFailed } = this.view.get();
    if (homeFailed) throw new Error('home');
    return home?.matters.find((one) => one.kind === card.kind && one.id === card.id) ?? card;
  }

  /** What is going on, and what an earlier page could not open any more. */
  async #watch(home: HomeView, session: Session): Promise<void> {
    const going = home.cases.filter((one) => one.state !== 'resolved').slice(0, mostWatched);
    const ids = going.map((one) => one.caseId);
    if (!this.#found && leftSomething()) {
      // Out of reach: looked for again with the next reading.
      const earlier = await import('./talk/earlier').catch(() => null);
      if (session !== this.session || !earlier) return;
      for (const start of earlier.unopened(session))
        if (!this.#talks.some((one) => one.opens(start))) this.#add(null, start);
      ids.push(...earlier.unsent(session));
      void earlier.carry(session.token);
    }
    this.#found = true;
    for (const caseId of ids) if (!this.#of(caseId)) this.#add(caseId, null);
    if (!this.view.get().talk) this.view.patch({ talk: this.#talks[0] ?? null });
  }

  #add(caseId: string | null, start: Start | null): Conversation {
    const talk = new Conversation(this.session, this.link, caseId, start);
    this.#talks.push(talk);
    talk.talk.listen(() => {
      // Nothing leads to it any more.
      if (talk.talk.get().gone) this.#talks = this.#talks.filter((one) => one !== talk);
      this.tellUnread();
    });
    talk.refresh();
    return talk;
  }

  tellUnread(): void {
    const { talk, open, screens, unread: told } = this.view.get();
    const reading = open && screens.at(-1)?.name === 'talk' && document.visibilityState === 'visible';
    if (reading) talk?.see();
    const unread = this.#talks.filter(this.#counts).reduce((sum, one) => sum + one.unread, 0);
    if (unread === told) return;
    this.view.patch({ unread });
    this.host.say({ type: 'vigil:unread', count: unread });
  }

  go(screen: Screen): void {
    this.#show(screen.name === 'home' ? first : [...this.view.get().screens, screen]);
  }

  back(): void {
    const rest = this.view.get().screens.slice(0, -1);
    this.#show(rest.length ? rest : first);
    if (rest.length <= 1) void this.readHome();
  }

  #show(screens: readonly Screen[]): void {
    const { talk } = this.view.get();
    const left = talk?.talk.get().gone && screens.at(-1)?.name !== 'talk';
    this.view.patch(left ? { screens, talk: this.#talks[0] ?? null } : { screens });
    this.tellUnread();
  }

  openCase(caseId: string): void {
    this.view.patch({ talk: this.#of(caseId) ?? this.#add(caseId, null) });
    this.go({ name: 'talk' });
  }

  /** Goes on with what waits for the customer: the one with something new, otherwise the last. */
  resume(): void {
    const talk = this.#talks.find((one) => one.unread > 0) ?? this.view.get().talk;
    this.view.patch({ talk });
    this.go({ name: 'talk' });
  }

  /** A new matter, opened by what the customer says first. */
  ask(text: string, intent?: string, fields?: Record<string, string>, files?: readonly FileView[]): void {
    const talk = this.#add(null, { clientCaseId: crypto.randomUUID(), intent, fields });
    talk.say(text, files);
    this.view.patch({ talk, screens: [...first, { name: 'talk' }] });
  }

  /** A person, in the conversation that is open; from the first screen, in a new one. */
  askHuman(): void {
    const { talk, screens } = this.view.get();
    if (screens.at(-1)?.name === 'talk' && talk?.talk.get().caseId) void talk.askHuman();
    else this.ask(t('talk.human'), 'service.human');
  }

  article(link: Pick<ArticleLink, 'slug' | 'language'>): void {
    this.go({ name: 'article', slug: link.slug, language: link.language });
  }
}
