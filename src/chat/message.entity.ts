import { defineEntity, p } from '@mikro-orm/postgresql';
import { User } from '../accounts/user.entity.ts';
import type { TableOf } from '../data/tables.ts';
import { Image } from '../media/image.entity.ts';
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

const ROOM_EVENT_KINDS = ['MESSAGE_SENT', 'MESSAGE_EDITED', 'MESSAGE_DELETED', 'MEMBER_JOINED', 'MEMBER_LEFT'] as const;
export type RoomEventKind = (typeof ROOM_EVENT_KINDS)[number];

/** One line of a room's log. */
const roomEventSchema = defineEntity({
  name: 'RoomEvent',
  tableName: 'room_events',
  primaryKeys: ['roomId', 'seq'],
  properties: {
    roomId: () => p.manyToOne(Room).mapToPk().name('room_id').primary(),
    seq: p.integer().primary(),
    kind: p.enum(ROOM_EVENT_KINDS),
    messageId: p.uuid().nullable(),
    userId: p.uuid().nullable(),
    createdAt: p.datetime(3),
  },
});
export class RoomEvent extends roomEventSchema.class {}
roomEventSchema.setClass(RoomEvent);

/** A picture of a message, at its place. */
const messageImageSchema = defineEntity({
  name: 'MessageImage',
  tableName: 'message_images',
  primaryKeys: ['messageId', 'position'],
  properties: {
    messageId: () => p.manyToOne(Message).mapToPk().name('message_id').primary(),
    position: p.integer().primary(),
    imageId: () => p.manyToOne(Image).mapToPk().name('image_id'),
  },
});
export class MessageImage extends messageImageSchema.class {}
messageImageSchema.setClass(MessageImage);

declare module '../data/tables.ts' {
  interface Tables {
    messages: TableOf<typeof messageSchema>;
    message_images: TableOf<typeof messageImageSchema>;
    room_events: TableOf<typeof roomEventSchema>;
  }
}
