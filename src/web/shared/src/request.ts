import { Unreachable } from './refusal';

const timeoutMs = 15_000;

/** One request with JSON both ways. Throws Unreachable when no answer came; what an answer means is for the caller to say. */
export async function request(
  method: string,
  path: string,
  body: unknown,
  rest: { headers?: Record<string, string>; credentials: RequestCredentials },
): Promise<{ response: Response; content: unknown }> {
  const headers: Record<string, string> = { Accept: 'application/json', ...rest.headers };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  try {
    const response = await fetch(path, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      credentials: rest.credentials,
      signal: AbortSignal.timeout(timeoutMs),
    });
    // A gateway's own page is no JSON: its status says enough.
    const isJson = /\bjson\b/.test(response.headers.get('Content-Type') ?? '');
    return { response, content: isJson ? await response.json() : null };
  } catch (error) {
    throw new Unreachable(error instanceof Error ? error.message : String(error));
  }
}
