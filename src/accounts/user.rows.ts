import { loaderOf } from '../data/loaders.ts';
import { rows, statement } from '../data/statement.ts';
import { today } from '../shared/clock.ts';
import type { Context } from '../shared/context.ts';
import { type AgeGroup, ageGroupOf } from './age-group.ts';
import type { User } from './user.entity.ts';

/** A person as a plain row: what others may see, and what their age group is computed from. */
export type UserRow = Pick<User, 'id' | 'nickname' | 'introduction' | 'gender' | 'birthDate' | 'avatarId'> & {
  joinedAt: string;
};

/** Select list of a UserRow from `users u`. */
export const USER_COLUMNS = `u.id, u.nickname, u.introduction, u.gender, u.birth_date as "birthDate", u.avatar_id as "avatarId", u.created_at as "joinedAt"`;

/** The same as one JSON object, for lists that bring their people along. */
export const USER_JSON = `json_build_object('id', u.id, 'nickname', u.nickname, 'introduction', u.introduction, 'gender', u.gender, 'birthDate', u.birth_date, 'avatarId', u.avatar_id, 'joinedAt', u.created_at)`;

const byIds = statement<UserRow>(
  `select ${USER_COLUMNS} from users u where u.id = any($1::uuid[]) and u.deleted_at is null`,
);

/** People by id; null for one who is not there, or has left for good. */
export const userById = loaderOf<UserRow>(
  (ctx, ids) => rows(ctx, byIds, [ids]),
  (user) => user.id,
);

/** What a deleted account is called where a name must stand. */
export const DEPARTED_NICKNAME = '탈퇴한 여행자';

/**
 * A person for where the contract demands one and the account is gone (`Companion.author`): no name, no words, no gender.
 * The day of joining is the one in the id (UUIDv7).
 */
export function deletedUser(id: string): UserRow {
  const joinedAt = new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16));
  return {
    id,
    nickname: DEPARTED_NICKNAME,
    introduction: '',
    gender: 'UNDISCLOSED',
    birthDate: null,
    avatarId: null,
    joinedAt: joinedAt.toISOString(),
  };
}

/** Whether a person is what `deletedUser` makes: every account that stands has a birth date. */
export const isDeparted = ({ birthDate }: UserRow): boolean => birthDate === null;

/** The age group to show today; of a deleted account none is known, and the open one stands for it. */
export function shownAgeGroup(ctx: Context, { birthDate }: UserRow): AgeGroup {
  return birthDate ? ageGroupOf(birthDate, today(ctx)) : 'FORTIES_UP';
}
