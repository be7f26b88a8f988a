import { sql } from 'kysely';
import { type Params, query, row } from '../../data/statement.ts';
import { afterCommit, transaction } from '../../data/transaction.ts';
import type { Context } from '../../shared/context.ts';
import { conflict, notFound, unauthenticated } from '../../shared/errors.ts';
import { Faults, isUuid } from '../../shared/faults.ts';
import { type AccountRow, findAccount, lockAccount } from '../account.rows.ts';
import { checkBirthDate } from '../sign-up.ts';
import { checkNickname } from '../update-profile.ts';
import type { Gender } from '../user.entity.ts';
import { viewerChanged } from '../viewer.ts';
import { waysToSignIn } from '../ways-to-sign-in.ts';
import { removeIdentity } from './identity.rows.ts';

/** What a provider did not tell. */
export interface Completion {
  nickname?: string | null;
  birthDate: string;
  gender: Gender;
}

const complete = query(
  (p: Params<{ userId: string; nickname: string | null; birthDate: string; gender: Gender }>) => sql<{ id: string }>`
  update users set birth_date = ${p.birthDate}, gender = ${p.gender}, nickname = coalesce(${p.nickname}, nickname)
  where id = ${p.userId} and birth_date is null and deleted_at is null returning id`,
);

/**
 * Completes an account that was made at a provider.
 * @throws AppError BAD_USER_INPUT with all faults; CONFLICT (SIGN_UP_COMPLETE) when it is complete.
 */
export async function completeSignUp(ctx: Context, input: Completion): Promise<AccountRow> {
  const { userId } = ctx.viewer!;
  const faults = new Faults();
  const nickname = input.nickname == null ? null : (checkNickname(faults, 'input.nickname', input.nickname) ?? null);
  checkBirthDate(ctx, faults, 'input.birthDate', input.birthDate);
  faults.check();
  const { birthDate, gender } = input;
  await transaction(ctx, async (tx) => {
    if (!(await row(tx, complete, { userId, nickname, birthDate, gender }))) throw conflict('SIGN_UP_COMPLETE');
    afterCommit(tx, () => viewerChanged(tx.app, userId));
  });
  return requireAccount(ctx);
}

/**
 * Unlinks an account at a provider.
 * @throws AppError NOT_FOUND (IDENTITY_NOT_FOUND), CONFLICT (LAST_WAY_TO_SIGN_IN).
 */
export async function unlinkIdentity(ctx: Context, id: string): Promise<AccountRow> {
  const { userId } = ctx.viewer!;
  await transaction(ctx, async (tx) => {
    if (!(await lockAccount(tx, userId))) throw unauthenticated();
    if (!isUuid(id) || !(await removeIdentity(tx, id, userId))) throw notFound('IDENTITY_NOT_FOUND');
    if ((await waysToSignIn(tx, userId)) === 0) throw conflict('LAST_WAY_TO_SIGN_IN');
  });
  return requireAccount(ctx);
}

async function requireAccount(ctx: Context): Promise<AccountRow> {
  const account = await findAccount(ctx, ctx.viewer!.userId);
  if (!account) throw unauthenticated();
  return account;
}
