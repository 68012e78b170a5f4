import type { Way } from '@vigil/shared/upload';
import type { App } from '../app';

/** The customer's files: as whoever has the session now. */
export function wayOf(app: App): Way {
  return {
    base: '/api/messenger/files',
    headers: () => ({ Authorization: `Bearer ${app.session.token}` }),
    credentials: 'omit',
    renew: () => app.session.start(true),
  };
}
