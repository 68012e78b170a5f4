/**
 * Whether the line is down, as far as anybody can tell: a hub that stands is proof that it is not, whatever the last request met with.
 */
export const isDown = (hub: { up: boolean; failed: boolean; offline: boolean }, online: boolean): boolean =>
  !hub.up && (hub.failed || hub.offline || !online);
