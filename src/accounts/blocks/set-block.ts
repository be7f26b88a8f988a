import { sql } from 'kysely';
import { list } from '../../data/columns.ts';
import { type Params, query, row, rows } from '../../data/statement.ts';
import { afterCommit, transactionUnlocked } from '../../data/transaction.ts';
import { now } from '../../shared/clock.ts';
import type { Context, Tx } from '../../shared/context.ts';
import { unauthenticated } from '../../shared/errors.ts';
import { isUuid } from '../../shared/faults.ts';
import { requirePermission } from '../../shared/permission.ts';
import { people, USER, type UserRow } from '../user.rows.ts';
import { viewerChanged } from '../viewer.ts';
import { blockBetween } from './block.loaders.ts';
import { canBlock } from './block.policy.ts';

/** What a domain does when a block begins or ends between two people, in the same transaction. */
export type BlockStep = (tx: Tx, one: string, other: string, isBlocked: boolean) => Promise<void>;

// Whatever either of the two is writing ends first, and finds the block when it begins after: every write holds its writer's row.
const lockPair = query(
  (p: Params<{ ids: readonly string[] }>) => sql<{ id: string }>`
  select id from users where id = any(${p.ids}::uuid[]) and deleted_at is null order by id for update`,
);
const someone = query((p: Params<{ id: string }>) => people.select(list(USER)).where('u.id', '=', p.id));
const insert = query(
  (p: Params<{ blockerId: string; blockedId: string; at: Date }>) => sql<{ id: string }>`
  insert into blocks (blocker_id, blocked_id, created_at) values (${p.blockerId}, ${p.blockedId}, ${p.at})
  on conflict do nothing returning blocked_id as id`,
);
const remove = query(
  (p: Params<{ blockerId: string; blockedId: string }>) => sql<{ id: string }>`
  delete from blocks where blocker_id = ${p.blockerId} and blocked_id = ${p.blockedId} returning blocked_id as id`,
);
const recount = query(
  (p: Params<{ ids: readonly string[] }>) => sql<never>`
  update users u set has_blocks = exists (select from blocks x where x.blocker_id = u.id)
    or exists (select from blocks x where x.blocked_id = u.id)
  where u.id = any(${p.ids}::uuid[])`,
);
const isLeft = query(
  (p: Params<{ one: string; other: string }>) => sql<{ id: string }>`
  select blocked_id as id from blocks where (blocker_id, blocked_id) in ((${p.one}, ${p.other}), (${p.other}, ${p.one}))`,
);

/**
 * Blocks a person, or no longer; saying the same again changes nothing. From the commit on the two do not exist for each other; what
 * either was writing at this moment has arrived before. Whoever has blocked the viewer meanwhile is not there for them, and can only
 * be unblocked.
 * @throws AppError NOT_FOUND (USER_NOT_FOUND); FORBIDDEN (BLOCK_SELF).
 */
export async function setBlock(ctx: Context, userId: string, blocked: boolean): Promise<UserRow> {
  const viewerId = ctx.viewer!.userId;
  if (!isUuid(userId) || userId === viewerId) {
    requirePermission(canBlock(ctx.viewer, userId === viewerId ? { id: userId } : null));
  }
  return transactionUnlocked(ctx, async (tx) => {
    const ids = [viewerId, userId];
    const locked = await rows(tx, lockPair, { ids });
    if (!locked.some(({ id }) => id === viewerId)) throw unauthenticated('SESSION_ENDED');
    const other = await row(tx, someone, { id: userId });
    // The cached mark may be older than the locks.
    tx.viewer = { ...tx.viewer!, hasBlocks: true };
    const { isMine, isTheirs } = await blockBetween(tx, userId);
    requirePermission(canBlock(tx.viewer, other && (isMine || !isTheirs) ? other : null));
    const changed = blocked
      ? await row(tx, insert, { blockerId: viewerId, blockedId: userId, at: now(tx) })
      : await row(tx, remove, { blockerId: viewerId, blockedId: userId });
    if (changed) {
      await rows(tx, recount, { ids });
      const isBlocked = blocked || (await row(tx, isLeft, { one: viewerId, other: userId })) !== null;
      for (const step of tx.app.blockSteps) await step(tx, viewerId, userId, isBlocked);
      afterCommit(tx, () => {
        ctx.viewer = { ...ctx.viewer!, hasBlocks: true };
        for (const id of ids) viewerChanged(tx.app, id);
      });
    }
    return other!;
  });
}

const forget = query(
  (p: Params<{ userId: string }>) => sql<{ id: string }>`
  delete from blocks where blocker_id = ${p.userId} or blocked_id = ${p.userId}
  returning case when blocker_id = ${p.userId} then blocked_id else blocker_id end as id`,
);

/** Blocks of a person and against them go with the account: the direct rooms are closed by its going anyway. */
export async function removeAccountFromBlocks(tx: Tx, userId: string): Promise<void> {
  const others = (await rows(tx, forget, { userId })).map(({ id }) => id);
  if (others.length > 0)
    afterCommit(tx, () => {
      for (const id of others) viewerChanged(tx.app, id);
    });
}
