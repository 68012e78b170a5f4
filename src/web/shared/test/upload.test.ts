import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { bytes } from '../src/bytes';
import { Refusal, Unreachable } from '../src/refusal';
import { upload, type Way } from '../src/upload';

const megabyte = 1024 * 1024;
const way: Way = { base: '/files', headers: () => ({}), credentials: 'omit' };
const never = new AbortController().signal;

/** A server that keeps what it was sent, and breaks where it is told to. */
class Server {
  received = 0;
  size = 0;
  readonly asked: string[] = [];
  /** What happens to the request of this line, instead of an answer. */
  readonly faults = new Map<string, 'lost' | 'lostAnswer' | { status: number; code: string }>();

  answer(method: string, path: string, body: { size: number }): { status: number; content: unknown } | null {
    const line = `${method} ${path}`;
    this.asked.push(line);
    const fault = this.faults.get(line);
    this.faults.delete(line);
    if (fault === 'lost') return null;
    if (fault && fault !== 'lostAnswer') return { status: fault.status, content: { code: fault.code } };
    if (method === 'POST') [this.size, this.received] = [body.size, 0];
    if (method === 'PATCH') {
      const offset = Number(path.split('offset=')[1]);
      if (offset !== this.received) return { status: 409, content: { code: 'upload.offset' } };
      this.received += body.size;
    }
    if (fault === 'lostAnswer') return null;
    const file = this.received === this.size ? { fileId: 'f1', name: 'a', type: 'text/plain', size: this.size } : null;
    return { status: 200, content: { uploadId: 'u1', size: this.size, offset: this.received, file } };
  }
}

let server: Server;

beforeEach(() => {
  server = new Server();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('fetch', async (url: string, { method, body }: { method: string; body: string | null }) => {
    const answer = server.answer(method, url.slice(way.base.length), JSON.parse(body ?? '{}'));
    if (!answer) throw new TypeError('Failed to fetch');
    return Response.json(answer.content, { status: answer.status });
  });
  vi.stubGlobal(
    'XMLHttpRequest',
    class {
      upload: { onprogress?: (event: { loaded: number }) => void } = {};
      onloadend = () => undefined;
      status = 0;
      response: unknown = null;
      #line = ['', ''];
      open(method: string, url: string) {
        this.#line = [method, url.slice(way.base.length)];
      }
      setRequestHeader() {}
      abort() {}
      send(body: Blob) {
        queueMicrotask(() => {
          this.upload.onprogress?.({ loaded: body.size });
          const answer = server.answer(this.#line[0] ?? '', this.#line[1] ?? '', body);
          if (answer) [this.status, this.response] = [answer.status, answer.content];
          this.onloadend();
        });
      }
    },
  );
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function run(size: number, signal = never) {
  const [sent, waited] = [[] as number[], { times: 0 }];
  const progress = { sent: (n: number) => sent.push(n), waiting: () => (waited.times += 1) };
  const done = upload(Object.assign(new Blob([new Uint8Array(size)]), { name: 'a' }), way, progress, signal);
  const settled = done.then(
    (file) => ({ file, error: null }),
    (error: unknown) => ({ file: null, error }),
  );
  await vi.runAllTimersAsync();
  return { ...(await settled), sent, waited: waited.times };
}

const patches = () => server.asked.filter((line) => line.startsWith('PATCH'));

it('sends slice after slice and tells how far it is', async () => {
  const { file, sent } = await run(2.5 * megabyte);
  expect(file?.fileId).toBe('f1');
  expect(sent).toEqual([megabyte, 2 * megabyte, 2.5 * megabyte]);
  expect(patches().map((line) => Number(line.split('=')[1]))).toEqual([0, megabyte, 2 * megabyte]);
});

it('goes on after a drop with the byte where the server stands', async () => {
  server.faults.set(`PATCH /uploads/u1?offset=${megabyte}`, 'lost');
  const { file, waited } = await run(2 * megabyte);
  expect(file?.fileId).toBe('f1');
  expect(waited).toBe(1);
  expect(server.asked).toEqual([
    'POST /uploads',
    'PATCH /uploads/u1?offset=0',
    `PATCH /uploads/u1?offset=${megabyte}`,
    'GET /uploads/u1',
    `PATCH /uploads/u1?offset=${megabyte}`,
  ]);
});

it('sends nothing twice when only an answer was lost, the last one included', async () => {
  server.faults.set('PATCH /uploads/u1?offset=0', 'lostAnswer');
  server.faults.set(`PATCH /uploads/u1?offset=${megabyte}`, 'lostAnswer');
  const { file } = await run(2 * megabyte);
  expect(file?.fileId).toBe('f1');
  expect(patches()).toHaveLength(2);
});

it('begins anew where the server has forgotten the upload', async () => {
  server.faults.set('PATCH /uploads/u1?offset=0', { status: 404, code: 'upload.not_found' });
  const { file } = await run(10);
  expect(file?.fileId).toBe('f1');
  expect(server.asked.filter((line) => line === 'POST /uploads')).toHaveLength(2);
});

it('ends with what will not pass by waiting', async () => {
  server.faults.set('PATCH /uploads/u1?offset=0', { status: 415, code: 'file.heic' });
  const refused = await run(10);
  expect(refused.error instanceof Refusal && refused.error.code).toBe('file.heic');
  server.faults.set('POST /uploads', { status: 429, code: 'limit.files' });
  const limited = await run(10);
  expect(limited.error instanceof Unreachable && limited.error.code).toBe('limit.files');
});

it('tells the server when it is cancelled', async () => {
  const end = new AbortController();
  server.faults.set(`PATCH /uploads/u1?offset=${megabyte}`, 'lost');
  const running = run(3 * megabyte, end.signal);
  end.abort();
  expect((await running).error).toBeTruthy();
  await vi.waitFor(() => expect(server.asked.at(-1)).toMatch(/^(DELETE|POST)/));
});

it('sizes read as phones show them', () => {
  expect([14, 1024, 820 * 1024, 2.4 * megabyte].map(bytes)).toEqual(['14 B', '1 KB', '820 KB', '2.4 MB']);
});
