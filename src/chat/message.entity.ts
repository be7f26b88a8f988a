import { defineEntity, p } from '@mikro-orm/postgresql';
import { User } from '../accounts/user.entity.ts';
import { Room } from './room.entity.ts';

/** A message; `seq` is its place in the log of its room. */
const messageSchema = defineEntity({
  name: 'Message',
  tableName: 'messages',
  properties: {
    id: p.uuid().primary(),
    roomId: () => p.manyToOne(Room).mapToPk().name('room_id'),
    seq: p.integer(),
    authorId: () => p.manyToOne(User).mapToPk().name('author_id'),
    clientMessageId: p.uuid(),
    text: p.text().nullable(),
    /** Tells a reader that there is nothing to look up. */
    imageCount: p.integer().default(0),
    createdAt: p.datetime(3),
    editedAt: p.datetime(3).nullable(),
    deletedAt: p.datetime(3).nullable(),
  },
});
export class Message extends messageSchema.class {}
messageSchema.setClass(Message);

export type RoomEventKind = 'MESSAGE_SENT' | 'MESSAGE_EDITED' | 'MESSAGE_DELETED' | 'MEMBER_JOINED' | 'MEMBER_LEFT';

/** One line of a room's log. */
const eventSchema = defineEntity({
  name: 'RoomEvent',
  tableName: 'room_events',
  primaryKeys: ['roomId', 'seq'],
  properties: {
    roomId: () => p.manyToOne(Room).mapToPk().name('room_id').primary(),
    seq: p.integer().primary(),
    kind: p.text().$type<RoomEventKind>(),
    messageId: p.uuid().nullable(),
    userId: p.uuid().nullable(),
    createdAt: p.datetime(3),
  },
});
export class RoomEvent extends eventSchema.class {}
eventSchema.setClass(RoomEvent);
