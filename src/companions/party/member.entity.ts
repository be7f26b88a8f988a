import { defineEntity, p } from '@mikro-orm/postgresql';
import { User } from '../../accounts/user.entity.ts';
import type { TableOf } from '../../data/tables.ts';
import { Companion } from '../posts/companion.entity.ts';

/** Whoever travels along, the author included. */
const companionMemberSchema = defineEntity({
  name: 'CompanionMember',
  tableName: 'companion_members',
  primaryKeys: ['companionId', 'userId'],
  properties: {
    companionId: () => p.manyToOne(Companion).mapToPk().name('companion_id').primary(),
    userId: () => p.manyToOne(User).mapToPk().name('user_id').primary(),
    joinedAt: p.datetime(3),
  },
});
export class CompanionMember extends companionMemberSchema.class {}
companionMemberSchema.setClass(CompanionMember);

/** Whom an author has taken out of the party: they cannot apply again. */
const companionRemovalSchema = defineEntity({
  name: 'CompanionRemoval',
  tableName: 'companion_removals',
  primaryKeys: ['companionId', 'userId'],
  properties: {
    companionId: () => p.manyToOne(Companion).mapToPk().name('companion_id').primary(),
    userId: () => p.manyToOne(User).mapToPk().name('user_id').primary(),
    removedAt: p.datetime(3),
  },
});
export class CompanionRemoval extends companionRemovalSchema.class {}
companionRemovalSchema.setClass(CompanionRemoval);

/** Who was in a party when its trip began, and left or was taken out before its end. */
const companionEarlyLeaverSchema = defineEntity({
  name: 'CompanionEarlyLeaver',
  tableName: 'companion_early_leavers',
  primaryKeys: ['companionId', 'userId'],
  properties: {
    companionId: () => p.manyToOne(Companion).mapToPk().name('companion_id').primary(),
    userId: () => p.manyToOne(User).mapToPk().name('user_id').primary(),
    leftAt: p.datetime(3),
  },
});
export class CompanionEarlyLeaver extends companionEarlyLeaverSchema.class {}
companionEarlyLeaverSchema.setClass(CompanionEarlyLeaver);

declare module '../../data/tables.ts' {
  interface Tables {
    companion_members: TableOf<typeof companionMemberSchema>;
    companion_early_leavers: TableOf<typeof companionEarlyLeaverSchema>;
    companion_removals: TableOf<typeof companionRemovalSchema>;
  }
}
