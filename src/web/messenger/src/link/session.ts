import type { SessionView, StartSession } from '@vigil/shared/api';
import { drop, load, save } from '@vigil/shared/keep';
import { problemOf, Unreachable } from '@vigil/shared/refusal';
import { request } from '@vigil/shared/request';

/** The uid inside an identity token, unchecked: only to find the session that we keep for it. */
export function subjectOf(identityToken: string | null): string {
  const payload = identityToken?.split('.')[1];
  if (!payload) return 'visitor';
  try {
    const claims: unknown = JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/')));
    const sub = typeof claims === 'object' && claims !== null && 'sub' in claims ? claims.sub : null;
    return typeof sub === 'string' ? sub : 'unknown';
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof DOMException) return 'unknown';
    throw error;
  }
}

/** Our session with the server: a bearer token, never a cookie. Renewed with a fresh identity token when it is refused. */
export class Session {
  #view: SessionView | null = null;
  #starting: Promise<SessionView> | null = null;
  identity = 'visitor';

  constructor(
    private readonly identityToken: () => Promise<string | null>,
    private readonly locale: string,
    private readonly reached: (ok: boolean) => void,
  ) {}

  get token(): string {
    return this.#view?.sessionToken ?? '';
  }

  get customer() {
    return this.#view?.customer ?? null;
  }

  get key(): string {
    return `vigil.session.${this.identity}`;
  }

  /** The session kept for this identity, or a new one. */
  start(fresh = false): Promise<SessionView> {
    this.#starting ??= this.#open(fresh).finally(() => {
      this.#starting = null;
    });
    return this.#starting;
  }

  /** Ends it at the server too, though the page may be leaving; out of reach, it runs out by itself. */
  signOut(): void {
    if (!this.token) return;
    const headers = { Authorization: `Bearer ${this.token}` };
    fetch('/api/messenger/sign-out', { method: 'POST', headers, keepalive: true }).catch(() => undefined);
  }

  end(): void {
    drop('session', this.key);
    this.#view = null;
  }

  async #open(fresh: boolean): Promise<SessionView> {
    const identityToken = await this.identityToken();
    this.identity = subjectOf(identityToken);
    const kept = load('session', this.key) as SessionView | null;
    if (!fresh && typeof kept?.sessionToken === 'string') {
      this.#view = kept;
      return kept;
    }
    const body: StartSession = {
      identityToken,
      locale: this.locale,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    };
    const view = await this.#send<SessionView>('POST', '/api/messenger/session', body, '');
    this.#view = view;
    save('session', this.key, view);
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
    this.reached(!(problem instanceof Unreachable));
    if (problem) throw problem;
    return content as T;
  }
}
