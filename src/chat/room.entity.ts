import { defineEntity, p } from '@mikro-orm/postgresql';
import { User } from '../accounts/user.entity.ts';
import { Companion } from '../companions/posts/companion.entity.ts';
import type { TableOf } from '../data/tables.ts';

export const ROOM_KINDS = ['DIRECT', 'PARTY'] as const;
export type RoomKind = (typeof ROOM_KINDS)[number];

/** A conversation and the head of its log: `lastSeq` is the number of the newest durable event. */
const roomSchema = defineEntity({
  name: 'Room',
  tableName: 'rooms',
  properties: {
    id: p.uuid().primary(),
    kind: p.enum(ROOM_KINDS),
    /** Whether a block stands between the two people of a DIRECT room. */
    isCut: p.boolean().default(false),
    companionId: () => p.manyToOne(Companion).mapToPk().name('companion_id').nullable(),
    /** The pair of a DIRECT room, smaller id first: one room a pair. */
    lowUserId: () => p.manyToOne(User).mapToPk().name('low_user_id').nullable(),
    highUserId: () => p.manyToOne(User).mapToPk().name('high_user_id').nullable(),
    lastSeq: p.integer().default(0),
    lastMessageSeq: p.integer().default(0),
    /** Grows when somebody joins or leaves: tells a cache of members that it is old. */
    membersVersion: p.integer().default(1),
    lastActivityAt: p.datetime(3),
    createdAt: p.datetime(3),
  },
});
export class Room extends roomSchema.class {}
roomSchema.setClass(Room);

const roomMemberSchema = defineEntity({
  name: 'RoomMember',
  tableName: 'room_members',
  primaryKeys: ['roomId', 'userId'],
  properties: {
    roomId: () => p.manyToOne(Room).mapToPk().name('room_id').primary(),
    userId: () => p.manyToOne(User).mapToPk().name('user_id').primary(),
    joinedAt: p.datetime(3),
    /** Only events after this number are this member's to read. */
    joinedSeq: p.integer().default(0),
    leftAt: p.datetime(3).nullable(),
    lastReadSeq: p.integer().default(0),
    /** Hidden while no message has a higher number; null is visible, -1 not seen yet; see room.rows.ts. */
    hiddenSeq: p.integer().nullable(),
    /** When the last sends were, oldest first: for the rate. */
    recentSends: p.array().columnType('timestamptz(3)[]').default([]),
  },
});
export class RoomMember extends roomMemberSchema.class {}
roomMemberSchema.setClass(RoomMember);

declare module '../data/tables.ts' {
  interface Tables {
    rooms: TableOf<typeof roomSchema>;
    room_members: TableOf<typeof roomMemberSchema>;
  }
}
