import type { SessionView, StartSession } from '@vigil/shared/api';
import { adopt, drop, lasts, load, save } from '@vigil/shared/keep';
import { problemOf, Unreachable } from '@vigil/shared/refusal';
import { request } from '@vigil/shared/request';

/** What stands in an identity token, unchecked; null where it is none. */
export function claimsOf(identityToken: string): Record<string, unknown> | null {
  const payload = identityToken.split('.')[1] ?? '';
  try {
    const claims: unknown = JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/')));
    return typeof claims === 'object' ? (claims as Record<string, unknown>) : null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof DOMException) return null;
    throw error;
  }
}

/** The uid inside an identity token: only to find the session that we keep for it. */
export function subjectOf(identityToken: string | null): string {
  if (!identityToken?.split('.')[1]) return 'visitor';
  const sub = claimsOf(identityToken)?.sub;
  return typeof sub === 'string' ? sub : 'unknown';
}

const keyOf = (identity: string) => `vigil.session.${identity}`;

/** What the page around us kept of a visitor's session, where nothing of ours outlived the last page. */
export function given(visitor: string | null): void {
  if (visitor && !lasts()) save('session', keyOf('visitor'), { sessionToken: visitor });
}

function kept(identity: string): SessionView | null {
  const view = load('session', keyOf(identity)) as SessionView | null;
  return typeof view?.sessionToken === 'string' ? view : null;
}

/** Ends a session at the server too, though the page may be leaving; out of reach, it runs out by itself. */
function quit(token: string): void {
  if (!token) return;
  const headers = { Authorization: `Bearer ${token}` };
  fetch('/api/messenger/sign-out', { method: 'POST', headers, keepalive: true }).catch(() => undefined);
}

/** Our session with the server: a bearer token, never a cookie. Renewed with a fresh identity token when it is refused. */
export class Session {
  #view: SessionView | null = null;
  #starting: Promise<SessionView> | null = null;
  #over = false;
  identity = 'visitor';

  constructor(
    private readonly identityToken: () => Promise<string | null>,
    private readonly locale: string,
    private readonly reached: (ok: boolean) => void,
    /** Hands a visitor's token to the page around us, which keeps it where we can keep nothing; null takes it back. */
    private readonly keep: (visitor: string | null) => void = () => undefined,
  ) {}

  get token(): string {
    return this.#view?.sessionToken ?? '';
  }

  get customer() {
    return this.#view?.customer ?? null;
  }

  /** The session kept for this identity, or a new one. */
  start(fresh = false): Promise<SessionView> {
    this.#starting ??= this.#open(fresh).finally(() => {
      this.#starting = null;
    });
    return this.#starting;
  }

  /** Over, for whoever comes next. What is still on its way here is ended when it arrives. */
  signOut(): void {
    this.#over = true;
    quit(this.token);
  }

  /** Somebody else than before. What a visitor said stays, for the customer they sign in as. */
  end(): void {
    this.#over = true;
    if (this.identity === 'visitor') return;
    quit(this.token);
    drop('session', keyOf(this.identity));
  }

  async #open(fresh: boolean): Promise<SessionView> {
    const identityToken = await this.identityToken();
    const identity = subjectOf(identityToken);
    this.identity = identity;
    const visitor = identity === 'visitor' ? null : kept('visitor');
    const known = fresh || visitor ? null : kept(identity);
    if (known) {
      this.#view = known;
      return known;
    }
    const body: StartSession = {
      identityToken,
      locale: this.locale,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    };
    // With the visitor's token, what was said before signing in goes on as this customer's.
    const view = await this.#send<SessionView>('POST', '/api/messenger/session', body, visitor?.sessionToken ?? '');
    if (this.#over) {
      quit(view.sessionToken);
      throw new Unreachable('over');
    }
    this.#view = view;
    if (visitor) {
      drop('session', keyOf('visitor'));
      adopt('vigil.talk.visitor.', `vigil.talk.${identity}.`);
      adopt('vigil.opening.visitor', `vigil.opening.${identity}`);
      adopt('vigil.draft.visitor', `vigil.draft.${identity}`, 'session');
    }
    save('session', keyOf(identity), view);
    if (!lasts()) this.keep(identity === 'visitor' ? view.sessionToken : null);
    return view;
  }

  /** Calls the server; a session that has run out is renewed once. */
  async call<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> {
    if (!this.#view) await this.start();
    const used = this.token;
    try {
      return await this.#send<T>(method, path, body, used);
    } catch (error) {
      if (!(error instanceof Error && 'status' in error && error.status === 401)) throw error;
      if (this.token === used) await this.start(true);
      return await this.#send<T>(method, path, body, this.token);
    }
  }

  async #send<T>(method: string, path: string, body: unknown, token: string): Promise<T> {
    const { response, content } = await request(method, path, body, {
      headers: token ? { Authorization: `Bearer ${token}` } : {},
      credentials: 'omit',
    }).catch((error) => {
      this.reached(false);
      throw error;
    });
    const problem = response.ok ? null : problemOf(response.status, content);
    this.reached(!(problem instanceof Unreachable && !problem.code));
    if (problem) throw problem;
    return content as T;
  }
}
