import { USER_COLUMNS, type UserRow } from '../../accounts/user.rows.ts';
import { listLoaderOf } from '../../data/loaders.ts';
import { rows, statement } from '../../data/statement.ts';

const ofCompanions = statement<UserRow & { companionId: string }>(
  `select m.companion_id as "companionId", ${USER_COLUMNS}
   from companion_members m join companions c on c.id = m.companion_id join users u on u.id = m.user_id
   where m.companion_id = any($1::uuid[])
   order by m.user_id = c.author_id desc, m.joined_at, m.user_id`,
);

/** Who travels along, by post: the author first, then in the order of joining; as many as `memberCount`. */
export const membersOf = listLoaderOf<UserRow & { companionId: string }>(
  (ctx, ids) => rows(ctx, ofCompanions, [ids]),
  (member) => member.companionId,
);
