import { type Expression, sql } from 'kysely';
import { aliased, json, type RowOf } from '../data/columns.ts';
import { db } from '../data/db.ts';
import { today } from '../shared/clock.ts';
import type { Context } from '../shared/context.ts';
import { madeAt } from '../shared/ids.ts';
import { messageOf } from '../words/index.ts';
import { type AgeGroup, ageGroupOf } from './age-group.ts';

const u = aliased<{ u: 'users' }>();

/** What others may see of a person, and what the age group is computed from: columns of `users u`. */
export const USER = {
  id: u.ref('u.id'),
  nickname: u.ref('u.nickname'),
  introduction: u.ref('u.introduction'),
  gender: u.ref('u.gender'),
  birthDate: u.ref('u.birth_date'),
  avatarId: u.ref('u.avatar_id'),
  joinedAt: u.ref('u.created_at'),
};

/** A person as a plain row, the GraphQL source of `User`. */
export type UserRow = RowOf<typeof USER>;

export const people = db.selectFrom('users as u').where('u.deleted_at', 'is', null);

/**
 * The person of an id as one JSON object, for queries that bring people along: null for one who is not there or has left for good. With
 * `names`, only these properties.
 */
export const personJson = (id: Expression<string | null>, names?: readonly (keyof UserRow)[]) =>
  people
    .where('u.id', '=', sql<string>`${id}`)
    .select(json(USER, names).as('person'))
    .$castTo<UserRow | null>()
    .$asScalar();

/** What the row of a deleted account is called; nobody is shown it. */
export const DEPARTED_NICKNAME = '탈퇴한 여행자';

/**
 * A person whose account is gone is null wherever the contract allows it. This one is for where it demands a person: who once
 * joined a room (`MemberJoined.user`, a line of a log without gaps), and the owner of a planner that goes at this moment. No words, no
 * gender; the day of joining is the one in the id (UUIDv7).
 */
export function departedUser(ctx: Context, id: string): UserRow {
  const user: UserRow = {
    id,
    nickname: messageOf('DEPARTED_TRAVELLER', ctx.locale),
    introduction: '',
    gender: 'UNDISCLOSED',
    birthDate: null,
    avatarId: null,
    joinedAt: madeAt(id).toISOString(),
  };
  departed.add(user);
  return user;
}

/** Whether a person is what `departedUser` makes. */
export const isDeparted = (user: UserRow): boolean => departed.has(user);
const departed = new WeakSet<UserRow>();

/** The age group to show today; of a deleted account, and of one that is not complete, none is known, and the open one stands for it. */
export function shownAgeGroup(ctx: Context, { birthDate }: UserRow): AgeGroup {
  return birthDate ? ageGroupOf(birthDate, today(ctx)) : 'FORTIES_UP';
}
