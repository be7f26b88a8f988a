import { sql } from 'kysely';
import { db } from '../data/db.ts';
import { type Params, query, rows } from '../data/statement.ts';
import { afterCommit } from '../data/transaction.ts';
import { now } from '../shared/clock.ts';
import type { Tx } from '../shared/context.ts';
import { IS_UNSEEN } from './room.rows.ts';
import { tellInboxes, wakeRoom } from './topics.ts';

// The member's row before the room's, as in sending, and in the order of ids: nobody waits for each other in a circle.
const lockMembers = query((p: Params<{ userId: string }>) =>
  db
    .selectFrom('rooms as r')
    .innerJoin('room_members as m', 'm.room_id', 'r.id')
    .select('r.id')
    .where('r.kind', '=', sql.lit('PARTY'))
    .where('m.user_id', '=', p.userId)
    .where('m.left_at', 'is', null)
    .orderBy('r.id')
    .forNoKeyUpdate('m'),
);
const lockRooms = query(
  (p: Params<{ ids: readonly string[] }>) =>
    sql`select from rooms where id = any(${p.ids}::uuid[]) order by id for update`,
);
const leave = query(
  (p: Params<{ userId: string; roomIds: readonly string[]; now: Date }>) => sql<{ roomId: string; userId: string }>`
  with head as (
    update rooms set last_seq = last_seq + 1, members_version = members_version + 1 where id = any(${p.roomIds}::uuid[])
    returning id, last_seq
  ), gone as (
    update room_members m set left_at = ${p.now} from head where m.room_id = head.id and m.user_id = ${p.userId}
  ), logged as (
    insert into room_events (room_id, seq, kind, user_id, created_at)
    select id, last_seq, 'MEMBER_LEFT', ${p.userId}, ${p.now} from head
  )
  select m.room_id as "roomId", m.user_id as "userId" from room_members m join head on head.id = m.room_id
  where m.left_at is null and m.user_id <> ${p.userId}`,
);

// Only who sees the room: one that the person has opened and left empty stays unseen.
const counterparts = query((p: Params<{ userId: string }>) =>
  db
    .selectFrom('room_members as mine')
    .innerJoin('rooms as r', 'r.id', 'mine.room_id')
    .innerJoin('room_members as me', 'me.room_id', 'r.id')
    .select(['r.id as roomId', 'me.user_id as userId'])
    .where('r.kind', '=', sql.lit('DIRECT'))
    .where('mine.user_id', '=', p.userId)
    .where('mine.left_at', 'is', null)
    .where('me.user_id', '<>', p.userId)
    .where('me.left_at', 'is', null)
    .where(sql<boolean>`not ${IS_UNSEEN}`),
);

/**
 * Takes a person who leaves for good out of the rooms of parties, as an event of each. Messages stay, and direct rooms
 * stay for the counterpart, whose inbox hears that nobody is there any more.
 */
export async function removeAccountFromChat(tx: Tx, userId: string): Promise<void> {
  const roomIds = (await rows(tx, lockMembers, { userId })).map(({ id }) => id);
  const others = await rows(tx, counterparts, { userId });
  if (roomIds.length > 0) {
    await rows(tx, lockRooms, { ids: roomIds });
    others.push(...(await rows(tx, leave, { userId, roomIds, now: now(tx) })));
  }
  afterCommit(tx, () => {
    for (const roomId of roomIds) wakeRoom(tx.app, roomId);
    for (const other of others) tellInboxes(tx.app, [other.userId], { kind: 'ROOM_CHANGED', roomId: other.roomId });
  });
}
