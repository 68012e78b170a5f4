import type { Problem } from './api';

/** The server said no, with a stable code: asking again with the same words will not help. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    sentence: string,
  ) {
    super(sentence);
    this.name = 'Refusal';
  }
}

/** The server could not be reached, or failed: the same request may be made again. */
export class Unreachable extends Error {
  constructor(
    reason: string,
    /** Set where the server did answer: too much at once, in which respect. */
    readonly code?: string,
  ) {
    super(reason);
    this.name = 'Unreachable';
  }
}

/** Reads problem+json. 408, 429 and 5xx pass with time and are therefore not refusals. */
export function problemOf(status: number, body: unknown): Refusal | Unreachable {
  const problem: Problem = typeof body === 'object' && body !== null ? body : {};
  if (status === 429) return new Unreachable('HTTP 429', problem.code ?? 'limit');
  if (status >= 500 || status === 408) return new Unreachable(`HTTP ${status}`);
  return new Refusal(problem.code ?? `http_${status}`, status, problem.detail ?? problem.title ?? '');
}

// SignalR wraps what the server says: "An unexpected error occurred invoking 'Send' on the server. HubException: code: sentence".
const wrapped = /HubException:\s*([\s\S]*)$/;
const coded = /^\s*([a-z][a-z0-9_.-]*):\s*([\s\S]*)$/i;

/** Reads a hub error. Null when it is not a refusal: the connection broke, or the server failed without a code. */
export function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof Error)) return null;
  const inner = wrapped.exec(error.message)?.[1];
  if (inner === undefined) return null;
  const parts = coded.exec(inner);
  const code = parts?.[1];
  return code === undefined ? null : new Refusal(code, 0, parts?.[2]?.trim() ?? '');
}
