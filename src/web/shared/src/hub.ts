import {
  HttpTransportType,
  type HubConnection,
  HubConnectionBuilder,
  HubConnectionState,
  LogLevel,
} from '@microsoft/signalr';
import { refusalOf, Unreachable } from './refusal';

export interface HubOptions {
  url: string;
  /** Fetches what opens the hub once; asked for at each attempt. Undefined where a cookie does the work. */
  token?: () => Promise<string>;
  /** The longest wait between two attempts, in seconds; 20 unless said otherwise. */
  longestWait?: number;
  onUp: () => void;
  onDown: () => void;
  /** What the server calls: name to listener. */
  // biome-ignore lint/suspicious/noExplicitAny: the wire decides the argument types; each listener states its own
  listeners: Record<string, (...args: any[]) => void>;
}

export interface Hub {
  readonly up: boolean;
  invoke<T>(method: string, ...args: unknown[]): Promise<T>;
  /** Tries now instead of after the back-off: the network is said to be back, or the page was looked at again. */
  nudge(): void;
  /** Lets go of a connection that the network is said to have left, instead of waiting for its silence; it keeps coming back. */
  drop(): void;
  stop(): void;
}

// Seconds between attempts; the last one repeats. The jitter keeps a thousand clients of a dead node from returning as one.
const waits = [0.5, 1, 2, 5, 10, 20];
const jitter = 0.3;

/** A connection that keeps coming back until it is stopped. WebSockets without negotiation: one request, no sticky sessions. */
export function connect(options: HubOptions): Hub {
  const { url, token, longestWait = 20, onUp, onDown, listeners } = options;
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const connection: HubConnection = new HubConnectionBuilder()
    .withUrl(url, {
      transport: HttpTransportType.WebSockets,
      skipNegotiation: true,
      ...(token ? { accessTokenFactory: token } : {}),
    })
    .configureLogging(LogLevel.None)
    .build();
  for (const [name, listener] of Object.entries(listeners)) connection.on(name, listener);
  connection.onclose(() => {
    onDown();
    later();
  });

  function later() {
    if (stopped) return;
    const wait = Math.min(longestWait, waits[Math.min(attempt++, waits.length - 1)] ?? longestWait);
    timer = setTimeout(open, wait * 1000 * (1 + (Math.random() - 0.5) * 2 * jitter));
  }

  function open() {
    timer = undefined;
    if (stopped || connection.state !== HubConnectionState.Disconnected) return;
    connection.start().then(
      () => {
        if (stopped) return void connection.stop();
        attempt = 0;
        onUp();
      },
      () => {
        onDown();
        later();
      },
    );
  }

  open();
  return {
    get up() {
      return connection.state === HubConnectionState.Connected;
    },
    async invoke<T>(method: string, ...args: unknown[]) {
      try {
        return await connection.invoke<T>(method, ...args);
      } catch (error) {
        throw refusalOf(error) ?? new Unreachable(error instanceof Error ? error.message : method);
      }
    },
    nudge() {
      attempt = 0;
      if (timer === undefined) return;
      clearTimeout(timer);
      open();
    },
    drop() {
      void connection.stop();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      void connection.stop();
    },
  };
}
