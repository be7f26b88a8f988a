import { defineEntity, p } from '@mikro-orm/postgresql';
import { User } from '../../accounts/user.entity.ts';
import type { TableOf } from '../../data/tables.ts';
import { Companion } from '../posts/companion.entity.ts';

/** Whoever travels along, the author included. */
export const companionMemberSchema = defineEntity({
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

declare module '../../data/tables.ts' {
  interface Tables {
    companion_members: TableOf<typeof companionMemberSchema>;
  }
}
