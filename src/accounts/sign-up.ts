import { sql } from 'kysely';
import { db } from '../data/db.ts';
import { type Params, query, row, rows } from '../data/statement.ts';
import { transaction } from '../data/transaction.ts';
import { now, today } from '../shared/clock.ts';
import type { Context, Tx } from '../shared/context.ts';
import { Faults } from '../shared/faults.ts';
import { newId } from '../shared/ids.ts';
import { type Credentials, findByEmail, lockAccount } from './account.rows.ts';
import type { SignUpInput } from './account.types.ts';
import { enqueueAddressHeldMail, enqueueAddressKnownMail, enqueueTokenMail } from './account-mails.ts';
import { ageOn } from './age-group.ts';
import { checkEmail } from './email.ts';
import { holdOfAddress } from './held-address.ts';
import { forgetDevices } from './known-device.ts';
import { askerOf, countMail, limitByAddress, notSoonerThan } from './limits.ts';
import { voidMailTokens } from './mail-token.ts';
import { randomNickname } from './nickname.ts';
import { checkNewPassword } from './password-policy.ts';
import { isBannedAddress } from './sanctions/banned-address.ts';
import { endSessions } from './session.service.ts';
import { checkNickname } from './update-profile.ts';
import type { Gender } from './user.entity.ts';
import { forgetWaysToSignIn } from './ways-to-sign-in.ts';

const MIN_AGE_YEARS = 14;
const MAX_AGE_YEARS = 120;
/** Above what signing up takes without load: hashing is most of it. */
const SIGN_UP_MS = 100;
const ASK_MS = 50;

interface NewUser {
  id: string;
  email: string;
  passwordHash: string;
  nickname: string;
  birthDate: string;
  gender: Gender;
  now: Date;
}

const insertUser = query(
  (p: Params<NewUser>) => sql<{ id: string }>`
  insert into users (id, email, password_hash, nickname, birth_date, gender, created_at)
  values (${p.id}, ${p.email}, ${p.passwordHash}, ${p.nickname}, ${p.birthDate}, ${p.gender}, ${p.now})
  on conflict (email) do nothing returning id`,
);
const removeNew = query((p: Params<{ id: string }>) => db.deleteFrom('users').where('id', '=', p.id));

/**
 * Makes an account and sends the mail that verifies its address. For a known address the answer is the same: a verified one
 * stays as it is and its owner gets a mail that says so; one that nobody has verified becomes what this sign-up says. For a banned address
 * nothing happens.
 * @throws AppError BAD_USER_INPUT with all faults, RATE_LIMITED.
 */
export async function signUp(ctx: Context, input: SignUpInput): Promise<void> {
  const checked = checkSignUp(ctx, input);
  await limitByAddress(ctx, 'signUps');
  await notSoonerThan(SIGN_UP_MS, register(ctx, checked));
}

interface CheckedSignUp extends Required<Omit<SignUpInput, 'nickname'>> {
  nickname: string;
}

function checkSignUp(ctx: Context, input: SignUpInput): CheckedSignUp {
  const faults = new Faults();
  const email = checkEmail(faults, 'input.email', input.email);
  const given = input.nickname == null ? undefined : checkNickname(faults, 'input.nickname', input.nickname);
  const password = checkNewPassword(faults, 'input.password', input.password, { email, nickname: given });
  checkBirthDate(ctx, faults, 'input.birthDate', input.birthDate);
  faults.check();
  return { ...input, email: email!, password: password!, nickname: given ?? randomNickname() };
}

/** Of somebody who is 14 to 120 years old today. Faults: DATE_IN_FUTURE, MINIMUM_AGE, DATE_TOO_EARLY (`limit` years). */
export function checkBirthDate(ctx: Context, faults: Faults, path: string, date: string): void {
  const earliest = `${Number(today(ctx).slice(0, 4)) - MAX_AGE_YEARS}${today(ctx).slice(4)}`;
  if (date > today(ctx)) faults.add(path, 'DATE_IN_FUTURE');
  else if (ageOn(date, today(ctx)) < MIN_AGE_YEARS) faults.add(path, 'MINIMUM_AGE', MIN_AGE_YEARS);
  else if (date < earliest) faults.add(path, 'DATE_TOO_EARLY', MAX_AGE_YEARS);
}

