import { departedUser, type UserRow } from '../accounts/user.rows.ts';
import type { LogEvent } from './room-log.ts';
import type { MessageRow } from './message.rows.ts';
import type { RoomSignal } from './topics.ts';

/** The sources of the union `RoomEvent`, told apart by the name of their GraphQL type. */
export type RoomEventSource =
  | { type: 'RoomReady'; seq: number; replayCount: number }
  | { type: 'MessageSent'; seq: number; message: MessageRow }
  | { type: 'MessageEdited'; seq: number; message: MessageRow }
  | { type: 'MessageDeleted'; seq: number; messageId: string }
  | { type: 'MemberJoined'; seq: number; user: UserRow }
  | { type: 'MemberLeft'; seq: number; userId: string }
  | { type: 'ReadMarkerMoved'; userId: string; lastReadSeq: number }
  | { type: 'MemberTyping'; userId: string; ttlSeconds: number };

/** A line of the log as what clients get. @throws Error when the log points to a message that is not there. */
export function eventOf({ seq, kind, message, userId, user }: LogEvent): RoomEventSource {
  switch (kind) {
    case 'MEMBER_JOINED':
      return { type: 'MemberJoined', seq, user: user ?? departedUser(userId!) };
    case 'MEMBER_LEFT':
      return { type: 'MemberLeft', seq, userId: userId! };
  }
  if (!message) throw new Error(`Event ${seq} is about a message that is not there`);
  switch (kind) {
    case 'MESSAGE_SENT':
      return { type: 'MessageSent', seq, message };
    case 'MESSAGE_EDITED':
      return { type: 'MessageEdited', seq, message };
    case 'MESSAGE_DELETED':
      return { type: 'MessageDeleted', seq, messageId: message.id };
  }
}

/** A signal as what clients get. */
export function signalEvent(signal: RoomSignal): RoomEventSource {
  return signal.kind === 'MEMBER_TYPING'
    ? { type: 'MemberTyping', userId: signal.userId, ttlSeconds: signal.ttlSeconds }
    : { type: 'ReadMarkerMoved', userId: signal.userId, lastReadSeq: signal.lastReadSeq };
}
