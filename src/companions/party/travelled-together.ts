import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Today } from '../../areas/today.ts';
import type { Params } from '../../data/statement.ts';
import { hasDepartedSql, STANDS } from '../posts/companion-status.ts';

/** The condition that two people have travelled together: both are of a party whose trip has begun. */
export const hasTravelledSql = (
  one: RawBuilder<string>,
  other: RawBuilder<string>,
  today: Params<Today>,
): RawBuilder<SqlBool> =>
  sql`exists (
    select from companion_members a join companion_members b on b.companion_id = a.companion_id
      join companions c on c.id = a.companion_id
    where a.user_id = ${one}::uuid and b.user_id = ${other}::uuid and ${hasDepartedSql(today)} and ${STANDS})`;
