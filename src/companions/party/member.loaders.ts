import { sql } from 'kysely';
import { USER, type UserRow } from '../../accounts/user.rows.ts';
import { aliased, list } from '../../data/columns.ts';
import { db } from '../../data/db.ts';
import { listLoaderOf } from '../../data/loaders.ts';
import { type Params, query, rows } from '../../data/statement.ts';

const m = aliased<{ m: 'companion_members' }>();
const ofCompanions = query((p: Params<{ ids: readonly string[] }>) =>
  db
    .selectFrom('companion_members as m')
    .innerJoin('companions as c', 'c.id', 'm.companion_id')
    .innerJoin('users as u', 'u.id', 'm.user_id')
    .select(list({ companionId: m.ref('m.companion_id'), ...USER }))
    .where('m.companion_id', '=', sql<string>`any(${p.ids}::uuid[])`)
    .orderBy(sql`m.user_id = c.author_id`, 'desc')
    .orderBy('m.joined_at')
    .orderBy('m.user_id'),
);

/** Who travels along, by post: the author first, then in the order of joining; as many as `memberCount`. */
export const membersOf = listLoaderOf<UserRow & { companionId: string }>(
  (ctx, ids) => rows(ctx, ofCompanions, { ids }),
  (member) => member.companionId,
);
