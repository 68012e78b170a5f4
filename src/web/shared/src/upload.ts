import type { BeginUpload, FileView, UploadView } from './api';
import { problemOf, Refusal, Unreachable } from './refusal';
import { request } from './request';

/** How files go to the server: where to, and as whom. */
export interface Way {
  /** Such as /api/messenger/files. */
  readonly base: string;
  /** Asked for at each request, so that a renewed session is used. */
  headers(): Record<string, string>;
  readonly credentials: RequestCredentials;
  /** Renews a session that has run out; undefined where nothing can be done. */
  renew?(): Promise<unknown>;
}

export interface Progress {
  /** So many bytes are there. */
  sent(bytes: number): void;
  /** The connection is gone and comes back by itself. */
  waiting(): void;
}

export const maxFileBytes = 20 * 1024 * 1024;
export const maxFiles = 10;

// What a drop costs at most, also behind a proxy that passes requests on only once they are whole.
const sliceBytes = 1024 * 1024;
// Without a byte for so long the connection is as good as gone.
const silenceMs = 20_000;
// Seconds between attempts; the last one repeats.
const waits = [1, 2, 5, 10, 20];

/** Uploads a file; after a drop it goes on with the byte where the server stands. Ends with a Refusal, a limit, or the signal. */
export async function upload(
  file: Blob & { name: string },
  way: Way,
  on: Progress,
  signal: AbortSignal,
): Promise<FileView> {
  let at: UploadView | null = null;
  let attempt = 0;
  for (;;) {
    try {
      if (!at) {
        const begin: BeginUpload = { name: file.name, size: file.size };
        at = await call<UploadView>(way, 'POST', '/uploads', begin);
      } else {
        at = await call<UploadView>(way, 'GET', `/uploads/${at.uploadId}`);
      }
      while (!at.file) {
        const { uploadId, offset }: UploadView = at;
        const slice = file.slice(offset, offset + sliceBytes);
        const told = (loaded: number) => on.sent(offset + loaded);
        at = await send<UploadView>(way, `/uploads/${uploadId}?offset=${offset}`, slice, told, signal);
        attempt = 0;
      }
      return at.file;
    } catch (error) {
      if (signal.aborted) {
        if (at) call(way, 'DELETE', `/uploads/${at.uploadId}`).catch(ignore);
        throw error;
      }
      if (error instanceof Refusal && error.code === 'upload.not_found' && at) at = null;
      else if (error instanceof Refusal && error.status === 401 && way.renew && attempt === 0) await way.renew();
      else if (error instanceof Unreachable && !error.code) on.waiting();
      else if (!(error instanceof Refusal && error.code === 'upload.offset')) throw error;
      await pause(waits[Math.min(attempt++, waits.length - 1)] ?? 20, signal);
    }
  }
}

/** Puts a small picture beside an uploaded one. */
export const putThumbnail = (way: Way, fileId: string, small: Blob, signal: AbortSignal): Promise<FileView> =>
  send<FileView>(way, `/${fileId}/thumbnail`, small, ignore, signal, 'PUT');

/** Removes what was uploaded and will not be sent. Out of reach, the server does so by itself after a day. */
/** Says that a file of one's own shows a document of identity: staff see it only with a reason from then on. */
export const markDocument = (way: Way, fileId: string): Promise<void> => call(way, 'POST', `/${fileId}/document`);

export const dropFile = (way: Way, fileId: string): void => void call(way, 'DELETE', `/${fileId}`).catch(ignore);

async function call<T>(way: Way, method: string, path: string, body?: unknown): Promise<T> {
  const { response, content } = await request(method, way.base + path, body, {
    headers: way.headers(),
    credentials: way.credentials,
  });
  if (!response.ok) throw problemOf(response.status, content);
  return content as T;
}

/** One request with bytes. XMLHttpRequest, because fetch does not tell how much has gone. */
function send<T>(
  way: Way,
  path: string,
  body: Blob,
  sent: (bytes: number) => void,
  signal: AbortSignal,
  method = 'PATCH',
): Promise<T> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    let silence: ReturnType<typeof setTimeout> | undefined;
    const listen = () => {
      clearTimeout(silence);
      silence = setTimeout(() => xhr.abort(), silenceMs);
    };
    const abort = () => xhr.abort();
    xhr.open(method, way.base + path);
    for (const [name, value] of Object.entries(way.headers())) xhr.setRequestHeader(name, value);
    xhr.setRequestHeader('Content-Type', 'application/octet-stream');
    xhr.withCredentials = way.credentials !== 'omit';
    xhr.responseType = 'json';
    xhr.upload.onprogress = (event) => {
      listen();
      sent(event.loaded);
    };
    xhr.onloadend = () => {
      clearTimeout(silence);
      signal.removeEventListener('abort', abort);
      if (xhr.status >= 200 && xhr.status < 300 && xhr.response) resolve(xhr.response as T);
      else reject(xhr.status === 0 ? new Unreachable('upload') : problemOf(xhr.status, xhr.response));
    };
    signal.addEventListener('abort', abort);
    if (signal.aborted) return void reject(signal.reason);
    listen();
    xhr.send(body);
  });
}

/** Until the time is over, or the network is said to be back. */
function pause(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      window.removeEventListener('online', end);
      signal.removeEventListener('abort', end);
      if (signal.aborted) reject(signal.reason);
      else resolve();
    };
    const timer = setTimeout(end, seconds * 1000);
    window.addEventListener('online', end);
    signal.addEventListener('abort', end);
  });
}

/** Only for what is worth nothing when it fails. */
function ignore(): void {}
