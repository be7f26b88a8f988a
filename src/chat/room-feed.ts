import type { App } from '../shared/context.ts';
import type { Listening } from '../shared/events.ts';
import type { Subscriber } from '../shared/live.ts';
import { eventOf, type RoomEventSource, signalEvent } from './room-event-sources.ts';
import { readHeads, readLog } from './room-log.ts';
import { type RoomSignal, roomTopic } from './topics.ts';

declare module '../shared/context.ts' {
  interface App {
    roomFeeds: RoomFeeds;
  }
}

/** A wake-up that was lost on the way (a dead Redis) is healed after at most this, ms. */
const HEAL_MS = 3_000;
const RETRY_MS = 500;

/** A subscriber that follows a room live. */
export interface Follower {
  subscriber: Subscriber<RoomEventSource>;
  userId: string;
  /** The highest number it has, or need not have. */
  position: number;
}

/**
 * Follows the log of one room for all subscribers of this process. A message of pub/sub is only a wake-up: what is
 * delivered is always read from the log, after what was delivered before. So nothing is lost, doubled or out of order,
 * whatever happens to the wake-ups, and one read and one rendering serve a thousand subscribers.
 */
export class RoomFeed {
  readonly #app: App;
  readonly roomId: string;
  readonly #followers = new Set<Follower>();
  readonly #listening: Listening;
  #members: { version: number; ids: ReadonlySet<string> } = { version: -1, ids: new Set() };
  #signals: RoomSignal[] = [];
  #running = false;
  #again = false;
  #closed = false;
  /** Events up to here have been handed to the followers. */
  cursor: number | null = null;
  /** How many subscriptions use this feed, followers and those that still catch up. */
  users = 0;

