import { problemOf, type Refusal, Unreachable } from '@vigil/shared/refusal';
import { request } from '@vigil/shared/request';
import { Store } from '@vigil/shared/store';

/** Whether the last request got through, and whether the session still stands. */
export const reach = new Store<{ online: boolean; signedOut: boolean }>({ online: true, signedOut: false });

/** Calls the server with the session cookie. Throws a Refusal for a no, Unreachable for what may be tried again. */
export async function call<T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<T> {
  const { response, content } = await request(method, path, body, { credentials: 'same-origin' }).catch((error) => {
    reach.patch({ online: false });
    throw error;
  });
  reach.patch({ online: response.status < 502 });
  if (response.ok) return content as T;
  if (response.status === 401 && !path.startsWith('/api/staff/')) reach.patch({ signedOut: true });
  throw problemOf(response.status, content);
}

/** Too many requests: the same one may be made later. */
export const isThrottled = (error: unknown): boolean => error instanceof Unreachable && error.message === 'HTTP 429';

export const isRefusal = (error: unknown): error is Refusal => error instanceof Error && error.name === 'Refusal';
