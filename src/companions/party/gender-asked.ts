import { todayAt, todayValues } from '../../areas/today.ts';
import { row, statement } from '../../data/statement.ts';
import type { Tx } from '../../shared/context.ts';
import { hasDepartedSql, isOverSql } from '../posts/companion-status.ts';

const asked = statement<{ yes: boolean }>(
  `select exists (
     select from companion_members m join companions c on c.id = m.companion_id
     where m.user_id = $1 and c.gender is not null and not ${isOverSql(todayAt(2))}
   ) or exists (
     select from applications a join companions c on c.id = a.companion_id
     where a.applicant_id = $1 and a.status = 'PENDING' and c.gender is not null and not ${hasDepartedSql(todayAt(2))}
   ) as yes`,
);

/**
 * `App.isGenderAskedOf`: whether somebody is in a party, or waits for the answer to an application, whose post asks for a
 * gender. A trip that is over asks no more, an application that has expired neither. The author is in the party.
 */
export async function isGenderAskedOf(tx: Tx, userId: string): Promise<boolean> {
  return (await row(tx, asked, [userId, ...todayValues(tx)]))?.yes ?? false;
}
