import { row, rows, statement } from '../data/statement.ts';
import { afterCommit } from '../data/transaction.ts';
import { now } from '../shared/clock.ts';
import type { App, Tx } from '../shared/context.ts';
import { newId } from '../shared/ids.ts';
import { tellInboxes, wakeRoom } from './topics.ts';

const roomOfPost = statement<{ id: string }>('select id from rooms where companion_id = $1');
const insertRoom = statement(
  `insert into rooms (id, kind, companion_id, last_activity_at, created_at) values ($1, 'PARTY', $2, $3, $3)`,
);

// The member's row before the room's, as in sending: the two never wait for each other in a circle.
const lockMember = statement('select from room_members where room_id = $1 and user_id = $2 for no key update');
const nextSeq = statement<{ seq: number }>(
  'update rooms set last_seq = last_seq + 1, members_version = members_version + 1 where id = $1 returning last_seq as seq',
);
// What was said before is not the newcomer's; the own joining is the first that is seen.
const enter = statement(`
  insert into room_members as m (room_id, user_id, joined_at, joined_seq, last_read_seq) values ($1, $2, $4, $3::int - 1, $3)
  on conflict (room_id, user_id) do update
  set joined_at = $4, joined_seq = $3::int - 1, last_read_seq = $3, left_at = null, hidden_seq = null`);
const leave = statement('update room_members set left_at = $3 where room_id = $1 and user_id = $2');
const logEvent = statement(
  'insert into room_events (room_id, seq, kind, user_id, created_at) values ($1, $2, $3, $4, $5)',
);
const members = statement<{ id: string }>(
  'select user_id as id from room_members where room_id = $1 and left_at is null',
);

const roomsOfPosts = statement<{ id: string; memberIds: string[] }>(
  `select r.id, array(select m.user_id from room_members m where m.room_id = r.id and m.left_at is null) as "memberIds"
   from rooms r where r.companion_id = any($1::uuid[])`,
);

/** Makes rooms of parties, lets people in and out; each coming and going is an event of the room's log. */
export const partyRooms: App['partyRooms'] = {
  admit: async (tx, post, userId) => {
    const roomId = (await row(tx, roomOfPost, [post.id]))?.id ?? (await makeRoom(tx, post));
    await join(tx, roomId, userId);
    await tellMembers(tx, roomId);
  },
  dismiss: async (tx, companionId, userId) => {
    const room = await row(tx, roomOfPost, [companionId]);
    if (!room) return;
    const at = now(tx);
    await rows(tx, lockMember, [room.id, userId]);
    const seq = (await row(tx, nextSeq, [room.id]))!.seq;
    await rows(tx, leave, [room.id, userId, at]);
    await rows(tx, logEvent, [room.id, seq, 'MEMBER_LEFT', userId, at]);
    await tellMembers(tx, room.id, userId);
  },
  close: async (tx, companionIds) => {
    const rooms = await rows(tx, roomsOfPosts, [companionIds]);
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
  await rows(tx, insertRoom, [id, post.id, now(tx)]);
  await join(tx, id, post.authorId);
  return id;
}

async function join(tx: Tx, roomId: string, userId: string): Promise<void> {
  const at = now(tx);
  const seq = (await row(tx, nextSeq, [roomId]))!.seq;
  await rows(tx, enter, [roomId, userId, seq, at]);
  await rows(tx, logEvent, [roomId, seq, 'MEMBER_JOINED', userId, at]);
}

/** After the commit: those who follow the room, the inboxes of its members, and of whoever has left it. */
async function tellMembers(tx: Tx, roomId: string, ...leavers: string[]): Promise<void> {
  const ids = (await rows(tx, members, [roomId])).map(({ id }) => id);
  afterCommit(tx, () => {
    wakeRoom(tx.app, roomId);
    tellInboxes(tx.app, [...ids, ...leavers], { kind: 'ROOM_CHANGED', roomId });
  });
}
