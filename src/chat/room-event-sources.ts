import type { UserRow } from '../accounts/user.rows.ts';
import type { MessageRow } from './message.rows.ts';
import type { LogEvent } from './room-log.ts';
import type { RoomSignal } from './topics.ts';

/** The sources of the union `RoomEvent`, told apart by the name of their GraphQL type. */
export type RoomEventSource =
  | { __typename: 'RoomReady'; seq: number; replayCount: number }
  | { __typename: 'MessageSent'; seq: number; message: MessageRow }
  | { __typename: 'MessageEdited'; seq: number; message: MessageRow }
  | { __typename: 'MessageDeleted'; seq: number; messageId: string; message: MessageRow }
  | { __typename: 'MemberJoined'; seq: number; roomId: string; userId: string; joined: UserRow | null }
  | { __typename: 'MemberLeft'; seq: number; userId: string }
  | { __typename: 'ReadMarkerMoved'; roomId: string; userId: string; lastReadSeq: number }
  | { __typename: 'MemberTyping'; userId: string; ttlSeconds: number };

/** A line of a room's log as what clients get. @throws Error when the log points to a message that is not there. */
export function eventOf(roomId: string, { seq, kind, message, userId, user }: LogEvent): RoomEventSource {
  switch (kind) {
    case 'MEMBER_JOINED':
      return { __typename: 'MemberJoined', seq, roomId, userId: userId!, joined: user };
    case 'MEMBER_LEFT':
      return { __typename: 'MemberLeft', seq, userId: userId! };
  }
  if (!message) throw new Error(`Event ${seq} is about a message that is not there`);
  switch (kind) {
    case 'MESSAGE_SENT':
      return { __typename: 'MessageSent', seq, message };
    case 'MESSAGE_EDITED':
      return { __typename: 'MessageEdited', seq, message };
    case 'MESSAGE_DELETED':
      return { __typename: 'MessageDeleted', seq, messageId: message.id, message };
  }
}

/** A signal in a room as what clients get. */
export function signalEvent(roomId: string, signal: RoomSignal): RoomEventSource {
  return signal.kind === 'MEMBER_TYPING'
    ? { __typename: 'MemberTyping', userId: signal.userId, ttlSeconds: signal.ttlSeconds }
    : { __typename: 'ReadMarkerMoved', roomId, userId: signal.userId, lastReadSeq: signal.lastReadSeq };
}
