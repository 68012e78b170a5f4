import { vi } from 'vitest';

// A second, as it is otherwise, is less than a crowded machine needs to fetch a screen; no passing test waits this long.
const waitFor = vi.waitFor;
vi.waitFor = (callback, options) => waitFor(callback, options ?? { timeout: 30_000 });
