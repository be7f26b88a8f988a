import type { Viewer } from '../../shared/context.ts';
import { ALLOWED, denied, type Permission, refusalOfStrangers } from '../../shared/permission.ts';

/** Blocking a person whom the viewer can see: anybody but oneself (FORBIDDEN, BLOCK_SELF). `other` is null for somebody unknown or departed. */
export function canBlock(viewer: Viewer | null, other: { id: string } | null): Permission {
  const refusal = refusalOfStrangers(viewer);
  if (refusal) return refusal;
  if (!other) return denied('NOT_FOUND', 'USER_NOT_FOUND');
  return other.id === viewer!.userId ? denied('FORBIDDEN', 'BLOCK_SELF') : ALLOWED;
}
