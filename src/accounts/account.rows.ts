import { row, rows, statement } from '../data/statement.ts';
import type { Context } from '../shared/context.ts';
import { unauthenticated } from '../shared/errors.ts';

/** The signed-in account as a plain row; `id` is the user's id. */
export interface AccountRow {
  id: string;
  email: string;
  isEmailVerified: boolean;
  birthDate: string;
  /** Whether a mail a day tells of unread notifications. */
  mailDigest: boolean;
}

const byId = statement<AccountRow>(
  `select u.id, u.email, u.email_verified_at is not null as "isEmailVerified", u.birth_date as "birthDate",
     u.mail_digest as "mailDigest"
   from users u where u.id = $1 and u.deleted_at is null`,
);

/** An account that has not been deleted, or null. */
export function findAccount(ctx: Context, userId: string): Promise<AccountRow | null> {
  return row(ctx, byId, [userId]);
}

/** What signing in and proving a password needs of an account. */
export interface Credentials {
  id: string;
  email: string;
  nickname: string;
  passwordHash: string;
  isVerified: boolean;
}

const CREDENTIALS = `u.id, u.email, u.nickname, u.password_hash as "passwordHash", u.email_verified_at is not null as "isVerified"`;
const byEmail = statement<Credentials>(
  `select ${CREDENTIALS} from users u where u.email = $1 and u.deleted_at is null`,
);
const credentialsById = statement<Credentials>(
  `select ${CREDENTIALS} from users u where u.id = $1 and u.deleted_at is null`,
);
const lockById = statement<Credentials>(
  `select ${CREDENTIALS} from users u where u.id = $1 and u.deleted_at is null for no key update`,
);

/** The account of a normalised address, or null. */
export const findByEmail = (ctx: Context, email: string): Promise<Credentials | null> => row(ctx, byEmail, [email]);

/** The account of a person, or null when it is gone. */
export const findCredentials = (ctx: Context, userId: string): Promise<Credentials | null> =>
  row(ctx, credentialsById, [userId]);

/**
 * The same, holding its row until the end of the transaction: whatever begins, ends or changes an account's sessions,
 * tokens or password does so behind this lock, so that one of two at once sees the other. Null when it is gone.
 */
export const lockAccount = (tx: Context, userId: string): Promise<Credentials | null> => row(tx, lockById, [userId]);

const holdInBeing = statement('select from users where id = $1 and deleted_at is null for key share');
const excludeWriters = statement('select from users where id = $1 and deleted_at is null for update');

/**
 * `App.lockViewerAccount`: holds the viewer's account in being until the end of the transaction. Writers do not wait for each
 * other; deleting the account waits for them, and they for it. @throws AppError UNAUTHENTICATED when it is gone.
 */
export async function lockViewerAccount(tx: Context): Promise<void> {
  const held = await rows(tx, holdInBeing, [tx.viewer!.userId]);
  if (held.length === 0) throw unauthenticated('SESSION_ENDED');
}

/** Waits for every write of this person that is under way, and lets no other begin. @throws AppError UNAUTHENTICATED when it is gone. */
export async function lockAgainstWriters(tx: Context, userId: string): Promise<void> {
  const locked = await rows(tx, excludeWriters, [userId]);
  if (locked.length === 0) throw unauthenticated('SESSION_ENDED');
}