async function register(ctx: Context, input: CheckedSignUp): Promise<void> {
  // Hashed for a known address, too: the time of the answer must not tell.
  const passwordHash = await ctx.app.passwords.hash(askerOf(ctx, input.email), input.password);
  await transaction(ctx, async (tx) => {
    const { email, nickname, birthDate, gender } = input;
    if (await isBannedAddress(tx, email)) return;
    const made = await row(tx, insertUser, {
      id: newId(),
      email,
      passwordHash,
      nickname,
      birthDate,
      gender,
      now: now(tx),
    });
    // Asked after the row is there: an address that is just being left is free only then.
    const hold = made && (await holdOfAddress(tx, email, null));
    if (hold) {
      await rows(tx, removeNew, { id: made.id });
      if (await countMail(tx, 'ADDRESS_HELD', email)) await enqueueAddressHeldMail(tx, hold);
      return;
    }
    const found = made ?? (await findByEmail(tx, email));
    // Locked, it is what it will be: verified in between, it is somebody's.
    const owner = found && (await lockAccount(tx, found.id));
    if (!owner) return;
    // Without a mail nobody would know: then what stood there stays.
    if (!(await countMail(tx, owner.isVerified ? 'ADDRESS_KNOWN' : 'VERIFY_EMAIL', email))) return;
    if (owner.isVerified) return enqueueAddressKnownMail(tx, owner.id);
    if (!made) await replaceUnverified(tx, owner.id, { passwordHash, nickname, birthDate, gender });
    await enqueueTokenMail(tx, owner.id, 'VERIFY_EMAIL');
  });
}

const replace = query(
  (p: Params<Pick<NewUser, 'id' | 'passwordHash' | 'nickname' | 'birthDate' | 'gender'>>) => sql<{
    formerAvatarId: string | null;
  }>`
  with former as (select avatar_id from users where id = ${p.id})
  update users set password_hash = ${p.passwordHash}, nickname = ${p.nickname}, birth_date = ${p.birthDate}, gender = ${p.gender},
    introduction = '', avatar_id = null, mail_digest = false, digested_until = null
  where id = ${p.id} returning (select avatar_id from former) as "formerAvatarId"`,
);

/**
 * Makes an account that nobody has verified the one of a new sign-up (domain, Accounts): whoever signed up before may not be whom the address
 * belongs to. Nothing of the earlier one is left that could count once the address is verified: no password, no other way to sign in,
 * no word, no session, no mailed link. Its row is locked by the caller.
 */
async function replaceUnverified(
  tx: Tx,
  userId: string,
  given: { passwordHash: string } & Pick<CheckedSignUp, 'nickname' | 'birthDate' | 'gender'>,
): Promise<void> {
  const replaced = await row(tx, replace, { id: userId, ...given });
  tx.app.discardPictures(tx, [replaced!.formerAvatarId]);
  await voidMailTokens(tx, userId, 'VERIFY_EMAIL');
  await endSessions(tx, userId);
  await forgetDevices(tx, userId);
  await forgetWaysToSignIn(tx, userId);
}

/**
 * Sends the verification mail again, where there is an account that needs it; the answer tells nobody.
 * @throws AppError BAD_USER_INPUT (`email`), RATE_LIMITED.
 */
export async function resendVerificationEmail(ctx: Context, email: string): Promise<void> {
  const isWanted = (account: Credentials) => !account.isVerified;
  await askForMail(ctx, email, { kind: 'VERIFY_EMAIL', isWanted }, (tx, account) =>
    enqueueTokenMail(tx, account.id, 'VERIFY_EMAIL'),
  );
}

/**
 * What all requests for a mail to an address share: the same answer in the same time for known and unknown ones, and no
 * more mails than the recipient can bear; only those that are sent count. `send` runs behind the lock of the account.
 * @throws AppError BAD_USER_INPUT (`email`), RATE_LIMITED.
 */
export async function askForMail(
  ctx: Context,
  raw: string,
  { kind, isWanted }: { kind: string; isWanted: (account: Credentials) => boolean },
  send: (tx: Tx, account: Credentials) => Promise<void>,
): Promise<void> {
  const faults = new Faults();
  const email = checkEmail(faults, 'email', raw);
  faults.check();
  await limitByAddress(ctx, 'mailRequests');
  const work = async () => {
    const found = await findByEmail(ctx, email!);
    if (!found) return;
    await transaction(ctx, async (tx) => {
      const account = await lockAccount(tx, found.id);
      if (account && isWanted(account) && (await countMail(tx, kind, email!))) await send(tx, account);
    });
  };
  await notSoonerThan(ASK_MS, work());
}
