import { rows, statement } from '../data/statement.ts';
import { afterCommit } from '../data/transaction.ts';
import { now } from '../shared/clock.ts';
import type { Context } from '../shared/context.ts';
import { IS_UNSEEN } from './room.rows.ts';
import { tellInboxes, wakeRoom } from './topics.ts';

// The member's row before the room's, as in sending, and in the order of ids: nobody waits for each other in a circle.
const lockMembers = statement<{ id: string }>(
  `select r.id from rooms r join room_members m on m.room_id = r.id
   where r.kind = 'PARTY' and m.user_id = $1 and m.left_at is null order by r.id for no key update of m`,
);
const lockRooms = statement('select from rooms where id = any($1::uuid[]) order by id for update');
const leave = statement<{ roomId: string; userId: string }>(
  `with head as (
     update rooms set last_seq = last_seq + 1, members_version = members_version + 1 where id = any($2::uuid[])
     returning id, last_seq
   ), gone as (
     update room_members m set left_at = $3 from head where m.room_id = head.id and m.user_id = $1
   ), logged as (
     insert into room_events (room_id, seq, kind, user_id, created_at)
     select id, last_seq, 'MEMBER_LEFT', $1, $3 from head
   )
   select m.room_id as "roomId", m.user_id as "userId" from room_members m join head on head.id = m.room_id
   where m.left_at is null and m.user_id <> $1`,
);

// Only who sees the room: one that the person has opened and left empty stays unseen.
const counterparts = statement<{ roomId: string; userId: string }>(
  `select r.id as "roomId", me.user_id as "userId" from room_members mine
   join rooms r on r.id = mine.room_id and r.kind = 'DIRECT' join room_members me on me.room_id = r.id
   where mine.user_id = $1 and mine.left_at is null and me.user_id <> $1 and me.left_at is null and not ${IS_UNSEEN}`,
);

/**
 * Takes a person who leaves for good out of the rooms of parties, as an event of each. Messages stay, and direct rooms
 * stay for the counterpart, whose inbox hears that nobody is there any more.
 */
export async function removeAccountFromChat(tx: Context, userId: string): Promise<void> {
  const roomIds = (await rows(tx, lockMembers, [userId])).map(({ id }) => id);
  const others = await rows(tx, counterparts, [userId]);
  if (roomIds.length > 0) {
    await rows(tx, lockRooms, [roomIds]);
    others.push(...(await rows(tx, leave, [userId, roomIds, now(tx)])));
  }
  afterCommit(tx, () => {
    for (const roomId of roomIds) wakeRoom(tx.app, roomId);
    for (const other of others) tellInboxes(tx.app, [other.userId], { kind: 'ROOM_CHANGED', roomId: other.roomId });
  });
}
