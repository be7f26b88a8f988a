import { sql } from 'kysely';
import { aliased, list, type RowOf } from '../data/columns.ts';
import { db } from '../data/db.ts';
import { type Params, query, row, rows } from '../data/statement.ts';
import { now } from '../shared/clock.ts';
import type { Context, Tx } from '../shared/context.ts';
import { suspended, unauthenticated } from '../shared/errors.ts';
import { isBanned, suspendedUntil } from './sanctions/sanction.rows.ts';
import { suspensionAt } from './sanctions/suspension.ts';

const u = aliased<{ u: 'users' }>();

const isVerified = sql<boolean>`${u.ref('u.email_verified_at')} is not null`;

/** Whether birth date and gender are known: a provider tells neither. Columns of `users u`. */
export const isComplete = sql<boolean>`${u.ref('u.birth_date')} is not null`;
/**
 * Whether an account may do everything: complete, and its address verified. One without an address was made at a provider, and has none to
 * verify. Columns of `users u`.
 */
export const mayDoEverything = sql<boolean>`${isComplete} and (${isVerified} or ${u.ref('u.email')} is null)`;

/** The contract knows no account without a birth date; what stands for one until it is told. */
const NO_BIRTH_DATE = '0001-01-01';

/** The signed-in account: columns of `users u`. `id` is the user's id. */
const ACCOUNT = {
  id: u.ref('u.id'),
  email: sql<string>`coalesce(${u.ref('u.email')}, '')`,
  isEmailVerified: isVerified,
  isSignUpComplete: isComplete,
  mayDoEverything,
  hasBlocks: u.ref('u.has_blocks'),
  birthDate: sql<string>`coalesce(${u.ref('u.birth_date')}, ${sql.lit(NO_BIRTH_DATE)}::date)`,
  role: u.ref('u.role'),
  /** The end of the longest suspension that was not lifted; it may have passed. */
  suspendedUntil: suspendedUntil(u.ref('u.id')),
  /** Whether a mail a day tells of unread notifications. */
  mailDigest: u.ref('u.mail_digest'),
};
export type AccountRow = RowOf<typeof ACCOUNT>;

const living = db.selectFrom('users as u').where('u.deleted_at', 'is', null);

const byId = query((p: Params<{ id: string }>) => living.select(list(ACCOUNT)).where('u.id', '=', p.id));

/** An account that has not been deleted, or null. */
export function findAccount(ctx: Context, userId: string): Promise<AccountRow | null> {
  return row(ctx, byId, { id: userId });
}

/** What signing in and proving a password needs of an account: columns of `users u`. An account of a provider may have neither address nor password. */
const CREDENTIALS = {
  id: u.ref('u.id'),
  email: u.ref('u.email'),
  nickname: u.ref('u.nickname'),
  passwordHash: u.ref('u.password_hash'),
  isVerified,
};
export type Credentials = RowOf<typeof CREDENTIALS>;

const credentials = living.select(list(CREDENTIALS));
const byEmail = query((p: Params<{ email: string }>) => credentials.where('u.email', '=', p.email));
const credentialsById = query((p: Params<{ id: string }>) => credentials.where('u.id', '=', p.id));
const lockById = query((p: Params<{ id: string }>) => credentials.where('u.id', '=', p.id).forNoKeyUpdate());

/** The account of a normalised address, or null. */
export const findByEmail = (ctx: Context, email: string): Promise<Credentials | null> => row(ctx, byEmail, { email });

/** The account of a person, or null when it is gone. */
export const findCredentials = (ctx: Context, userId: string): Promise<Credentials | null> =>
  row(ctx, credentialsById, { id: userId });

/**
 * The same, holding its row until the end of the transaction: whatever begins, ends or changes an account's sessions,
 * tokens or password does so behind this lock, so that one of two at once sees the other. Null when it is gone.
 */
export const lockAccount = (tx: Tx, userId: string): Promise<Credentials | null> => row(tx, lockById, { id: userId });

const holdInBeing = query((p: Params<{ id: string }>) =>
  living
    .select([
      'u.id',
      'u.has_blocks as hasBlocks',
      isBanned(u.ref('u.id')).as('isBanned'),
      suspendedUntil(u.ref('u.id')).as('suspendedUntil'),
    ])
    .where('u.id', '=', p.id)
    .forKeyShare(),
);
const excludeWriters = query((p: Params<{ id: string }>) => living.select('u.id').where('u.id', '=', p.id).forUpdate());

/**
 * `App.lockViewerAccount`: holds the viewer's account in being until the end of the transaction. Writers do not wait for each
 * other; deleting and sanctioning the account wait for them, and they for it.
 * @throws AppError UNAUTHENTICATED when it is gone or banned, FORBIDDEN SUSPENDED when it was suspended since the door looked.
 */
export async function lockViewerAccount(tx: Tx): Promise<void> {
  const viewer = tx.viewer!;
  const held = await row(tx, holdInBeing, { id: viewer.userId });
  if (!held || held.isBanned) throw unauthenticated('SESSION_ENDED');
  // Whom the door has known to be suspended it lets in for what they still may do.
  const until = viewer.suspendedUntil === null ? suspensionAt(now(tx), held.suspendedUntil) : null;
  if (until) throw suspended(until);
  // A block that was made since the door looked.
  if (held.hasBlocks !== viewer.hasBlocks) tx.viewer = { ...viewer, hasBlocks: held.hasBlocks };
}

const holdOther = query((p: Params<{ id: string }>) => living.select('u.id').where('u.id', '=', p.id).forKeyShare());

/**
 * Holds another person's account in being until the end of the transaction, as `lockViewerAccount` holds the viewer's: for whatever waits for that
 * person afterwards. Before other locks: deleting the account takes its own row first. @returns false when it is gone.
 */
export const holdPerson = async (tx: Tx, userId: string): Promise<boolean> =>
  (await row(tx, holdOther, { id: userId })) !== null;

/** Waits for every write of this person that is under way, and lets no other begin. @throws AppError UNAUTHENTICATED when it is gone. */
export async function lockAgainstWriters(tx: Tx, userId: string): Promise<void> {
  const locked = await rows(tx, excludeWriters, { id: userId });
  if (locked.length === 0) throw unauthenticated('SESSION_ENDED');
}
