import type { App } from '../shared/context.ts';

/** What passes through a room without being kept. */
export type RoomSignal =
  | { kind: 'READ_MARKER_MOVED'; userId: string; lastReadSeq: number }
  | { kind: 'MEMBER_TYPING'; userId: string; ttlSeconds: number };

/** What is told to a person's inbox: only what to look at again; the subscriber's own answer is read from the database. */
export type InboxWord =
  | { kind: 'ROOM_CHANGED'; roomId: string }
  | { kind: 'NOTIFICATION_ARRIVED'; notificationId: string }
  | { kind: 'NOTIFICATIONS_READ' };

export const roomTopic = (roomId: string): string => `room:${roomId}`;
export const inboxTopic = (userId: string): string => `inbox:${userId}`;

/** A wake-up: when the commit was, ms since 1970 by the clock of its process. */
export interface RoomWake {
  committedAt: number;
}

/** Wakes everybody who follows a room's log: there is something after what they have. After the commit. */
export function wakeRoom(app: App, roomId: string): void {
  app.events.publish(roomTopic(roomId), { committedAt: Date.now() } satisfies RoomWake);
}

/** Passes a signal on to those who follow a room now. */
export function signalRoom(app: App, roomId: string, signal: RoomSignal): void {
  app.events.publish(roomTopic(roomId), signal);
}

/** Tells the inboxes of these people. After the commit. */
export function tellInboxes(app: App, userIds: Iterable<string>, word: InboxWord): void {
  for (const userId of new Set(userIds)) app.events.publish(inboxTopic(userId), word);
}
