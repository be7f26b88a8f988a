import type { Viewer } from '../shared/context.ts';
import { ALLOWED, denied, type Permission, refusalOfStrangers } from '../shared/permission.ts';

/** May the viewer see and decide cases? Moderators and admins (FORBIDDEN, NOT_MODERATOR). */
export function canModerate(viewer: Viewer | null): Permission {
  const refusal = refusalOfStrangers(viewer);
  if (refusal) return refusal;
  return viewer!.role === 'MEMBER' ? denied('FORBIDDEN', 'NOT_MODERATOR') : ALLOWED;
}

/** May the viewer give and take roles? Admins alone (FORBIDDEN, NOT_ADMIN). */
export function canAdminister(viewer: Viewer | null): Permission {
  const refusal = refusalOfStrangers(viewer);
  if (refusal) return refusal;
  return viewer!.role === 'ADMIN' ? ALLOWED : denied('FORBIDDEN', 'NOT_ADMIN');
}
