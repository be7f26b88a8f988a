import { removeInBatches, SWEEP_BATCH } from '../jobs/sweep.ts';
import type { App } from '../shared/context.ts';
import { IDLE_SECONDS } from './session.rows.ts';

/** What is over is kept for so long, days: to answer questions, and for mails that a dead mail server has held up (14 days). */
const KEEP_DAYS = 30;

// Refresh tokens go with their session.
const OLD_SESSIONS = `delete from sessions where id in (select id from sessions
  where least(revoked_at, expires_at, last_used_at + interval '${IDLE_SECONDS} seconds') < $1::timestamptz - interval '${KEEP_DAYS} days'
  limit ${SWEEP_BATCH})`;
const OLD_TOKENS = `delete from mail_tokens where id in (select id from mail_tokens
  where created_at < $1::timestamptz - interval '${KEEP_DAYS} days' limit ${SWEEP_BATCH})`;

/**
 * Removes sessions that ended over 30 days ago, with their refresh tokens, and mail tokens of that age.
 * @returns how many of each went.
 */
export async function sweepAccounts(app: App): Promise<{ sessions: number; mailTokens: number }> {
  return { sessions: await removeInBatches(app, OLD_SESSIONS), mailTokens: await removeInBatches(app, OLD_TOKENS) };
}
