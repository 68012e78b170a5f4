import type { QueryClient } from '@tanstack/react-query';
import { forget, load, save } from '@vigil/shared/keep';
import { Store } from '@vigil/shared/store';
import { Tray } from '@vigil/shared/tray';
import { createContext, useContext, useEffect, useRef } from 'react';
import type { Live } from './link/live';
import { forgetData } from './link/queries';
import { boxPrefix } from './link/talk';
import { isPeople, isSecurity } from './pure/access';
import { isApprovals } from './pure/approval';
import { isChannels } from './pure/channels';
import { shownOf } from './pure/draft';
import { isLearning } from './pure/learning';
import { isLooks } from './pure/open';
import type { Shortcut } from './pure/shortcuts';
import { isTrail } from './pure/trail';
import { t } from './texts';
import type { AssistView, CaseRowView, StaffView, View } from './wire/console';
import type { RecordKind } from './wire/exchange';

/** Under this width the right column is a drawer. */
export const narrow = '(max-width: 1100px)';

export type Page = 'learning' | 'looks' | 'approvals' | 'channels' | 'trail' | 'people' | 'security';

export type Panel = 'palette' | 'sheet' | 'transfer' | 'articles' | 'leaving' | 'signingOut' | null;

/** What is on the screen, beyond what the server knows. */
export interface Screen {
  readonly view: View;
  readonly open: string | null;
  /** A page that stands in place of list and case: of what the assistant may learn, of what was opened with a reason, of the official channels, or the audit trail. */
  readonly page: Page | null;
  /** Only this queue of the queued list. */
  readonly queue: string | null;
  readonly panel: Panel;
  /** Whom the transfer dialog begins with. */
  readonly transferTo: string | null;
  /** The right column, where it is a drawer. */
  readonly drawer: boolean;
  /** A record that somebody asked to see; `ask` grows with each asking, so that the same one can be asked for again. */
  readonly focus: { kind: RecordKind; id: string | null; ask: number } | null;
  readonly toast: Toast | null;
  /** What is told until somebody closes it. */
  readonly staying: readonly Toast[];
  /** The case whose composer is to take the keys as soon as it stands there. */
  readonly into: string | null;
}

export interface Toast {
  readonly text: string;
  readonly tone: 'plain' | 'urgent' | 'bad';
  readonly open?: string;
  /** What can be done about it. */
  readonly act?: { readonly label: string; readonly run: () => void };
  /** The case that has left; what is said of it is over when it comes back. */
  readonly leftCase?: string;
}

const pageOf = (hash: string, me: StaffView): Page | null =>
  isTrail(hash, me)
    ? 'trail'
    : isApprovals(hash, me)
      ? 'approvals'
      : isChannels(hash, me)
        ? 'channels'
        : isLooks(hash, me)
          ? 'looks'
          : isLearning(hash, me)
            ? 'learning'
            : isPeople(hash, me)
              ? 'people'
              : isSecurity(hash)
                ? 'security'
                : null;

/** What is being written on a case. Kept until it is sent, whatever else happens on the screen. */
export interface Writing {
  readonly note: boolean;
  /** Null: nothing of one's own yet, so that a draft may stand here. */
  readonly reply: string | null;
  /** The mark of the draft that the reply began from; null for words of one's own. */
  readonly began: string | null;
  readonly noteText: string;
  readonly article: { slug: string; title: string } | null;
  /** The assist whose draft is shown, and up to which message drafts are dealt with. */
  readonly shown: AssistView | null;
  readonly dealt: number;
}

const blank: Writing = { note: false, reply: null, began: null, noteText: '', article: null, shown: null, dealt: 0 };

const writingPrefix = 'vigil.console.writing.';

/** Forgets what stands written and unsent on every case. */
export function forgetWords(): void {
  forget(writingPrefix);
  forget(boxPrefix);
}

/** One agent's desk. */
export class Desk {
  readonly screen: Store<Screen>;
  /** Until when the customer's data of a case is open to me with a reason, by case. */
  readonly looks = new Store<Readonly<Record<string, string>>>({});
  readonly #trays = new Map<string, Tray>();
  readonly #writings = new Map<string, Store<Writing>>();
  readonly #commands = new Map<Shortcut, (() => void)[]>();

  constructor(
    readonly me: StaffView,
    readonly live: Live,
    readonly client: QueryClient,
  ) {
    this.screen = new Store<Screen>({
      view: 'mine',
      open: caseOf(location.hash),
      page: pageOf(location.hash, me),
      queue: null,
      panel: null,
      transferTo: null,
      drawer: false,
      focus: null,
      toast: null,
      staying: [],
      into: null,
    });
  }

  /** Opens a case, or none. The address follows, so that it can be passed on and the browser's back works. */
  open(caseId: string | null): void {
    const hash = caseId ? `#/cases/${caseId}` : '#/';
    if (location.hash !== hash) history.pushState(null, '', hash);
    this.follow();
  }

  /** Opens a case and gives the keys to its composer. */
  enter(caseId: string): void {
    this.screen.patch({ into: caseId });
    this.open(caseId);
  }

  follow = (): void => {
    const open = caseOf(location.hash);
    const page = pageOf(location.hash, this.me);
    if (open === this.screen.get().open && page === this.screen.get().page) return;
    // What a notice asked for has been done.
    const toast = this.screen.get().toast;
    this.screen.patch({
      open,
      page,
      focus: null,
      panel: null,
      drawer: false,
      toast: toast?.open === open ? null : toast,
    });
  };

  /** Opens a page. */
  page(page: Page): void {
    if (location.hash !== `#/${page}`) history.pushState(null, '', `#/${page}`);
    this.follow();
    this.screen.patch({ panel: null });
  }

