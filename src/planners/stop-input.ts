import { sql } from 'kysely';
import { db } from '../data/db.ts';
import { type Params, query, rows } from '../data/statement.ts';
import type { Tx } from '../shared/context.ts';
import { type Faults, isUuid } from '../shared/faults.ts';
import { LIST_SIZES } from '../shared/list-sizes.ts';

/** A stop as somebody writes it. */
export interface GivenStop {
  placeId: string;
  note?: string | null;
  startTime?: string | null;
}

/** A stop in its stored form. */
export interface StopValues {
  placeId: string;
  note: string;
  startTime: string | null;
}

/** Stops of one day (domain, "Planners"). */
export const MAX_STOPS = LIST_SIZES.stopsOfDay;
/** Longest note of a stop or a day, in graphemes. */
export const MAX_NOTE = 1_000;
const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

/**
 * Checks stops, `paths` telling where each stands in the input, and answers their stored form. Their places are kept from
 * vanishing until the commit. Faults: placeId PLACE_NOT_FOUND; note TOO_LONG (1,000), FORBIDDEN_CHARACTERS; startTime INVALID_TIME.
 */
export async function checkStops(
  tx: Tx,
  faults: Faults,
  stops: readonly GivenStop[],
  paths: readonly string[],
): Promise<StopValues[]> {
  const known = await holdPlaces(
    tx,
    stops.map(({ placeId }) => placeId),
  );
  return stops.map(({ placeId, note, startTime }, i) => {
    const path = paths[i]!;
    if (!known.has(placeId)) faults.add(`${path}.placeId`, 'PLACE_NOT_FOUND');
    const time = checkStartTime(faults, `${path}.startTime`, startTime);
    return { placeId, note: checkNote(faults, `${path}.note`, note), startTime: time };
  });
}

/** The note of a stop in its stored form; none is empty. Faults: TOO_LONG (1,000), FORBIDDEN_CHARACTERS. */
export const checkNote = (faults: Faults, path: string, note: string | null | undefined): string =>
  faults.text(path, note ?? '', { min: 0, max: MAX_NOTE }) ?? '';

/** The time of a stop; none is null. Faults: INVALID_TIME. */
export function checkStartTime(faults: Faults, path: string, time: string | null | undefined): string | null {
  if (time != null && !TIME_OF_DAY.test(time)) faults.add(path, 'INVALID_TIME');
  return time ?? null;
}

// In the order of ids, so that two writers with the same places do not wait for each other in a circle.
const hold = query((p: Params<{ ids: readonly string[]; viewerId: string }>) =>
  db
    .selectFrom('places')
    .select('id')
    .where('id', '=', sql<string>`any(${p.ids}::uuid[])`)
    .where(sql<boolean>`(hidden_at is null or created_by_id = ${p.viewerId})`)
    .orderBy('id')
    .forKeyShare(),
);

async function holdPlaces(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const wanted = [...new Set(ids)].filter(isUuid);
  return new Set((await rows(tx, hold, { ids: wanted, viewerId: tx.viewer!.userId })).map(({ id }) => id));
}
