import { removeInBatches, SWEEP_BATCH } from '../jobs/sweep.ts';
import type { App } from '../shared/context.ts';

const KEEP_DAYS = 30;
const OLD_MAILS = `delete from dev_mails where id in (select id from dev_mails
  where created_at < $1::timestamptz - interval '${KEEP_DAYS} days' limit ${SWEEP_BATCH})`;

/** Removes development mails that are older than 30 days. @returns how many went. */
export const sweepMailbox = (app: App): Promise<number> => removeInBatches(app, OLD_MAILS);