  show(view: View, queue: string | null = null): void {
    if (this.screen.get().page) this.open(null);
    this.screen.patch({ view, queue, panel: null });
  }

  /** Asks to whom the open case is to go, beginning with a colleague where one is named. */
  transfer(staffId: string | null = null): void {
    this.screen.patch({ panel: 'transfer', transferTo: staffId });
  }

  focus(kind: RecordKind, id: string | null): void {
    const ask = (this.screen.get().focus?.ask ?? 0) + 1;
    this.screen.patch({ focus: { kind, id, ask }, drawer: window.matchMedia(narrow).matches, panel: null });
  }

  toast(text: string, tone: Toast['tone'] = 'plain', more: Pick<Toast, 'open' | 'act'> = {}): void {
    this.screen.patch({ toast: { text, tone, ...more } });
  }

  /** Says something until somebody closes it, whatever else is said meanwhile. */
  stay(toast: Toast): void {
    this.screen.patch({ staying: [...this.screen.get().staying, toast] });
  }

  /** Takes a notice away. */
  dismiss(toast: Toast): void {
    const { toast: current, staying } = this.screen.get();
    this.screen.patch({
      toast: current === toast ? null : current,
      staying: staying.filter((it) => it !== toast),
    });
  }

  /** A case has left this member of staff without their doing. What stands half-written on it is kept, and can be taken along. */
  left(row: CaseRowView, to: 'queue' | 'colleague' | 'away', colleague: string | null): void {
    const { reply, noteText } = this.writing(row.id).get();
    const words = [reply, noteText].filter((it) => it?.trim()).join('\n\n');
    const told = t(`left.${to}`, { number: `#${row.number}`, name: colleague ?? '' });
    this.stay({
      text: words ? t('left.kept', { told }) : told,
      tone: 'bad',
      leftCase: row.id,
      ...(words ? { act: { label: t('app.copy'), run: () => void navigator.clipboard?.writeText(words) } } : {}),
    });
  }

  /** These are one's own: that one of them had left is no longer true. */
  returned(caseIds: readonly string[]): void {
    const { staying } = this.screen.get();
    const left = staying.filter((it) => !it.leftCase || !caseIds.includes(it.leftCase));
    if (left.length < staying.length) this.screen.patch({ staying: left });
  }

  /** The customer's data of a case is open to me until then. */
  look(caseId: string, until: string): void {
    if (this.looks.get()[caseId] === until || Date.parse(until) <= Date.now()) return;
    this.looks.patch({ [caseId]: until });
    setTimeout(() => this.#over(caseId, until), Date.parse(until) - Date.now());
  }

  #over(caseId: string, until: string): void {
    if (this.looks.get()[caseId] === until) this.unlook(caseId);
  }

  /** A look is over, by the clock or because the server says so. */
  unlook(caseId: string): void {
    const { [caseId]: _, ...others } = this.looks.get();
    this.looks.set(others);
    // The case on the screen is shut by itself, unless it has become my own.
    if (this.screen.get().open !== caseId) this.shut(caseId);
  }

  /** The customer's data of a case is not for these eyes any more: nothing of it is kept. What I have written myself stays. */
  shut(caseId: string): void {
    forgetData(this.client, caseId);
    const writing = this.writing(caseId);
    if (writing.get().shown) writing.patch({ shown: null });
  }

  writing(caseId: string): Store<Writing> {
    let store = this.#writings.get(caseId);
    if (!store) {
      const kept = load('session', writingKey(caseId)) as Partial<Writing> | null;
      store = new Store<Writing>({ ...blank, ...kept });
      this.#writings.set(caseId, store);
    }
    return store;
  }

  /** The files that go with the next reply on a case. */
  tray(caseId: string): Tray {
    let tray = this.#trays.get(caseId);
    if (!tray) {
      tray = new Tray({ base: '/api/console/files', headers: () => ({}), credentials: 'same-origin' });
      this.#trays.set(caseId, tray);
    }
    return tray;
  }

  write(caseId: string, part: Partial<Writing>): void {
    const store = this.writing(caseId);
    store.patch(part);
    const { note, reply, began, noteText, article, dealt } = store.get();
    save('session', writingKey(caseId), { note, reply, began, noteText, article, dealt });
  }

  /** A reading of the assist: shown at once when it answers a later message. */
  advise(caseId: string, assist: AssistView): void {
    const store = this.writing(caseId);
    const shown = shownOf(store.get().shown, assist);
    if (shown !== store.get().shown) store.patch({ shown });
  }

  /** Runs what the newest component says for a command; false if nobody does. */
  run(command: Shortcut): boolean {
    const run = this.#commands.get(command)?.at(-1);
    run?.();
    return run !== undefined;
  }

  listen(command: Shortcut, run: () => void): () => void {
    this.#commands.set(command, [...(this.#commands.get(command) ?? []), run]);
    return () =>
      this.#commands.set(
        command,
        (this.#commands.get(command) ?? []).filter((other) => other !== run),
      );
  }
}

const writingKey = (caseId: string) => writingPrefix + caseId;

const caseOf = (hash: string): string | null => /^#\/cases\/([\w-]+)$/.exec(hash)?.[1] ?? null;

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('No desk around this component');
  return desk;
}

/** Answers a shortcut while the component is on the screen. */
export function useCommand(command: Shortcut, run: (() => void) | null): void {
  const desk = useDesk();
  const latest = useRef(run);
  latest.current = run;
  const active = run !== null;
  useEffect(() => (active ? desk.listen(command, () => latest.current?.()) : undefined), [desk, command, active]);
}
