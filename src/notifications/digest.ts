import { sql } from 'kysely';
import { type Params, query, rows } from '../data/statement.ts';
import { transaction } from '../data/transaction.ts';
import { jobContext } from '../jobs/job-context.ts';
import { MAIL_QUEUE } from '../mail/mail.ts';
import { dateOf } from '../shared/clock.ts';
import type { App } from '../shared/context.ts';
import { DIGEST, unreadMessages } from './digest-mail.ts';
import { VISIBLE } from './notification.rows.ts';

const BATCH = 200;
/** Longer than any request takes: what was written before midnight is committed by then. */
const SETTLED_MS = 10 * 60_000;

// Whoever is claimed here has had the digest of this day, with or without something to tell; of two instances one claims.
const claim = query(
  (p: Params<{ until: string; limit: number }>) => sql<{ userId: string; since: string; hasNews: boolean }>`
  with due as (
    select u.id, u.digested_until as since from users u
    where u.mail_digest and u.digested_until < ${p.until} and u.deleted_at is null
    order by u.id limit ${p.limit} for update skip locked
  ), claimed as (
    update users u set digested_until = ${p.until} from due where u.id = due.id returning u.id, due.since, u.email_verified_at
  )
  select id as "userId", since, email_verified_at is not null and exists (
    select from notifications n
    where n.user_id = claimed.id and n.read_at is null and n.created_at >= since and n.created_at < ${p.until} and ${VISIBLE}
    union all select ${unreadMessages(sql`claimed.id`, sql`since`, p.until)}
  ) as "hasNews" from claimed`,
);

/**
 * Mails of the day: to everybody who wants them, has a verified address and has unread notifications since the last one. A
 * day ends at midnight UTC, nine in the morning in Korea; what comes later belongs to the next mail. However often it runs,
 * and on however many instances, a person gets one a day.
 * @returns how many mails were put into the queue.
 */
export async function sendDigests(app: App): Promise<number> {
  const until = `${dateOf(new Date(app.clock().getTime() - SETTLED_MS))}T00:00:00.000Z`;
  let enqueued = 0;
  for (;;) {
    const claimed = await transaction(jobContext(app, 'digest'), async (tx) => {
      const people = await rows(tx, claim, { until, limit: BATCH });
      for (const { userId, since } of people.filter(({ hasNews }) => hasNews)) {
        await app.jobs.enqueue(tx, MAIL_QUEUE, { kind: DIGEST, userId, since, until });
      }
      return people;
    });
    enqueued += claimed.filter(({ hasNews }) => hasNews).length;
    if (claimed.length < BATCH) return enqueued;
  }
}

const EVERY_MS = 10 * 60_000;

/** Looks every ten minutes, until the returned function is called, whether a day has ended. A run that fails is logged, and the next one goes on. */
export function startDigests(app: App): () => void {
  const looking = setInterval(() => {
    sendDigests(app).catch((error) => app.log.warn({ err: error }, 'digests could not be sent'));
  }, EVERY_MS);
  looking.unref();
  return () => clearInterval(looking);
}
