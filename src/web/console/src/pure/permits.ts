import type { Permission, StaffView } from '../wire/console';

/** Whether somebody holds a permission: as the server says it, so that what would be refused is not offered. */
export const holds = (me: Pick<StaffView, 'permissions'>, permission: Permission): boolean =>
  me.permissions.includes(permission);
