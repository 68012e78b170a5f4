import type { HoldReason, HoldScope } from '../wire/console';

/** What a legal hold may be set on, as the server names it. */
export const holdScopes: readonly HoldScope[] = ['person', 'case'];

/** Why something has to be kept, as the server names it. */
export const holdReasons: readonly HoldReason[] = ['litigation', 'authority', 'investigation', 'dispute'];
