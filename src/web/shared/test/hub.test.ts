import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const attempts: number[] = [];
let answers = false;

vi.mock('@microsoft/signalr', () => {
  const connection = {
    state: 'Disconnected',
    on: () => undefined,
    onclose: () => undefined,
    stop: () => Promise.resolve(),
    start: () => {
      attempts.push(Date.now());
      return answers ? Promise.resolve() : Promise.reject(new Error('refused'));
    },
  };
  class HubConnectionBuilder {
    withUrl = () => this;
    configureLogging = () => this;
    build = () => connection;
  }
  return {
    HubConnectionBuilder,
    HubConnectionState: { Connected: 'Connected', Disconnected: 'Disconnected' },
    HttpTransportType: { WebSockets: 1 },
    LogLevel: { None: 6 },
  };
});

const { connect } = await import('../src/hub');

beforeEach(() => {
  vi.useFakeTimers();
  attempts.length = 0;
  answers = false;
});
afterEach(() => vi.useRealTimers());

/** The longest gap between two attempts during ten minutes without a server, in milliseconds. */
async function longestGap(longestWait?: number): Promise<number> {
  const hub = connect({
    url: '/hub',
    ...(longestWait === undefined ? {} : { longestWait }),
    onUp: () => undefined,
    onDown: () => undefined,
    listeners: {},
  });
  await vi.advanceTimersByTimeAsync(600_000);
  hub.stop();
  return Math.max(...attempts.slice(1).map((at, i) => at - (attempts[i] ?? at)));
}

test('whoever may not wait long is back a few seconds after the server, however long it was away', async () => {
  expect(await longestGap(3)).toBeLessThan(4_000);
});

test('everybody else spares a server that is coming back', async () => {
  expect(await longestGap()).toBeGreaterThan(10_000);
});
