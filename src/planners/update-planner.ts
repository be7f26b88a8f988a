import { sql } from 'kysely';
import { checkArea } from '../areas/area.service.ts';
import { type Params, query, rows } from '../data/statement.ts';
import { transaction } from '../data/transaction.ts';
import type { Context } from '../shared/context.ts';
import { conflict } from '../shared/errors.ts';
import { Faults } from '../shared/faults.ts';
import { MAX_NAME } from './create-planner.ts';
import { isHiddenPlanner } from './hide-planner.ts';
import { type ExpectedVersion, lockOwnPlanner, markChanged } from './lock-planner.ts';
import { Planner, type PlannerVisibility } from './planner.entity.ts';
import type { PlannerRow } from './planner.rows.ts';

/** What changes of a planner; what is absent stays, nothing can be cleared. */
export interface UpdatePlanner {
  expectedVersion?: ExpectedVersion;
  name?: string | null;
  areaId?: string | null;
  visibility?: PlannerVisibility | null;
}

/**
 * Changes name, area or visibility of the viewer's own planner. The area of its only leg follows; several legs stay as they are.
 * What is the same already is no change: version and editedAt stay.
 * @throws AppError NOT_FOUND; FORBIDDEN (NOT_OWNER); BAD_USER_INPUT; CONFLICT (PLANNER_CHANGED, with `currentVersion`;
 * PLANNER_HIDDEN for making one public that moderators hide).
 */
export async function updatePlanner(ctx: Context, id: string, input: UpdatePlanner): Promise<PlannerRow> {
  return transaction(ctx, async (tx) => {
    const planner = await lockOwnPlanner(tx, id, input.expectedVersion);
    const wanted = readInput(tx, planner, input);
    const isSame =
      wanted.name === planner.name && wanted.areaId === planner.areaId && wanted.visibility === planner.visibility;
    if (isSame) return planner;
    if (wanted.visibility === 'PUBLIC' && planner.visibility === 'PRIVATE' && (await isHiddenPlanner(tx, id))) {
      throw conflict('PLANNER_HIDDEN');
    }
    tx.em.assign(await tx.em.findOneOrFail(Planner, id), wanted);
    await tx.em.flush();
    if (wanted.areaId !== planner.areaId) await rows(tx, moveOnlyLeg, { plannerId: id, areaId: wanted.areaId });
    return markChanged(tx, id);
  });
}

type Changeable = Pick<PlannerRow, 'name' | 'areaId' | 'visibility'>;

/** The planner as it is wanted: what is absent from the input stays. */
function readInput(ctx: Context, planner: PlannerRow, input: UpdatePlanner): Changeable {
  const faults = new Faults();
  const { name, areaId, visibility } = input;
  const wanted = {
    name: name === undefined ? planner.name : faults.text('input.name', name, { max: MAX_NAME, multiline: false }),
    areaId: areaId === undefined ? planner.areaId : checkArea(ctx, faults, 'input.areaId', areaId),
    visibility: visibility === undefined ? planner.visibility : visibility,
  };
  if (visibility === null) faults.add('input.visibility', 'REQUIRED');
  faults.check();
  return wanted as Changeable;
}

const moveOnlyLeg = query(
  (p: Params<{ plannerId: string; areaId: string }>) => sql`
  update planner_legs set area_id = ${p.areaId}
  where planner_id = ${p.plannerId} and (select count(*) from planner_legs where planner_id = ${p.plannerId}) = 1`,
);
