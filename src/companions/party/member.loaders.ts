import { type Expression, sql } from 'kysely';
import { isBlockedBetween } from '../../accounts/blocks/block.rows.ts';
import { USER, type UserRow } from '../../accounts/user.rows.ts';
import { aliased, list } from '../../data/columns.ts';
import { db } from '../../data/db.ts';
import { listLoaderOf } from '../../data/loaders.ts';
import { seenQuery } from '../../data/seen-query.ts';
import { type Params, rows } from '../../data/statement.ts';
import { viewerIdOf } from '../../shared/context.ts';

const m = aliased<{ m: 'companion_members' }>();
/** The condition that no block stands between this person and `companion_members m`, or that they share the party. */
const isFellowSeen = (viewerId: Expression<string | null>) =>
  sql<boolean>`(not ${isBlockedBetween(sql<string>`m.user_id`, viewerId)} or exists (
    select from companion_members y where y.companion_id = m.companion_id and y.user_id = ${viewerId}::uuid))`;

const ofCompanions = seenQuery((p: Params<{ ids: readonly string[]; viewerId: string | null }>, hasBlocks) =>
  db
    .selectFrom('companion_members as m')
    .innerJoin('companions as c', 'c.id', 'm.companion_id')
    .innerJoin('users as u', 'u.id', 'm.user_id')
    .select(list({ companionId: m.ref('m.companion_id'), ...USER }))
    .where('m.companion_id', '=', sql<string>`any(${p.ids}::uuid[])`)
    .where(hasBlocks ? isFellowSeen(p.viewerId) : sql<boolean>`true`)
    .orderBy(sql`m.user_id = c.author_id`, 'desc')
    .orderBy('m.joined_at')
    .orderBy('m.user_id'),
);

/** Who travels along, by post: the author first, then in the order of joining; as many as `memberCount`. */
export const membersOf = listLoaderOf<UserRow & { companionId: string }>(
  (ctx, ids) => rows(ctx, ofCompanions(ctx), { ids, viewerId: viewerIdOf(ctx) }),
  (member) => member.companionId,
);
