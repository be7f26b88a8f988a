import { deletedUser, USER_COLUMNS, type UserRow } from '../../accounts/user.rows.ts';
import { listLoaderOf } from '../../data/loaders.ts';
import { rows, statement } from '../../data/statement.ts';

type Member = UserRow & { companionId: string; isGone: boolean };

const ofCompanions = statement<Member>(
  `select m.companion_id as "companionId", u.deleted_at is not null as "isGone", ${USER_COLUMNS}
   from companion_members m join companions c on c.id = m.companion_id join users u on u.id = m.user_id
   where m.companion_id = any($1::uuid[])
   order by m.user_id = c.author_id desc, m.joined_at, m.user_id`,
);

/**
 * Who travels along, by post: the author first, then in the order of joining; as many as `memberCount`. An author whose
 * account is gone stands there without a name.
 */
export const membersOf = listLoaderOf<UserRow & { companionId: string }>(
  async (ctx, ids) =>
    (await rows(ctx, ofCompanions, [ids])).map((member) =>
      member.isGone ? { ...deletedUser(member.id), companionId: member.companionId } : member,
    ),
  (member) => member.companionId,
);
