import type { ArticleLink, CustomerView, EntryView, HomeView, RecordCard } from '@vigil/shared/api';
import { forget } from '@vigil/shared/keep';
import { t } from './app-texts';
import { forgetRecords, learn } from './cards/records';
import { setTimeZone } from './format';
import type { Host } from './link/host';
import { Link } from './link/link';
import { Session } from './link/session';
import { Store } from './store';
import { Conversation, type Start } from './talk/conversation';

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
  readonly homeFailed: boolean;
  readonly talk: Conversation | null;
  /** The panel is open, so that what arrives is seen. */
  readonly open: boolean;
}

const first: readonly Screen[] = [{ name: 'home' }];

/** Everything that the screens show and do. */
export class App {
  readonly view: Store<View>;
  session: Session;
  link: Link;
  #homeRead = false;
  #told = -1;

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
    });
    [this.session, this.link] = this.#connect();
    host.onOpen((open) => {
      this.view.patch({ open });
      this.tellUnread();
    });
    host.onIdentity((signedOut) => this.#restart(signedOut));
  }

  #connect(): [Session, Link] {
    const session = new Session(
      () => this.host.identityToken(),
      this.locale,
      (ok) => this.link.reached(ok),
    );
    const link = new Link(session, {
      entry: (caseId, entry) => this.#of(caseId)?.push(entry as EntryView),
      caseChanged: (caseId, state) => this.#of(caseId)?.changed(state),
      typing: (caseId) => this.#of(caseId)?.typed(),
      refresh: () => {
        const { talk, homeFailed, home } = this.view.get();
        talk?.refresh();
        if (homeFailed || !home) void this.readHome();
      },
    });
    return [session, link];
  }

  async start(): Promise<void> {
    await this.readHome();
    void this.link.start();
  }

  #restart(signedOut: boolean): void {
    this.link.stop();
    this.view.get().talk?.stop();
    if (signedOut) forget('vigil.');
    else this.session.end();
    forgetRecords();
    [this.session, this.link] = this.#connect();
    this.view.patch({ screens: first, customer: null, home: null, homeFailed: false, talk: null });
    this.tellUnread();
    void this.start();
  }

  #of(caseId: string): Conversation | null {
    const { talk } = this.view.get();
    return talk?.talk.get().caseId === caseId ? talk : null;
  }

  async readHome(): Promise<void> {
    if (this.#homeRead) return;
    this.#homeRead = true;
    const { session } = this;
    try {
      const home = await session.call<HomeView>('GET', '/api/messenger/home');
      if (session !== this.session) return;
      for (const card of home.matters) learn(card);
      const customer = home.customer ?? session.customer;
      setTimeZone(customer?.timeZone);
      this.view.patch({ home, customer, homeFailed: false });
      const going = home.cases.find((one) => one.state !== 'resolved');
      if (going && !this.view.get().talk) this.#attach(going.caseId, null);
    } catch {
      // Refused or out of reach: the screen says so, and the link asks again.
      if (session === this.session) this.view.patch({ homeFailed: true });
    } finally {
      this.#homeRead = false;
    }
  }

  /** One record of the first screen, read anew with all the others. */
  async readMatter(card: RecordCard): Promise<RecordCard> {
    await this.readHome();
    const { home, homeFailed } = this.view.get();
    if (homeFailed) throw new Error('home');
    return home?.matters.find((one) => one.kind === card.kind && one.id === card.id) ?? card;
  }

  #attach(caseId: string | null, start: Start | null): Conversation {
    this.view.get().talk?.stop();
    const talk = new Conversation(this.session, this.link, caseId, start);
    talk.talk.listen(() => this.tellUnread());
    this.view.patch({ talk });
    if (caseId) talk.refresh();
    return talk;
  }

  tellUnread(): void {
    const { talk, open, screens } = this.view.get();
    const reading = open && screens.at(-1)?.name === 'talk' && document.visibilityState === 'visible';
    if (reading) talk?.see();
    const count = talk?.unread ?? 0;
    if (count === this.#told) return;
    this.#told = count;
    this.host.say({ type: 'vigil:unread', count });
  }

  go(screen: Screen): void {
    this.view.patch({ screens: screen.name === 'home' ? first : [...this.view.get().screens, screen] });
    this.tellUnread();
  }

  back(): void {
    const { screens } = this.view.get();
    const rest = screens.slice(0, -1);
    this.view.patch({ screens: rest.length ? rest : first });
    if (rest.length <= 1) void this.readHome();
  }

  openCase(caseId: string): void {
    if (this.view.get().talk?.talk.get().caseId !== caseId) this.#attach(caseId, null);
    this.go({ name: 'talk' });
  }

  /** A new matter, opened by what the customer says first. */
  ask(text: string, intent?: string, fields?: Record<string, string>): void {
    const talk = this.#attach(null, { clientCaseId: crypto.randomUUID(), intent, fields });
    talk.say(text);
    this.view.patch({ screens: [...first, { name: 'talk' }] });
  }

  askHuman(): void {
    const { talk } = this.view.get();
    if (talk?.talk.get().caseId) void talk.askHuman();
    else this.ask(t('talk.human'), 'service.human');
  }

  article(link: Pick<ArticleLink, 'slug' | 'language'>): void {
    this.go({ name: 'article', slug: link.slug, language: link.language });
  }
}
