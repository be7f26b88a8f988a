import { sql } from 'kysely';
import { removal, removeInBatches } from '../jobs/sweep.ts';
import type { App } from '../shared/context.ts';
import { removeOldAttempts } from './identities/attempt.ts';
import { IDLE_SECONDS } from './session.rows.ts';

/** What is over is kept for so long, days: to answer questions, and for mails that a dead mail server has held up (14 days). */
const KEEP_DAYS = 30;

// Refresh tokens go with their session.
const oldSessions = removal(
  'sessions',
  (now) => sql`least(revoked_at, expires_at, last_used_at + make_interval(secs => ${sql.lit(IDLE_SECONDS)}))
    < ${now}::timestamptz - make_interval(days => ${sql.lit(KEEP_DAYS)})`,
);
const oldTokens = removal(
  'mail_tokens',
  (now) => sql`created_at < ${now}::timestamptz - make_interval(days => ${sql.lit(KEEP_DAYS)})`,
);
const oldChallenges = removal('passkey_challenges', (now) => sql`expires_at < ${now}::timestamptz`);

/**
 * Removes sessions that ended over 30 days ago, with their refresh tokens, mail tokens of that age, and challenges that are over.
 * @returns how many of each went.
 */
export async function sweepAccounts(app: App): Promise<{ sessions: number; mailTokens: number; challenges: number }> {
  await removeOldAttempts(app);
  return {
    sessions: await removeInBatches(app, oldSessions),
    mailTokens: await removeInBatches(app, oldTokens),
    challenges: await removeInBatches(app, oldChallenges),
  };
}
