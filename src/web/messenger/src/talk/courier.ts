import type { OpenCase, OpenedCase } from '@vigil/shared/api';
import { drop, keysOf, load } from '@vigil/shared/keep';
import * as outbox from '@vigil/shared/outbox';
import { problemOf, Unreachable } from '@vigil/shared/refusal';
import { request } from '@vigil/shared/request';
import { opening, sending } from './conversation';
import { type Left, leftBehind, stillMeant } from './kept';

/**
 * Sends what closed tabs of visitors left behind, each in the session that it was written in. Nothing of it is shown here: whoever
 * opened this page may be somebody else. A tab that still lives may send the same; with the same ids it is stored once.
 */
export async function carry(own: string): Promise<void> {
  for (const key of keysOf('local', leftBehind)) {
    const left = load('local', key) as Left | null;
    if (left?.token === own) continue;
    try {
      if (left) await send(left);
    } catch (error) {
      // Out of reach: it stays for the next time. Refused, or its session is over: nobody can send it any more.
      if (error instanceof Unreachable) continue;
      if (!(error instanceof Error && 'status' in error)) throw error;
    }
    drop('local', key);
  }
}

async function send({ token, caseId, start, box }: Left): Promise<void> {
  let id = caseId;
  for (const item of stillMeant(outbox.restore(box))) {
    if (!id) {
      if (!start) return;
      id = (await post<OpenedCase>(token, '/api/messenger/cases', opening(start, item) satisfies OpenCase)).caseId;
      if (!item.files) continue;
    }
    await post(token, `/api/messenger/cases/${id}/messages`, sending(item));
  }
}

async function post<T>(token: string, path: string, body: object): Promise<T> {
  const headers = { Authorization: `Bearer ${token}` };
  const { response, content } = await request('POST', path, body, { headers, credentials: 'omit' });
  if (!response.ok) throw problemOf(response.status, content);
  return content as T;
}
