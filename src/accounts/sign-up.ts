import { row, statement } from '../data/statement.ts';
import { transaction } from '../data/transaction.ts';
import { now, today } from '../shared/clock.ts';
import type { Context } from '../shared/context.ts';
import { Faults } from '../shared/faults.ts';
import { newId } from '../shared/ids.ts';
import { type Credentials, findByEmail, lockAccount } from './account.rows.ts';
import type { SignUpInput } from './account.types.ts';
import { enqueueAddressKnownMail, enqueueTokenMail } from './account-mails.ts';
import { checkEmail } from './email.ts';
import { ASK_FOR_MAIL, limitByAddress, mayMail, notSoonerThan, SIGN_UP } from './limits.ts';
import { randomNickname } from './nickname.ts';
import { checkNewPassword } from './password-policy.ts';
import { checkNickname } from './update-profile.ts';

const MAX_AGE_YEARS = 120;
/** Above what signing up takes without load: hashing is most of it. */
const SIGN_UP_MS = 100;
const ASK_MS = 50;

const insertUser = statement<{ id: string }>(
  `insert into users (id, email, password_hash, nickname, birth_date, gender, created_at)
   values ($1, $2, $3, $4, $5, $6, $7) on conflict (email) do nothing returning id`,
);

/**
 * Makes an account and sends the mail that verifies its address. For a known address nothing changes and the answer is
 * the same; its owner gets a mail that says so, or, not yet verified, the verification again.
 * @throws AppError BAD_USER_INPUT with all faults, RATE_LIMITED.
 */
export async function signUp(ctx: Context, input: SignUpInput): Promise<void> {
  const checked = checkSignUp(ctx, input);
  await limitByAddress(ctx, SIGN_UP);
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

/** Not in the future, at most 120 years ago. Faults: DATE_IN_FUTURE, DATE_TOO_EARLY. */
function checkBirthDate(ctx: Context, faults: Faults, path: string, date: string): void {
  const earliest = `${Number(today(ctx).slice(0, 4)) - MAX_AGE_YEARS}${today(ctx).slice(4)}`;
  if (date > today(ctx)) faults.add(path, 'DATE_IN_FUTURE');
  else if (date < earliest) faults.add(path, 'DATE_TOO_EARLY', MAX_AGE_YEARS);
}

async function register(ctx: Context, input: CheckedSignUp): Promise<void> {
  // Hashed for a known address, too: the time of the answer must not tell.
  const passwordHash = await ctx.app.passwords.hash(input.password);
  const mayVerify = await mayMail(ctx, 'VERIFY_EMAIL', input.email);
  await transaction(ctx, async (tx) => {
    const { email, nickname, birthDate, gender } = input;
    const made = await row(tx, insertUser, [newId(), email, passwordHash, nickname, birthDate, gender, now(tx)]);
    if (!made) return tellOwner(tx, email, mayVerify);
    if (mayVerify) await enqueueTokenMail(tx, made.id, 'VERIFY_EMAIL');
  });
}

async function tellOwner(tx: Context, email: string, mayVerify: boolean): Promise<void> {
  const owner = await findByEmail(tx, email);
  if (!owner) return;
  if (!owner.isVerified) {
    if (mayVerify) await enqueueTokenMail(tx, owner.id, 'VERIFY_EMAIL');
  } else if (await mayMail(tx, 'ADDRESS_KNOWN', email)) await enqueueAddressKnownMail(tx, owner.id);
}

/**
 * Sends the verification mail again, where there is an account that needs it; the answer tells nobody.
 * @throws AppError BAD_USER_INPUT (`email`), RATE_LIMITED.
 */
export async function resendVerificationEmail(ctx: Context, email: string): Promise<void> {
  await askForMail(ctx, email, 'VERIFY_EMAIL', async (tx, account) => {
    if (!account.isVerified) await enqueueTokenMail(tx, account.id, 'VERIFY_EMAIL');
  });
}

/**
 * What all requests for a mail to an address share: the same answer in the same time for known and unknown ones, and no
 * more mails than the recipient can bear. `send` runs behind the lock of the account.
 * @throws AppError BAD_USER_INPUT (`email`), RATE_LIMITED.
 */
export async function askForMail(
  ctx: Context,
  raw: string,
  kind: string,
  send: (tx: Context, account: Credentials) => Promise<void>,
): Promise<void> {
  const faults = new Faults();
  const email = checkEmail(faults, 'email', raw);
  faults.check();
  await limitByAddress(ctx, ASK_FOR_MAIL);
  const work = async () => {
    const found = await findByEmail(ctx, email!);
    if (!(await mayMail(ctx, kind, email!)) || !found) return;
    await transaction(ctx, async (tx) => {
      const account = await lockAccount(tx, found.id);
      if (account) await send(tx, account);
    });
  };
  await notSoonerThan(ASK_MS, work());
}
