import { sql } from 'kysely';
import { db } from '../data/db.ts';
import { type Params, query, row, rows } from '../data/statement.ts';
import { afterCommit } from '../data/transaction.ts';
import { now } from '../shared/clock.ts';
import type { App, Tx } from '../shared/context.ts';
import { newId } from '../shared/ids.ts';
import { tellInboxes, wakeRoom } from './topics.ts';

const roomOfPost = query((p: Params<{ companionId: string }>) =>
  db.selectFrom('rooms').select('id').where('companion_id', '=', p.companionId),
);
const insertRoom = query(
  (p: Params<{ id: string; companionId: string; now: Date }>) => sql`
  insert into rooms (id, kind, companion_id, last_activity_at, created_at)
  values (${p.id}, 'PARTY', ${p.companionId}, ${p.now}, ${p.now})`,
);

// The member's row before the room's, as in sending: the two never wait for each other in a circle.
const lockMember = query((p: Params<{ roomId: string; userId: string }>) =>
  db
    .selectFrom('room_members')
    .select('user_id')
    .where('room_id', '=', p.roomId)
    .where('user_id', '=', p.userId)
    .forNoKeyUpdate(),
);
const nextSeq = query((p: Params<{ roomId: string }>) =>
  db
    .updateTable('rooms')
    .set((eb) => ({ last_seq: eb('last_seq', '+', 1), members_version: eb('members_version', '+', 1) }))
    .where('id', '=', p.roomId)
    .returning('last_seq as seq'),
);
// What was said before is not the newcomer's; the own joining is the first that is seen.
const enter = query(
  (p: Params<{ roomId: string; userId: string; seq: number; now: Date }>) => sql`
  insert into room_members as m (room_id, user_id, joined_at, joined_seq, last_read_seq)
  values (${p.roomId}, ${p.userId}, ${p.now}, ${p.seq}::int - 1, ${p.seq}::int)
  on conflict (room_id, user_id) do update
  set joined_at = ${p.now}, joined_seq = ${p.seq}::int - 1, last_read_seq = ${p.seq}::int, left_at = null, hidden_seq = null`,
);
const leave = query((p: Params<{ roomId: string; userId: string; now: Date }>) =>
  db
    .updateTable('room_members')
    .set({ left_at: p.now })
    .where('room_id', '=', p.roomId)
    .where('user_id', '=', p.userId),
);

interface MemberEvent {
  roomId: string;
  seq: number;
  kind: 'MEMBER_JOINED' | 'MEMBER_LEFT';
  userId: string;
  now: Date;
}
const logEvent = query(
  (p: Params<MemberEvent>) => sql`
  insert into room_events (room_id, seq, kind, user_id, created_at)
  values (${p.roomId}, ${p.seq}, ${p.kind}, ${p.userId}, ${p.now})`,
);
const members = query((p: Params<{ roomId: string }>) =>
  db.selectFrom('room_members').select('user_id as id').where('room_id', '=', p.roomId).where('left_at', 'is', null),
);

const roomsOfPosts = query(
  (p: Params<{ companionIds: readonly string[] }>) => sql<{ id: string; memberIds: string[] }>`
  select r.id, array(select m.user_id from room_members m where m.room_id = r.id and m.left_at is null) as "memberIds"
  from rooms r where r.companion_id = any(${p.companionIds}::uuid[])`,
);

/** Makes rooms of parties, lets people in and out; each coming and going is an event of the room's log. */
export const partyRooms: App['partyRooms'] = {
  admit: async (tx, post, userId) => {
    const roomId = (await row(tx, roomOfPost, { companionId: post.id }))?.id ?? (await makeRoom(tx, post));
    await join(tx, roomId, userId);
    await tellMembers(tx, roomId);
  },
  dismiss: async (tx, companionId, userId) => {
    const room = await row(tx, roomOfPost, { companionId });
    if (!room) return;
    const at = now(tx);
    await rows(tx, lockMember, { roomId: room.id, userId });
    const seq = (await row(tx, nextSeq, { roomId: room.id }))!.seq;
    await rows(tx, leave, { roomId: room.id, userId, now: at });
    await rows(tx, logEvent, { roomId: room.id, seq, kind: 'MEMBER_LEFT', userId, now: at });
    await tellMembers(tx, room.id, userId);
  },
  close: async (tx, companionIds) => {
    const rooms = await rows(tx, roomsOfPosts, { companionIds });
    afterCommit(tx, () => {
      for (const { id, memberIds } of rooms) {
        wakeRoom(tx.app, id);
        tellInboxes(tx.app, memberIds, { kind: 'ROOM_CHANGED', roomId: id });
      }
    });
  },
};

/** The post's lock, which the caller holds, keeps a second one from being made. */
async function makeRoom(tx: Tx, post: { id: string; authorId: string }): Promise<string> {
  const id = newId();
  await rows(tx, insertRoom, { id, companionId: post.id, now: now(tx) });
  await join(tx, id, post.authorId);
  return id;
}

async function join(tx: Tx, roomId: string, userId: string): Promise<void> {
  const at = now(tx);
  const seq = (await row(tx, nextSeq, { roomId }))!.seq;
  await rows(tx, enter, { roomId, userId, seq, now: at });
  await rows(tx, logEvent, { roomId, seq, kind: 'MEMBER_JOINED', userId, now: at });
}

/** After the commit: those who follow the room, the inboxes of its members, and of whoever has left it. */
async function tellMembers(tx: Tx, roomId: string, ...leavers: string[]): Promise<void> {
  const ids = (await rows(tx, members, { roomId })).map(({ id }) => id);
  afterCommit(tx, () => {
    wakeRoom(tx.app, roomId);
    tellInboxes(tx.app, [...ids, ...leavers], { kind: 'ROOM_CHANGED', roomId });
  });
}
