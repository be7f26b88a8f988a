import { sql } from 'kysely';
import { db } from '../../data/db.ts';
import { type Params, query, row, rows } from '../../data/statement.ts';
import { dateOf, now } from '../../shared/clock.ts';
import type { Context, Tx } from '../../shared/context.ts';
import { type AppError, rateLimited } from '../../shared/errors.ts';
import type { QuotaKind } from './quota-use.entity.ts';

const DAY_MS = 86_400_000;
/** Each good reference adds a tenth of a limit, at least one. */
const SHARE_PER_REFERENCE = 0.1;

/** A limit as it is for somebody about whom so many have written that they would travel together again. */
const withReferences = (limit: number, positiveReferences: number): number =>
  limit + positiveReferences * Math.max(1, Math.floor(limit * SHARE_PER_REFERENCE));

/** The first instant of the day, and of the next one, UTC. */
export function quotaDay(ctx: Context): { day: string; begins: Date; ends: Date } {
  const day = dateOf(now(ctx));
  const begins = new Date(`${day}T00:00:00.000Z`);
  return { day, begins, ends: new Date(begins.getTime() + DAY_MS) };
}

/** RATE_LIMITED until the day ends. */
export const dailyLimitReached = (ctx: Context): AppError =>
  rateLimited('DAILY_LIMIT', (quotaDay(ctx).ends.getTime() - now(ctx).getTime()) / 1000);

// One row for each person and kind: two at once wait for each other here.
const use = query(
  (p: Params<{ userId: string; kind: QuotaKind; day: string; limit: number }>) => sql<{ used: number }>`
  insert into quota_uses as q (user_id, kind, day, used) values (${p.userId}, ${p.kind}, ${p.day}, 1)
  on conflict (user_id, kind) do update set day = excluded.day, used = case when q.day = excluded.day then q.used + 1 else 1 end
  where q.day <> excluded.day or q.used < ${p.limit}
  returning q.used`,
);
const usesOf = query(
  (p: Params<{ userId: string; day: string }>) => sql<{ kind: QuotaKind; used: number }>`
  select q.kind, q.used from quota_uses q where q.user_id = ${p.userId} and q.day = ${p.day}`,
);
const ageOf = query(
  (p: Params<{ userId: string; now: Date }>) => sql<{ isNew: boolean }>`
  select u.created_at > ${p.now}::timestamptz - interval '7 days' as "isNew" from users u where u.id = ${p.userId}`,
);

const forget = query((p: Params<{ userId: string }>) => db.deleteFrom('quota_uses').where('user_id', '=', p.userId));

/**
 * Counts one use of the viewer's, in the transaction of what is limited: a write that fails uses nothing. Free where quotas are off.
 * @throws AppError RATE_LIMITED (DAILY_LIMIT) with `retryAfterSeconds` until the day ends.
 */
export async function useQuota(tx: Tx, kind: QuotaKind): Promise<void> {
  const { quotas } = tx.app.config;
  if (!quotas) return;
  const { userId } = tx.viewer!;
  const limit = withReferences(quotas[kind], await tx.app.countPositiveReferences(tx, userId));
  if (!(await row(tx, use, { userId, kind, day: quotaDay(tx).day, limit }))) throw dailyLimitReached(tx);
}

/** What is left of the viewer's uses today, by kind; null where quotas are off. */
export async function quotaLeft(ctx: Context): Promise<Readonly<Record<QuotaKind, number>> | null> {
  const { quotas } = ctx.app.config;
  if (!quotas) return null;
  const { userId } = ctx.viewer!;
  const [uses, positive] = await Promise.all([
    rows(ctx, usesOf, { userId, day: quotaDay(ctx).day }),
    ctx.app.countPositiveReferences(ctx, userId),
  ]);
  const left = (kind: QuotaKind) =>
    Math.max(0, withReferences(quotas[kind], positive) - (uses.find((use) => use.kind === kind)?.used ?? 0));
  return {
    applications: left('applications'),
    posts: left('posts'),
    comments: left('comments'),
    invitations: left('invitations'),
  };
}

/** Forgets what an account has used. */
export async function forgetQuotaUses(tx: Tx, userId: string): Promise<void> {
  await rows(tx, forget, { userId });
}

/** How many conversations the viewer may begin in a day; null where quotas are off. */
export async function conversationLimit(ctx: Context): Promise<number | null> {
  const { quotas } = ctx.app.config;
  if (!quotas) return null;
  const { userId } = ctx.viewer!;
  const account = await row(ctx, ageOf, { userId, now: now(ctx) });
  const limit = account?.isNew ? quotas.newConversationsInFirstWeek : quotas.newConversations;
  return withReferences(limit, await ctx.app.countPositiveReferences(ctx, userId));
}
