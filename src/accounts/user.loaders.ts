import { sql } from 'kysely';
import { list } from '../data/columns.ts';
import { loaderOf } from '../data/loaders.ts';
import { seenQuery } from '../data/seen-query.ts';
import { type Params, rows } from '../data/statement.ts';
import { viewerIdOf } from '../shared/context.ts';
import { isBlockedBetween } from './blocks/block.rows.ts';
import { people, USER, type UserRow } from './user.rows.ts';

const byIds = seenQuery((p: Params<{ ids: readonly string[]; viewerId: string | null }>, hasBlocks) => {
  const found = people.select(list(USER)).where('u.id', '=', sql<string>`any(${p.ids}::uuid[])`);
  return hasBlocks ? found.where(sql<boolean>`not ${isBlockedBetween(sql<string>`u.id`, p.viewerId)}`) : found;
});

/** People by id; null for one who is not there, has left for good, or has a block between the viewer and them. */
export const userById = loaderOf<UserRow>(
  (ctx, ids) => rows(ctx, byIds(ctx), { ids, viewerId: viewerIdOf(ctx) }),
  (user) => user.id,
);
