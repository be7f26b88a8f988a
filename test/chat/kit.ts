import { randomUUID } from 'node:crypto';
import { newId } from '../../src/shared/ids.ts';
import type { TestApp } from '../kit/app.ts';
import { makePerson, type Person } from '../kit/make.ts';

export const OPEN = 'mutation ($userId: ID!) { openDirectRoom(userId: $userId) { id isHidden } }';
export const HIDE = 'mutation ($roomId: ID!) { hideRoom(roomId: $roomId) { id isHidden } }';
export const SEND =
  'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { id seq text clientMessageId room { id } } }';
export const EDIT =
  'mutation ($id: ID!, $text: String!) { editMessage(id: $id, text: $text) { id seq text editedAt } }';
export const DELETE =
  'mutation ($id: ID!) { deleteMessage(id: $id) { id seq text isDeleted images { url } author { id } } }';
export const READ =
  'mutation ($roomId: ID!, $seq: Int!) { markRoomRead(roomId: $roomId, seq: $seq) { lastReadSeq unreadCount } }';
export const TYPING = 'mutation ($roomId: ID!) { setTyping(roomId: $roomId) }';
export const ROOM = `query ($id: ID!) { room(id: $id) {
  id kind title isHidden unreadCount lastReadSeq lastSeq lastActivityAt counterpart { id nickname }
  members { user { id } joinedAt lastReadSeq } lastMessage { id seq text }
} }`;
export const ROOMS = `query ($scope: RoomScope! = VISIBLE, $first: Int, $after: String) {
  rooms(scope: $scope, first: $first, after: $after) { nodes { id title } edges { cursor } pageInfo { hasNextPage endCursor } }
}`;
export const MESSAGES = `query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
  room(id: $id) { messages(first: $first, after: $after, last: $last, before: $before) {
    nodes { id seq text } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  } }
}`;

/** Opens the room of two people and answers its id. */
export async function openRoom(opener: Person, other: Person): Promise<string> {
  return (await opener.ask(OPEN, { userId: other.id })).openDirectRoom.id;
}

export interface SentMessage {
  id: string;
  seq: number;
  text: string;
  clientMessageId: string;
}

/** Sends a text, with a client id of its own. */
export async function say(person: Person, roomId: string, text: string): Promise<SentMessage> {
  return (await person.ask(SEND, { input: { roomId, clientMessageId: randomUUID(), text } })).sendMessage;
}

/** Fills an empty room with numbered messages of these authors in turn, behind the API. */
export async function fillRoom(
  server: TestApp,
  roomId: string,
  authors: readonly Person[],
  count: number,
): Promise<void> {
  await server.sql(
    `with sent as (
       insert into messages (id, room_id, seq, author_id, client_message_id, text, created_at)
       select gen_random_uuid(), $1, n, ($2::uuid[])[n % cardinality($2::uuid[]) + 1], gen_random_uuid(), n::text, $4
       from generate_series(1, $3::int) n returning *
     ), logged as (
       insert into room_events (room_id, seq, kind, message_id, created_at)
       select room_id, seq, 'MESSAGE_SENT', id, created_at from sent
     )
     update rooms set last_seq = $3, last_message_seq = $3, last_activity_at = $4 where id = $1`,
    [roomId, authors.map(({ id }) => id), count, server.app.clock()],
  );
}

/** Ids of the person's rooms in a scope, in their order. */
export async function roomIds(person: Person, scope = 'VISIBLE'): Promise<string[]> {
  const { rooms } = await person.ask(ROOMS, { scope, first: 100 });
  return rooms.nodes.map(({ id }: { id: string }) => id);
}

/** A party's room with these members, made behind the API: joining is told elsewhere. */
export async function makePartyRoom(
  server: TestApp,
  members: readonly Person[],
  title = '제주 한 바퀴',
): Promise<string> {
  const [companionId, roomId, now] = [newId(), newId(), server.app.clock()];
  await server.sql(
    `insert into companions (id, author_id, title, content, area_id, start_date, end_date, capacity, created_at)
     values ($1, $2, $3, '함께 가요', 'kr-jeju', '2099-01-01', '2099-01-05', 30, $4)`,
    [companionId, members[0]!.id, title, now],
  );
  await server.sql(
    `insert into rooms (id, kind, companion_id, last_activity_at, created_at) values ($1, 'PARTY', $2, $3, $3)`,
    [roomId, companionId, now],
  );
  for (const { id } of members) await joinRoom(server, roomId, id);
  return roomId;
}

/** Puts somebody into a room, to read from now on. */
export async function joinRoom(server: TestApp, roomId: string, userId: string): Promise<void> {
  await server.sql(
    `insert into room_members (room_id, user_id, joined_at, joined_seq, last_read_seq)
     select id, $2, $3, last_seq, last_seq from rooms where id = $1`,
    [roomId, userId, server.app.clock()],
  );
}

/** Makes an account what its deletion leaves: a tombstone. */
export async function depart(server: TestApp, userId: string): Promise<void> {
  await server.sql(
    `update users set email = null, password_hash = null, birth_date = null, gender = null, avatar_id = null,
     nickname = '', deleted_at = now() where id = $1`,
    [userId],
  );
}

/** Two people and the room that the first has opened. */
export async function makePair(server: TestApp): Promise<{ a: Person; b: Person; roomId: string }> {
  const [a, b] = await Promise.all([makePerson(server), makePerson(server)]);
  return { a, b, roomId: await openRoom(a, b) };
}
