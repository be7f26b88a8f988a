import { defineEntity, p } from '@mikro-orm/postgresql';
import type { TableOf } from '../data/tables.ts';
import { ROLES } from '../shared/context.ts';

export const GENDERS = ['MALE', 'FEMALE', 'UNDISCLOSED'] as const;
export type Gender = (typeof GENDERS)[number];

/** Who may begin a conversation with somebody. */
export const DIRECT_MESSAGE_POLICIES = ['EVERYONE', 'TRAVELLED_TOGETHER', 'NOBODY'] as const;
export type DirectMessagePolicy = (typeof DIRECT_MESSAGE_POLICIES)[number];

/** Languages of mails and pushes. */
export const LANGUAGES = ['KO', 'EN'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A person; after deletion a tombstone that keeps what others live with from pointing nowhere. */
const userSchema = defineEntity({
  name: 'User',
  tableName: 'users',
  properties: {
    id: p.uuid().primary(),
    email: p.text().nullable(),
    passwordHash: p.text().nullable(),
    nickname: p.text(),
    introduction: p.text().default(''),
    gender: p.enum(GENDERS).nullable(),
    birthDate: p.date().nullable(),
    /** Of `images`, which is to the right: no relation from here. */
    avatarId: p.uuid().nullable(),
    role: p.enum(ROLES).default('MEMBER'),
    mailDigest: p.boolean().default(false),
    digestedUntil: p.datetime(3).nullable(),
    emailVerifiedAt: p.datetime(3).nullable(),
    createdAt: p.datetime(3),
    deletedAt: p.datetime(3).nullable(),
    /** When the gender became another one; null while it is the first. */
    genderChangedAt: p.datetime(3).nullable(),
    /** Whether a row of `blocks` names the person, on either side. */
    hasBlocks: p.boolean().default(false),
    directMessages: p.enum(DIRECT_MESSAGE_POLICIES).default('EVERYONE'),
    /** Whether `search` shows the person to others. */
    showsInSearch: p.boolean().default(true),
    /** Null until chosen. */
    language: p.enum(LANGUAGES).nullable(),
  },
});
export class User extends userSchema.class {}
userSchema.setClass(User);

/** The folded nickname that a person is searched by; triggers of the database write it. */
const userTextSchema = defineEntity({
  name: 'UserText',
  tableName: 'user_texts',
  properties: {
    userId: () => p.manyToOne(User).mapToPk().name('user_id').primary(),
    search: p.text(),
  },
});
export class UserText extends userTextSchema.class {}
userTextSchema.setClass(UserText);

declare module '../data/tables.ts' {
  interface Tables {
    users: TableOf<typeof userSchema>;
    user_texts: TableOf<typeof userTextSchema>;
  }
}
