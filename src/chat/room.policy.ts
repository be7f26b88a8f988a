import { canLeave } from '../companions/party/application.policy.ts';
import type { CompanionRow } from '../companions/posts/companion.rows.ts';
import type { Viewer } from '../shared/context.ts';
import { ALLOWED, denied, type Permission, refusalOfStrangers } from '../shared/permission.ts';

/** Writing into a room that one is in: while the other person of a room of two is there (CONFLICT, COUNTERPART_GONE). */
export function canSend(viewer: Viewer | null, { isCounterpartGone }: { isCounterpartGone: boolean }): Permission {
  const refusal = refusalOfStrangers(viewer);
  if (refusal) return refusal;
  return isCounterpartGone ? denied('CONFLICT', 'COUNTERPART_GONE') : ALLOWED;
}

/** Leaving a room that one is in: a party, by its own rule; a room of two stays (CONFLICT, DIRECT_ROOM_STAYS) and can be hidden. */
export function canLeaveRoom(
  viewer: Viewer | null,
  party: Pick<CompanionRow, 'authorId' | 'phase'> | null,
): Permission {
  const refusal = refusalOfStrangers(viewer);
  if (refusal) return refusal;
  return party ? canLeave(viewer, party, true) : denied('CONFLICT', 'DIRECT_ROOM_STAYS');
}
