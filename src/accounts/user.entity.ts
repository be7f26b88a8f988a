import { defineEntity, p } from '@mikro-orm/postgresql';

export const GENDERS = ['MALE', 'FEMALE', 'UNDISCLOSED'] as const;
export type Gender = (typeof GENDERS)[number];

/** A person; after deletion a tombstone that keeps what others live with from pointing nowhere. */
const schema = defineEntity({
  name: 'User',
  tableName: 'users',
  properties: {
    id: p.uuid().primary(),
    email: p.text().nullable(),
    passwordHash: p.text().nullable(),
    nickname: p.text(),
    introduction: p.text().default(''),
    gender: p.text().$type<Gender>().nullable(),
    birthDate: p.date().nullable(),
    avatarId: p.uuid().nullable(),
    mailDigest: p.boolean().default(false),
    digestedUntil: p.datetime(3).nullable(),
    emailVerifiedAt: p.datetime(3).nullable(),
    createdAt: p.datetime(3),
    deletedAt: p.datetime(3).nullable(),
  },
});
export class User extends schema.class {}
schema.setClass(User);
