import { sql } from 'kysely';
import { aliased, list, type RowOf } from '../../data/columns.ts';
import { db } from '../../data/db.ts';
import { type Params, query, row, rows } from '../../data/statement.ts';
import type { Context, Tx } from '../../shared/context.ts';
import { LIST_SIZES } from '../../shared/list-sizes.ts';

const i = aliased<{ i: 'identities' }>();

/** An account at another provider, as its owner sees it: columns of `identities i`. */
const IDENTITY = {
  id: i.ref('i.id'),
  provider: i.ref('i.provider'),
  email: i.ref('i.email'),
  createdAt: i.ref('i.created_at'),
};
export type IdentityRow = RowOf<typeof IDENTITY>;

const ofPerson = query((p: Params<{ userId: string }>) =>
  db
    .selectFrom('identities as i')
    .select(list(IDENTITY))
    .where('i.user_id', '=', p.userId)
    .orderBy('i.created_at')
    .orderBy('i.id')
    .limit(LIST_SIZES.identities),
);

/** A person's accounts at other providers, oldest first. */
export const listIdentities = (ctx: Context, userId: string): Promise<IdentityRow[]> => rows(ctx, ofPerson, { userId });

const ownerOf = query((p: Params<{ provider: string; subject: string }>) =>
  db
    .selectFrom('identities as i')
    .select('i.user_id as userId')
    .where('i.provider', '=', p.provider)
    .where('i.subject', '=', p.subject),
);

/** Whose an account at a provider is; null for nobody's. */
export const ownerOfIdentity = async (ctx: Context, provider: string, subject: string): Promise<string | null> =>
  (await row(ctx, ownerOf, { provider, subject }))?.userId ?? null;

interface NewIdentity {
  id: string;
  userId: string;
  provider: string;
  subject: string;
  email: string | null;
  now: Date;
}
const insert = query(
  (p: Params<NewIdentity>) => sql<{ id: string }>`
  insert into identities (id, user_id, provider, subject, email, created_at)
  values (${p.id}, ${p.userId}, ${p.provider}, ${p.subject}, ${p.email}, ${p.now})
  on conflict (provider, subject) do nothing returning id`,
);

/** Links an account at a provider; false when somebody has it already. */
export const insertIdentity = async (tx: Tx, identity: NewIdentity): Promise<boolean> =>
  (await row(tx, insert, identity)) !== null;

const remove = query(
  (p: Params<{ id: string; userId: string }>) => sql<{ id: string }>`
  delete from identities where id = ${p.id} and user_id = ${p.userId} returning id`,
);

/** Unlinks one of a person's; false when it is not theirs. */
export const removeIdentity = async (tx: Tx, id: string, userId: string): Promise<boolean> =>
  (await row(tx, remove, { id, userId })) !== null;
