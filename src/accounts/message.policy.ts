import type { Viewer } from '../shared/context.ts';
import { ALLOWED, denied, type Permission } from '../shared/permission.ts';

/**
 * May the viewer write to this person directly? `other` is null for somebody unknown or departed. Stands here, below all
 * that know people: the rooms refuse by it, and other domains show by it whether there is a button.
 */
export function canMessage(viewer: Viewer | null, other: { id: string } | null): Permission {
  if (!viewer) return denied('UNAUTHENTICATED', 'SIGN_IN_REQUIRED');
  if (!viewer.isVerified) return denied('EMAIL_NOT_VERIFIED', 'EMAIL_NOT_VERIFIED');
  if (!other) return denied('NOT_FOUND', 'USER_NOT_FOUND');
  if (other.id === viewer.userId) return denied('FORBIDDEN', 'ROOM_WITH_SELF');
  return ALLOWED;
}
