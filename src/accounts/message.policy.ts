import type { Viewer } from '../shared/context.ts';
import { ALLOWED, denied, type Permission, refusalOfStrangers } from '../shared/permission.ts';

/**
 * May the viewer write to this person directly? `other` is null for somebody unknown or departed; `isOpen` says whether the person
 * lets the viewer (`App.acceptsMessages`). Stands here, below all that know people: the rooms refuse by it, and other domains show by it
 * whether there is a button.
 */
export function canMessage(viewer: Viewer | null, other: { id: string } | null, isOpen: boolean): Permission {
  const refusal = refusalOfStrangers(viewer);
  if (refusal) return refusal;
  if (!other) return denied('NOT_FOUND', 'USER_NOT_FOUND');
  if (other.id === viewer!.userId) return denied('FORBIDDEN', 'ROOM_WITH_SELF');
  return isOpen ? ALLOWED : denied('FORBIDDEN', 'MESSAGES_NOT_WANTED');
}
