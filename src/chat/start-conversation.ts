import { sql } from 'kysely';
import { conversationLimit, dailyLimitReached, quotaDay } from '../accounts/quota/quota.ts';
import { type Params, query, row, rows } from '../data/statement.ts';
import { now } from '../shared/clock.ts';
import type { Context, Tx } from '../shared/context.ts';
import { requirePermission } from '../shared/permission.ts';
import { canSend } from './room.policy.ts';

// Two first messages of one person wait for each other here; those who only hold the account in being do not.
const lockStarter = query(
  (p: Params<{ userId: string }>) => sql`select from users u where u.id = ${p.userId} for no key update`,
);
const insertStart = query(
  (p: Params<{ roomId: string; userId: string; now: Date }>) => sql<{ roomId: string }>`
  insert into conversation_starts (room_id, user_id, started_at) values (${p.roomId}, ${p.userId}, ${p.now})
  on conflict (room_id) do nothing returning room_id as "roomId"`,
);
// Whoever has answered does not count, even where the answer was deleted since.
const countUnanswered = query(
  (p: Params<{ userId: string; since: Date }>) => sql<{ count: number }>`
  select count(*)::int as count from conversation_starts s
  where s.user_id = ${p.userId} and s.started_at >= ${p.since}
    and not exists (select from messages m where m.room_id = s.room_id and m.author_id <> s.user_id)`,
);

const counterpart = query(
  (p: Params<{ roomId: string; userId: string }>) => sql<{ id: string }>`
  select case when r.low_user_id = ${p.userId}::uuid then r.high_user_id else r.low_user_id end as id
  from rooms r where r.id = ${p.roomId} and r.kind = 'DIRECT'`,
);

/** Conversations that the viewer began today and that nobody has answered. */
async function unanswered(ctx: Context): Promise<number> {
  const found = await row(ctx, countUnanswered, { userId: ctx.viewer!.userId, since: quotaDay(ctx).begins });
  return found?.count ?? 0;
}

/**
 * Notes that the viewer writes the first message into a room of two, in the transaction that writes it. Nothing when the other was faster.
 * @throws AppError FORBIDDEN (MESSAGES_NOT_WANTED) when the other does not let the viewer; RATE_LIMITED (DAILY_LIMIT): so many conversations of today wait for an answer, see `Viewer.quota`.
 */
export async function startConversation(tx: Tx, roomId: string): Promise<void> {
  const { userId } = tx.viewer!;
  await rows(tx, lockStarter, { userId });
  if (!(await row(tx, insertStart, { roomId, userId, now: now(tx) }))) return;
  const other = await row(tx, counterpart, { roomId, userId });
  const isUnwanted = other !== null && !(await tx.app.acceptsMessages(tx, other.id));
  requirePermission(canSend(tx.viewer, { isCounterpartGone: false, isReadOnly: false, isUnwanted }));
  const limit = await conversationLimit(tx);
  if (limit !== null && (await unanswered(tx)) > limit) throw dailyLimitReached(tx);
}

/** How many conversations the viewer may still begin today; null where nothing is limited. */
export async function newConversationsLeft(ctx: Context): Promise<number | null> {
  const limit = await conversationLimit(ctx);
  return limit === null ? null : Math.max(0, limit - (await unanswered(ctx)));
}
