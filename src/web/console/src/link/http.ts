import { problemOf, type Refusal, Unreachable } from '@vigil/shared/refusal';
import { Store } from '@vigil/shared/store';

const timeoutMs = 15_000;

/** Whether the last request got through, and whether the session still stands. */
export const reach = new Store<{ online: boolean; signedOut: boolean }>({ online: true, signedOut: false });

/** Calls the server with the session cookie. Throws a Refusal for a no, Unreachable for what may be tried again. */
export async function call<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  let response: Response;
  let content: unknown;
  try {
    response = await fetch(path, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      credentials: 'same-origin',
      signal: AbortSignal.timeout(timeoutMs),
    });
    content = await contentOf(response);
  } catch (error) {
    reach.patch({ online: false });
    throw new Unreachable(error instanceof Error ? error.message : String(error));
  }
  reach.patch({ online: response.status < 502 });
  if (response.ok) return content as T;
  const problem = problemOf(response.status, content);
  if (response.status === 401 && !path.startsWith('/api/staff/')) reach.patch({ signedOut: true });
  throw problem;
}

async function contentOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (!text) return null;
  try {
    return JSON.parse(text);
  } catch (error) {
    // A gateway's own page: the status says enough.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Too many requests: the same one may be made later. */
export const isThrottled = (error: unknown): boolean => error instanceof Unreachable && error.message === 'HTTP 429';

export const isRefusal = (error: unknown): error is Refusal => error instanceof Error && error.name === 'Refusal';
