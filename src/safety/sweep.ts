import { sql } from 'kysely';
import { removal, removeInBatches } from '../jobs/sweep.ts';
import type { App } from '../shared/context.ts';

/** What was copied for a case is kept for so long after its end, days (docs/domain.md, Reports). */
const KEEP_DAYS = 365;

// Pictures of it go with it; the sweep of pictures finds them then. An open case keeps its evidence.
const oldEvidence = removal(
  'evidence',
  (now) => sql`case_id in (select k.id from moderation_cases k
    where k.resolved_at < ${now}::timestamptz - make_interval(days => ${sql.lit(KEEP_DAYS)}))`,
);

/** Removes evidence of cases that ended over a year ago. @returns how many pieces went. */
export const sweepEvidence = (app: App): Promise<number> => removeInBatches(app, oldEvidence);
