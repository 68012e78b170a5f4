import type { OpenCase, OpenedCase } from '@vigil/shared/api';
import { drop, keysOf, load } from '@vigil/shared/keep';
import * as outbox from '@vigil/shared/outbox';
import { problemOf, Unreachable } from '@vigil/shared/refusal';
import { request } from '@vigil/shared/request';
import type { Session } from '../link/session';
import { opening, type Start, sending } from './conversation';
import { type Kept, keyOf, type Left, leftBehind, openingOf, stillMeant, whereOf } from './kept';

/** Cases whose first message was written on an earlier page and has not got through yet. */
export function unopened(session: Session): Start[] {
  return keysOf(whereOf(session), openingOf(session))
    .map((key) => load(whereOf(session), key) as Start | null)
    .filter((start): start is Start => typeof start?.clientCaseId === 'string');
}

/** Cases in which something written on an earlier page still waits. */
export function unsent(session: Session): string[] {
  const where = whereOf(session);
  const prefix = keyOf(session, '');
  const opening = new Set(unopened(session).map((start) => start.clientCaseId));
  return keysOf(where, prefix)
    .filter((key) => (load(where, key) as Kept | null)?.box?.some?.((item) => item.state !== 'refused'))
    .map((key) => key.slice(prefix.length))
    .filter((id) => !id.includes('.') && !opening.has(id));
}

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
