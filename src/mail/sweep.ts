import { sql } from 'kysely';
import { removal, removeInBatches } from '../jobs/sweep.ts';
import type { App } from '../shared/context.ts';

const KEEP_DAYS = 30;
const oldMails = removal(
  'dev_mails',
  (now) => sql`created_at < ${now}::timestamptz - make_interval(days => ${sql.lit(KEEP_DAYS)})`,
);

/** Removes development mails that are older than 30 days. @returns how many went. */
export const sweepMailbox = (app: App): Promise<number> => removeInBatches(app, oldMails);
