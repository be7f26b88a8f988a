import { defineEntity, p } from '@mikro-orm/postgresql';
import { User } from '../accounts/user.entity.ts';
import type { TableOf } from '../data/tables.ts';
import { Room } from './room.entity.ts';

/** Who wrote first in a room of two. Kept where new conversations are limited. */
const conversationStartSchema = defineEntity({
  name: 'ConversationStart',
  tableName: 'conversation_starts',
  properties: {
    roomId: () => p.manyToOne(Room).mapToPk().name('room_id').primary(),
    userId: () => p.manyToOne(User).mapToPk().name('user_id'),
    startedAt: p.datetime(3),
  },
});
export class ConversationStart extends conversationStartSchema.class {}
conversationStartSchema.setClass(ConversationStart);

declare module '../data/tables.ts' {
  interface Tables {
    conversation_starts: TableOf<typeof conversationStartSchema>;
  }
}
