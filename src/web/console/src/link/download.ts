import { problemOf, Unreachable } from '@vigil/shared/refusal';

// A copy of a person can be gigabytes over a slow line; the server closes the connection when it gives up.
const timeoutMs = 3_600_000;

/** Fetches a file and has the browser store it under the name that the server gives it. Throws a Refusal for a no, Unreachable for what may be tried again. */
export async function download(path: string): Promise<void> {
  const response = await fetch(path, { credentials: 'same-origin', signal: AbortSignal.timeout(timeoutMs) }).catch(
    (error) => {
      throw new Unreachable(String(error));
    },
  );
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => null));
  const url = URL.createObjectURL(
    await response.blob().catch((error) => {
      // Cut off on the way: half an export is none.
      throw new Unreachable(String(error));
    }),
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = nameOf(response.headers.get('Content-Disposition')) ?? '';
  link.click();
  // The browser has it by the next turn; an address of its own keeps the bytes in memory.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

const nameOf = (disposition: string | null): string | null => /filename="([^"]+)"/.exec(disposition ?? '')?.[1] ?? null;
