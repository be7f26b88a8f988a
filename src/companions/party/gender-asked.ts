import { sql } from 'kysely';
import { type Today, todayOf } from '../../areas/today.ts';
import { listed } from '../../data/columns.ts';
import { type Params, query, row } from '../../data/statement.ts';
import type { Tx } from '../../shared/context.ts';
import { hasDepartedSql, isOverSql, STANDS } from '../posts/companion-status.ts';

const asked = query((p: Params<{ userId: string } & Today>) => {
  const yes = sql<boolean>`exists (
    select from companion_members m join companions c on c.id = m.companion_id
    where m.user_id = ${p.userId} and c.gender is not null and ${STANDS} and not ${isOverSql(p)}
  ) or exists (
    select from applications a join companions c on c.id = a.companion_id
    where a.applicant_id = ${p.userId} and a.status = 'PENDING' and c.gender is not null and not ${hasDepartedSql(p)}
  )`;
  return sql<{ yes: boolean }>`select ${listed({ yes })}`;
});

/**
 * `App.isGenderAskedOf`: whether somebody is in a party, or waits for the answer to an application, whose post asks for a
 * gender. A trip that is over or called off asks no more, an application that has expired neither. The author is in the party.
 */
export async function isGenderAskedOf(tx: Tx, userId: string): Promise<boolean> {
  return (await row(tx, asked, { userId, ...todayOf(tx) }))?.yes ?? false;
}
