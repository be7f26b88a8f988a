import type { Viewer } from '../shared/context.ts';
import { ALLOWED, denied, type Permission, refusalOfStrangers } from '../shared/permission.ts';
import type { PlannerRow } from './planner.rows.ts';

type Owned = Pick<PlannerRow, 'ownerId'>;

/** Changing a planner that the viewer can read, with its legs, days and stops: its owner alone (NOT_OWNER). */
export function canUpdatePlanner(viewer: Viewer | null, planner: Owned): Permission {
  const refusal = refusalOfStrangers(viewer);
  if (refusal) return refusal;
  return viewer!.userId === planner.ownerId ? ALLOWED : denied('FORBIDDEN', 'NOT_OWNER');
}

/** Deleting it: its owner alone (NOT_OWNER). */
const canDeletePlanner = canUpdatePlanner;

/** Copying it: whoever can read it. */
export const canCopyPlanner = (viewer: Viewer | null): Permission => refusalOfStrangers(viewer) ?? ALLOWED;

/** What the viewer may do with a planner that they can read: each the answer of the policy that the mutation asks. */
export const permissionsOnPlanner = (
  viewer: Viewer | null,
  planner: Owned,
): Record<'update' | 'delete' | 'copy', Permission> => ({
  update: canUpdatePlanner(viewer, planner),
  delete: canDeletePlanner(viewer, planner),
  copy: canCopyPlanner(viewer),
});
