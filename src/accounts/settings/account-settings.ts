import { sql } from 'kysely';
import { aliased, list, type RowOf } from '../../data/columns.ts';
import { db } from '../../data/db.ts';
import { type Params, query, row, rows } from '../../data/statement.ts';
import type { Context, Locale, Tx } from '../../shared/context.ts';
import type { DirectMessagePolicy, Language } from '../user.entity.ts';

const u = aliased<{ u: 'users' }>();

/** What a person has chosen about the account: columns of `users u`. */
const ACCOUNT_SETTINGS = {
  language: sql<Language>`coalesce(${u.ref('u.language')}, 'KO')`,
  directMessages: u.ref('u.direct_messages'),
  showsInSearch: u.ref('u.shows_in_search'),
};
export type AccountSettings = RowOf<typeof ACCOUNT_SETTINGS>;

const ofPerson = query((p: Params<{ userId: string }>) =>
  db.selectFrom('users as u').select(list(ACCOUNT_SETTINGS)).where('u.id', '=', p.userId),
);

/** What somebody has chosen, with defaults where nothing was; null when there is no such person. */
export const findAccountSettings = (ctx: Context, userId: string): Promise<AccountSettings | null> =>
  row(ctx, ofPerson, { userId });

/** Null keeps what stands. */
export interface AccountSettingsChange {
  language: Language | null;
  directMessages: DirectMessagePolicy | null;
  showsInSearch: boolean | null;
}

const change = query(
  (p: Params<{ userId: string } & AccountSettingsChange>) => sql`
  update users set language = coalesce(${p.language}, language), direct_messages = coalesce(${p.directMessages}, direct_messages),
    shows_in_search = coalesce(${p.showsInSearch}, shows_in_search)
  where id = ${p.userId}`,
);

/** Writes what was chosen, behind `lockAccount`. */
export async function changeAccountSettings(tx: Tx, userId: string, chosen: AccountSettingsChange): Promise<void> {
  await rows(tx, change, { userId, ...chosen });
}

const languageOf = query((p: Params<{ userId: string }>) =>
  db.selectFrom('users as u').select('u.language').where('u.id', '=', p.userId),
);

/** The language in which to write to a person: the one that was chosen, or else `otherwise`. */
export async function localeOfPerson(ctx: Context, userId: string, otherwise: Locale): Promise<Locale> {
  const language = (await row(ctx, languageOf, { userId }))?.language ?? null;
  if (language === null) return otherwise;
  return language === 'EN' ? 'en' : 'ko';
}
