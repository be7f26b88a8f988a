import { canLeave } from '../companions/party/application.policy.ts';
import type { CompanionRow } from '../companions/posts/companion.rows.ts';
import type { Viewer } from '../shared/context.ts';
import { ALLOWED, denied, type Permission, refusalOfStrangers } from '../shared/permission.ts';

/** The room of a party stays open for so many days after its trip was called off; then it can only be read. */
export const OPEN_AFTER_CANCELLATION_DAYS = 7;

/** Whether the room of a trip that was called off at an instant, as JSON writes it, can only be read. */
export const isOnlyRead = (cancelledAt: string | null, now: Date): boolean =>
  cancelledAt !== null && now.getTime() - Date.parse(cancelledAt) >= OPEN_AFTER_CANCELLATION_DAYS * 86_400_000;

/**
 * Writing into a room that one is in: while the other person of a room of two is there (CONFLICT, COUNTERPART_GONE), and in that of a
 * party until a week after its trip was called off (CONFLICT, ROOM_READ_ONLY). The first
 * words to somebody need that person's leave (FORBIDDEN, MESSAGES_NOT_WANTED).
 */
export function canSend(
  viewer: Viewer | null,
  {
    isCounterpartGone,
    isReadOnly,
    isUnwanted,
  }: { isCounterpartGone: boolean; isReadOnly: boolean; isUnwanted: boolean },
): Permission {
  const refusal = refusalOfStrangers(viewer);
  if (refusal) return refusal;
  if (isReadOnly) return denied('CONFLICT', 'ROOM_READ_ONLY');
  if (isCounterpartGone) return denied('CONFLICT', 'COUNTERPART_GONE');
  return isUnwanted ? denied('FORBIDDEN', 'MESSAGES_NOT_WANTED') : ALLOWED;
}

/** Leaving a room that one is in: a party, by its own rule; a room of two stays (CONFLICT, DIRECT_ROOM_STAYS) and can be hidden. */
export function canLeaveRoom(
  viewer: Viewer | null,
  party: Pick<CompanionRow, 'authorId' | 'phase' | 'cancelledAt'> | null,
): Permission {
  const refusal = refusalOfStrangers(viewer);
  if (refusal) return refusal;
  return party ? canLeave(viewer, party, true) : denied('CONFLICT', 'DIRECT_ROOM_STAYS');
}
