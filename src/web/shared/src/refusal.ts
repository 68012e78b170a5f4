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
    /** Set where the server did answer: too much at once, in which respect, or a file that cannot be checked now. */
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
  // The virus scanner is away: whoever sends the file decides when to try again.
  if (status === 503 && problem.code?.startsWith('file.')) return new Unreachable('HTTP 503', problem.code);
  if (status >= 500 || status === 408) return new Unreachable(`HTTP ${status}`);
  return new Refusal(problem.code ?? `http_${status}`, status, problem.detail ?? problem.title ?? '');
}

// A refusal begins with its code, which has a dot in it: "case.not_found: There is no such case."
const coded = /^([a-z]\w*(?:\.[\w-]+)+):\s*([\s\S]*)$/;

// Too much at once, a database that is away, a full disk, a fault of the server's: the same call may be made again.
const passing = /^(?:limit|database|storage|server)\./;

/** Reads a hub error. Null when the server said nothing: the connection broke, or it failed without a code. */
export function refusalOf(error: unknown): Refusal | Unreachable | null {
  const [, code, sentence = ''] = (error instanceof Error && coded.exec(error.message)) || [];
  if (!code) return null;
  return passing.test(code) ? new Unreachable(sentence, code) : new Refusal(code, 0, sentence);
}
