import { sql } from 'kysely';
import { type Params, query, row, rows } from '../../data/statement.ts';
import { afterCommit } from '../../data/transaction.ts';
import type { Tx } from '../../shared/context.ts';
import { viewerChanged } from '../viewer.ts';
import { type ContentHider, forgetHidden } from './hide-content.ts';

/** What a person is called whose profile is hidden; the profile can be written anew. */
const HIDDEN_NICKNAME = '여행자';

interface Profile {
  nickname: string;
  introduction: string;
  avatarId: string | null;
}
const empty = query(
  (p: Params<{ userId: string; nickname: string }>) => sql<Profile>`
  with former as (select id, nickname, introduction, avatar_id from users where id = ${p.userId} and deleted_at is null for no key update)
  update users u set nickname = ${p.nickname}, introduction = '', avatar_id = null from former where u.id = former.id
  returning former.nickname, former.introduction, former.avatar_id as "avatarId"`,
);
// What the person has written since stays.
const fill = query(
  (p: Params<Profile & { userId: string; hiddenNickname: string }>) => sql<never>`
  update users set nickname = case when nickname = ${p.hiddenNickname} then ${p.nickname} else nickname end,
    introduction = case when introduction = '' then ${p.introduction} else introduction end,
    avatar_id = coalesce(avatar_id, ${p.avatarId}::uuid)
  where id = ${p.userId} and deleted_at is null`,
);

/** A hidden profile has a name that says nothing, no words and no picture; the account goes on. */
export const profileHider: ContentHider = {
  hide: async (tx, userId) => {
    const former = await row(tx, empty, { userId, nickname: HIDDEN_NICKNAME });
    if (!former) return null;
    afterCommit(tx, () => viewerChanged(tx.app, userId));
    const { nickname, introduction, avatarId } = former;
    return { words: { nickname, introduction }, imageIds: avatarId ? [avatarId] : [] };
  },
  restore: async (tx, userId, { words, imageIds }) => {
    const profile = { nickname: words.nickname ?? HIDDEN_NICKNAME, introduction: words.introduction ?? '' };
    const avatarId = imageIds[0] ?? null;
    await rows(tx, fill, { userId, hiddenNickname: HIDDEN_NICKNAME, ...profile, avatarId });
    tx.app.discardPictures(tx, [avatarId]);
    afterCommit(tx, () => viewerChanged(tx.app, userId));
  },
};

/** What was kept of a hidden profile goes with the account. */
export async function removeHiddenProfile(tx: Tx, userId: string): Promise<void> {
  tx.app.discardPictures(tx, await forgetHidden(tx, userId));
}