  constructor(app: App, roomId: string) {
    this.#app = app;
    this.roomId = roomId;
    this.#listening = app.events.listen(roomTopic(roomId), (data) => {
      if (data !== null) this.#signals.push(data as RoomSignal);
      this.wake();
    });
  }

  /** Resolves when wake-ups that are published from now on arrive. */
  get ready(): Promise<void> {
    return this.#listening.ready;
  }

  /**
   * Takes a subscriber that has everything up to its position: true when that is where the feed is; false when the feed
   * is ahead, and the subscriber must read on in the log first. Without a moment in between, so that nothing slips through.
   */
  follow(follower: Follower): boolean {
    this.cursor ??= follower.position;
    if (follower.position < this.cursor) return false;
    this.#followers.add(follower);
    // A wake-up that came while nobody followed was spent on nobody.
    this.wake();
    return true;
  }

  unfollow(follower: Follower): void {
    this.#followers.delete(follower);
  }

  /** Looks at the log again, now or as soon as the present look is done. */
  wake(): void {
    this.#again = true;
    if (!this.#running && !this.#closed) void this.#run();
  }

  close(): void {
    this.#closed = true;
    this.#listening.stop();
  }

  async #run(): Promise<void> {
    this.#running = true;
    try {
      while (this.#again && !this.#closed) {
        this.#again = false;
        await this.#look();
      }
    } catch (error) {
      this.#app.log.warn({ err: error, roomId: this.roomId }, 'a room log could not be read; trying again');
      setTimeout(() => this.wake(), RETRY_MS).unref();
    } finally {
      this.#running = false;
    }
  }

  async #look(): Promise<void> {
    const signals = this.#signals;
    this.#signals = [];
    if (this.#followers.size === 0) {
      // Nobody is live: whoever comes reads the log from its own position.
      this.cursor = null;
      return;
    }
    const page = await readLog(this.#app, this.roomId, this.cursor ?? 0, this.#members.version);
    if (!page) return this.#endAll();
    if (page.memberIds) this.#members = { version: page.membersVersion, ids: new Set(page.memberIds) };
    for (const logged of page.events) {
      // First the cursor, then the recipients, in one breath: who joins while rendering finds this event in the log.
      this.cursor = logged.seq;
      const event = eventOf(this.roomId, logged);
      await this.#deliver(event, this.#recipients(logged.seq, event), (userId) => logged.message?.authorId === userId);
      if (logged.kind === 'MEMBER_LEFT') this.#dismiss(logged.userId);
    }
    if (page.events.length > 0 && (this.cursor ?? 0) < page.lastSeq) this.#again = true;
    for (const signal of signals) {
      const others = signal.kind === 'MEMBER_TYPING' ? (id: string) => id !== signal.userId : () => true;
      const recipients = [...this.#followers].filter(({ userId }) => this.#members.ids.has(userId) && others(userId));
      await this.#deliver(signalEvent(this.roomId, signal), recipients, () => false);
    }
    for (const { userId } of [...this.#followers]) if (!this.#members.ids.has(userId)) this.#dismiss(userId);
  }

  /** Who gets this event: members of now, and whoever it tells of the own leaving. Selections at each delivery. */
  #recipients(seq: number, event: RoomEventSource): Follower[] {
    const recipients: Follower[] = [];
    for (const follower of this.#followers) {
      if (follower.position >= seq) continue;
      follower.position = seq;
      const isMember = this.#members.ids.has(follower.userId);
      if (isMember || (event.__typename === 'MemberLeft' && event.userId === follower.userId))
        recipients.push(follower);
    }
    return recipients;
  }

  /** Renders once for all whose answer is the same, and sends the same text to each. */
  async #deliver(
    event: RoomEventSource,
    recipients: readonly Follower[],
    isAuthor: (userId: string) => boolean,
  ): Promise<void> {
    const groups = new Map<string, Follower[]>();
    for (const follower of recipients) {
      const key = follower.subscriber.shareKey(isAuthor(follower.userId));
      const group = groups.get(key);
      if (group) group.push(follower);
      else groups.set(key, [follower]);
    }
    await Promise.all(
      [...groups.values()].map(async (group) => {
        try {
          const rendered = group[0]!.subscriber.render(event);
          const payload = typeof rendered === 'string' ? rendered : await rendered;
          for (const { subscriber } of group) subscriber.send(payload);
        } catch (error) {
          // Rather the end than a hole: a client that comes back with afterSeq gets this event again.
          for (const { subscriber } of group) subscriber.fail(error);
        }
      }),
    );
  }

  /** Ends the subscriptions of somebody who is no member any more. */
  #dismiss(userId: string | null): void {
    for (const follower of [...this.#followers]) if (follower.userId === userId) follower.subscriber.complete();
  }

  #endAll(): void {
    for (const follower of [...this.#followers]) follower.subscriber.complete();
  }
}

/** The feeds of this process, one for each room that somebody follows. */
export class RoomFeeds {
  readonly #feeds = new Map<string, RoomFeed>();
  #healing: NodeJS.Timeout | null = null;

  /** The feed of a room; give it back with `release`. */
  use(app: App, roomId: string): RoomFeed {
    const feed = this.#feeds.get(roomId) ?? new RoomFeed(app, roomId);
    this.#feeds.set(roomId, feed);
    feed.users++;
    this.#healing ??= setInterval(() => void this.#heal(app), HEAL_MS).unref();
    return feed;
  }

  release(feed: RoomFeed): void {
    if (--feed.users > 0) return;
    feed.close();
    this.#feeds.delete(feed.roomId);
    if (this.#feeds.size === 0) this.close();
  }

  /** Rooms that are followed now. */
  get size(): number {
    return this.#feeds.size;
  }

  close(): void {
    if (this.#healing) clearInterval(this.#healing);
    this.#healing = null;
  }

  /** Wakes the feeds whose log has grown without their hearing of it. */
  async #heal(app: App): Promise<void> {
    try {
      const heads = await readHeads(app, [...this.#feeds.keys()]);
      for (const [roomId, feed] of this.#feeds) {
        const head = heads.get(roomId);
        if (head === undefined || (feed.cursor !== null && feed.cursor < head)) feed.wake();
      }
    } catch (error) {
      app.log.warn({ err: error }, 'the heads of the followed rooms could not be read');
    }
  }
}
