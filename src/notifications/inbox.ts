import { roomOfViewer } from '../chat/room.loaders.ts';
import { type InboxWord, inboxTopic } from '../chat/topics.ts';
import { type Context, freshContext } from '../shared/context.ts';
import type { Listening } from '../shared/events.ts';
import { LiveSource, type Subscriber } from '../shared/live.ts';
import type { OpenInbox } from './inboxes.ts';
import { notificationOfViewer } from './notification.loaders.ts';
import type { NotificationRow } from './notification.rows.ts';

/** The sources of the union `InboxEvent`; counts are read when they are asked for. */
export type InboxEventSource =
  | { __typename: 'InboxReady' }
  | { __typename: 'RoomChanged'; room: object }
  | { __typename: 'RoomGone'; roomId: string }
  | { __typename: 'NotificationArrived'; notification: NotificationRow }
  | { __typename: 'NotificationsRead' };

/** Opens the viewer's inbox: InboxReady, then what changes. State, not history: words in quick succession become one. */
export function openInbox(ctx: Context): LiveSource<InboxEventSource> {
  return new Inbox(ctx, ctx.viewer!.userId);
}

class Inbox extends LiveSource<InboxEventSource> implements OpenInbox {
  readonly #ctx: Context;
  readonly userId: string;
  #subscriber: Subscriber<InboxEventSource> | null = null;
  #listening: Listening | null = null;
  /** What to tell, each once, in the order of its first word. */
  readonly #waiting = new Map<string, InboxWord>();
  #telling = false;
  #hasHeard = false;
  /** Words may have been lost: the client is greeted again, which covers all that waits. */
  #isStale = false;

  constructor(ctx: Context, userId: string) {
    super();
    this.#ctx = ctx;
    this.userId = userId;
  }

  open(subscriber: Subscriber<InboxEventSource>): void {
    // Held back until the greeting is out, so that it comes first.
    this.#telling = true;
    this.#subscriber = subscriber;
    this.#listening = this.#ctx.app.events.listen(inboxTopic(this.userId), (data) => {
      const word = data as InboxWord;
      this.#hasHeard = true;
      this.#waiting.set(subjectOf(word), word);
      if (!this.#telling) void this.#tell(subscriber);
    });
    this.#ctx.app.inboxes.add(this.#ctx.app, this);
    void this.#greet(subscriber);
  }

  takeHeard(): boolean {
    const hasHeard = this.#hasHeard;
    this.#hasHeard = false;
    return hasHeard;
  }

  lookAgain(): void {
    this.#isStale = true;
    if (!this.#telling && this.#subscriber) void this.#tell(this.#subscriber);
  }

  close(): void {
    this.#ctx.app.inboxes.remove(this);
    this.#listening?.stop();
    this.#listening = null;
    this.#waiting.clear();
  }

  async #greet(subscriber: Subscriber<InboxEventSource>): Promise<void> {
    try {
      await this.#listening?.ready;
      subscriber.send(await subscriber.render({ __typename: 'InboxReady' }));
    } catch (error) {
      return subscriber.fail(error);
    }
    await this.#tell(subscriber);
  }

  async #tell(subscriber: Subscriber<InboxEventSource>): Promise<void> {
    this.#telling = true;
    try {
      if (this.#isStale) {
        this.#isStale = false;
        this.#waiting.clear();
        subscriber.send(await subscriber.render({ __typename: 'InboxReady' }));
      }
      for (const [key, word] of this.#waiting) {
        this.#waiting.delete(key);
        const event = await this.#eventOf(word);
        if (event && this.#listening) subscriber.send(await subscriber.render(event));
      }
    } catch (error) {
      subscriber.fail(error);
    } finally {
      this.#telling = false;
    }
  }

  /** What the word is about, as it is for the viewer at this moment; null for a notification that was taken back meanwhile. */
  async #eventOf(word: InboxWord): Promise<InboxEventSource | null> {
    if (word.kind === 'NOTIFICATIONS_READ') return { __typename: 'NotificationsRead' };
    const ctx = freshContext(this.#ctx);
    if (word.kind === 'ROOM_CHANGED') {
      const room = await roomOfViewer(ctx).load(word.roomId);
      return room ? { __typename: 'RoomChanged', room } : { __typename: 'RoomGone', roomId: word.roomId };
    }
    const notification = await notificationOfViewer(ctx).load(word.notificationId);
    return notification && { __typename: 'NotificationArrived', notification };
  }
}

/** What words are about; of two about the same one is enough. */
function subjectOf(word: InboxWord): string {
  switch (word.kind) {
    case 'ROOM_CHANGED':
      return word.roomId;
    case 'NOTIFICATION_ARRIVED':
      return word.notificationId;
    case 'NOTIFICATIONS_READ':
      return word.kind;
  }
}
