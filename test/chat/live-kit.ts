import { randomUUID } from 'node:crypto';
import type { TestApp } from '../kit/app.ts';
import { makePerson, type Person } from '../kit/make.ts';

/** Everything a chat client asks of the events of a room. */
export const FOLLOW = `subscription ($roomId: ID!, $afterSeq: Int) {
  roomEvents(roomId: $roomId, afterSeq: $afterSeq) {
    __typename
    ... on RoomReady { seq replayCount }
    ... on MessageSent { seq message { id seq text author { id nickname } createdAt } }
    ... on MessageEdited { seq message { id seq text editedAt } }
    ... on MessageDeleted { seq messageId }
    ... on MemberJoined { seq user { id } }
    ... on MemberLeft { seq userId }
    ... on ReadMarkerMoved { userId lastReadSeq }
    ... on MemberTyping { userId ttlSeconds }
  }
}`;

export const SEND = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { id seq text } }`;

/** Two people and the room between them, opened by the first. */
export async function makePair(server: TestApp): Promise<{ minji: Person; jun: Person; roomId: string }> {
  const [minji, jun] = await Promise.all([makePerson(server), makePerson(server)]);
  const { openDirectRoom } = await minji.ask('mutation ($id: ID!) { openDirectRoom(userId: $id) { id } }', {
    id: jun.id,
  });
  return { minji, jun, roomId: openDirectRoom.id };
}

/** Sends a text and answers the message. */
export async function say(person: Person, roomId: string, text: string, clientMessageId: string = randomUUID()) {
  const { sendMessage } = await person.ask(SEND, { input: { roomId, clientMessageId, text } });
  return sendMessage as { id: string; seq: number; text: string };
}
