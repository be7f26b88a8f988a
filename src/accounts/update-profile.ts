import { sql } from 'kysely';
import { db } from '../data/db.ts';
import { type Params, query, row } from '../data/statement.ts';
import { transaction, transactionUnlocked } from '../data/transaction.ts';
import { now } from '../shared/clock.ts';
import type { Context, Tx } from '../shared/context.ts';
import { conflict, unauthenticated } from '../shared/errors.ts';
import { Faults } from '../shared/faults.ts';
import { type AccountRow, findAccount, lockAccount, lockAgainstWriters } from './account.rows.ts';
import type { UpdateProfileInput } from './account.types.ts';
import type { Gender } from './user.entity.ts';

/** Uses a picture that was made before, inside the transaction, and returns the id of its image. */
export type UseAvatar = (tx: Tx) => Promise<string>;

const MIN_NICKNAME = 2;
const MAX_NICKNAME = 20;
const MAX_INTRODUCTION = 500;

/** What is written; null keeps what stands. The picture has a flag, because for it null is a value. */
interface ProfileChange {
  userId: string;
  nickname: string | null;
  introduction: string | null;
  gender: Gender | null;
  changesAvatar: boolean;
  avatarId: string | null;
  mailDigest: boolean | null;
  now: Date;
}

// Whoever switches the digest on is told of what comes from then on.
const update = query(
  (p: Params<ProfileChange>) => sql<{ formerAvatarId: string | null }>`
  with former as (select avatar_id from users where id = ${p.userId})
  update users set nickname = coalesce(${p.nickname}, nickname), introduction = coalesce(${p.introduction}, introduction),
    gender = coalesce(${p.gender}, gender),
    gender_changed_at = case when ${p.gender} <> gender then ${p.now} else gender_changed_at end,
    avatar_id = case when ${p.changesAvatar} then ${p.avatarId}::uuid else avatar_id end,
    mail_digest = coalesce(${p.mailDigest}, mail_digest),
    digested_until = case when ${p.mailDigest} and not mail_digest then ${p.now} else digested_until end
  where id = ${p.userId} returning (select avatar_id from former) as "formerAvatarId"`,
);

/** A nickname: one line, 2 to 20 characters. Faults as in `Faults.text`. */
export function checkNickname(faults: Faults, path: string, raw: string | null): string | undefined {
  return faults.text(path, raw, { min: MIN_NICKNAME, max: MAX_NICKNAME, multiline: false });
}

/**
 * Changes what was given. An introduction of null is empty, a picture of null is none; the others cannot be null.
 * @throws AppError BAD_USER_INPUT with all faults; CONFLICT (GENDER_ASKED_FOR) for another gender while a trip asks for one.
 */
export async function updateProfile(ctx: Context, input: UpdateProfileInput): Promise<AccountRow> {
  const { userId } = ctx.viewer!;
  const faults = new Faults();
  const { nickname, introduction, gender, avatarUploadId, mailDigest } = input;
  const newNickname = nickname === undefined ? null : checkNickname(faults, 'input.nickname', nickname);
  const newIntroduction =
    introduction === undefined
      ? null
      : faults.text('input.introduction', introduction ?? '', { min: 0, max: MAX_INTRODUCTION });
  if (gender === null) faults.add('input.gender', 'REQUIRED');
  if (mailDigest === null) faults.add('input.mailDigest', 'REQUIRED');

  const useAvatar =
    avatarUploadId == null
      ? null
      : await faults.gather(() => ctx.app.prepareAvatar(ctx, { path: 'input.avatarUploadId', id: avatarUploadId }));
  faults.check();

  await changing(ctx, userId, gender ?? null, async (tx) => {
    if (!(await lockAccount(tx, userId))) throw unauthenticated();
    const avatarId = useAvatar ? await useAvatar(tx) : null;
    const changesAvatar = avatarUploadId !== undefined;
    const changed = await row(tx, update, {
      userId,
      nickname: newNickname ?? null,
      introduction: newIntroduction ?? null,
      gender: gender ?? null,
      changesAvatar,
      avatarId,
      mailDigest: mailDigest ?? null,
      now: now(tx),
    });
    if (changesAvatar) tx.app.discardPictures(tx, [changed!.formerAvatarId]);
  });
  const account = await findAccount(ctx, userId);
  if (!account) throw unauthenticated();
  return account;
}

const genderOf = query((p: Params<{ userId: string }>) =>
  db.selectFrom('users').select('gender').where('id', '=', p.userId),
);

/**
 * The transaction of a change. One that names a gender waits for whatever this person is writing, and lets nothing else begin:
 * an application that is on its way has read the gender of before.
 */
async function changing(
  ctx: Context,
  userId: string,
  gender: Gender | null,
  work: (tx: Tx) => Promise<void>,
): Promise<void> {
  if (!gender) return transaction(ctx, work);
  return transactionUnlocked(ctx, async (tx) => {
    await lockAgainstWriters(tx, userId);
    const isOther = (await row(tx, genderOf, { userId }))?.gender !== gender;
    if (isOther && (await tx.app.isGenderAskedOf(tx, userId))) throw conflict('GENDER_ASKED_FOR');
    return work(tx);
  });
}
