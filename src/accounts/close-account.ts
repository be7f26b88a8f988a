import { db } from '../data/db.ts';
import { type Params, query, rows } from '../data/statement.ts';
import { afterCommit } from '../data/transaction.ts';
import type { Queue } from '../jobs/jobs.ts';
import { now } from '../shared/clock.ts';
import type { Tx } from '../shared/context.ts';
import { forgetDevices } from './known-device.ts';
import { forgetPush } from './push/push-subscriptions.ts';
import { forgetQuotaUses } from './quota/quota.ts';
import { endSessions } from './session.service.ts';
import { DEPARTED_NICKNAME } from './user.rows.ts';
import { viewerChanged } from './viewer.ts';
import { forgetWaysToSignIn } from './ways-to-sign-in.ts';

/** What a domain does with what is a person's when they leave for good, in the one transaction. Run again, it changes nothing. */
export type AccountRemoval = (tx: Tx, userId: string) => Promise<void>;

/** What a request that was under way during the deletion has left behind is cleared once more. */
export const REMOVAL_QUEUE: Queue<{ userId: string }> = {
  name: 'departure',
  retryDelay: 5,
  retryDelayMax: 3600,
  retryLimit: 100,
  keepSeconds: 7 * 24 * 3600,
  attemptSeconds: 60,
  workers: 1,
};
/** Longer than any request may take. */
const SECOND_SWEEP_SECONDS = 60;

const removeSessions = query((p: Params<{ userId: string }>) =>
  db.deleteFrom('sessions').where('user_id', '=', p.userId),
);
const removeMailTokens = query((p: Params<{ userId: string }>) =>
  db.deleteFrom('mail_tokens').where('user_id', '=', p.userId),
);
const leaveTombstone = query((p: Params<{ userId: string; now: Date; nickname: string }>) =>
  db
    .updateTable('users')
    .set({
      email: null,
      password_hash: null,
      birth_date: null,
      gender: null,
      avatar_id: null,
      nickname: p.nickname,
      introduction: '',
      mail_digest: false,
      direct_messages: 'EVERYONE',
      shows_in_search: true,
      language: null,
      role: 'MEMBER',
      email_verified_at: null,
      deleted_at: p.now,
    })
    .where('id', '=', p.userId),
);

/**
 * Closes an account for good, behind `lockAgainstWriters`: what is theirs alone goes, what others live with stays without an author. The row
 * stays as a tombstone; address and sessions are free and gone.
 */
export async function closeAccount(tx: Tx, userId: string): Promise<void> {
  await removeFromAll(tx, userId);
  await endSessions(tx, userId);
  await rows(tx, removeSessions, { userId });
  await rows(tx, removeMailTokens, { userId });
  await forgetDevices(tx, userId);
  await forgetQuotaUses(tx, userId);
  await forgetPush(tx, userId);
  await forgetWaysToSignIn(tx, userId);
  await rows(tx, leaveTombstone, { userId, now: now(tx), nickname: DEPARTED_NICKNAME });
  await tx.app.jobs.enqueue(tx, REMOVAL_QUEUE, { userId }, { delaySeconds: SECOND_SWEEP_SECONDS });
  afterCommit(tx, () => viewerChanged(tx.app, userId));
}

/** All domains' steps, in their order. */
export async function removeFromAll(tx: Tx, userId: string): Promise<void> {
  for (const step of tx.app.accountRemovals) await step(tx, userId);
}
