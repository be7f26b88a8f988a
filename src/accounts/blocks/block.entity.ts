import { defineEntity, p } from '@mikro-orm/postgresql';
import type { TableOf } from '../../data/tables.ts';
import { User } from '../user.entity.ts';

/** One person wants to have nothing to do with another; it counts both ways. */
const blockSchema = defineEntity({
  name: 'Block',
  tableName: 'blocks',
  primaryKeys: ['blockerId', 'blockedId'],
  properties: {
    blockerId: () => p.manyToOne(User).mapToPk().name('blocker_id').primary(),
    blockedId: () => p.manyToOne(User).mapToPk().name('blocked_id').primary(),
    createdAt: p.datetime(3),
  },
});
export class Block extends blockSchema.class {}
blockSchema.setClass(Block);

declare module '../../data/tables.ts' {
  interface Tables {
    blocks: TableOf<typeof blockSchema>;
  }
}
