import type { App } from '../shared/context.ts';
import { RoomFeed } from './room-feed.ts';
import { readHeads } from './room-log.ts';

/** A wake-up that was lost on the way (a dead Redis) is healed after at most this, ms. */
const HEAL_MS = 3_000;
/** A feed that has not come to the end of a look by twice the time of healing and that of a query is late. */
const lateMs = (app: App): number => 2 * HEAL_MS + app.config.queryTimeoutMs;

/** The feeds of this process, one for each room that somebody follows. */
export class RoomFeeds {
  readonly #feeds = new Map<string, RoomFeed>();
  #stopHealing: (() => void) | null = null;
  #isHealing = false;
  #healedAt = 0;

  /** The feed of a room; give it back with `release`. */
  use(app: App, roomId: string): RoomFeed {
    const feed = this.#feeds.get(roomId) ?? new RoomFeed(app, roomId);
    this.#feeds.set(roomId, feed);
    feed.users++;
    this.#stopHealing ??= this.#startHealing(app);
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

  /** How many of the feeds are late; all, when the heads could not be read for that long. */
  late(app: App): number {
    const limit = lateMs(app);
    if (this.#stopHealing && performance.now() - this.#healedAt > limit) return this.size;
    return [...this.#feeds.values()].filter((feed) => feed.isLate(limit)).length;
  }

  close(): void {
    this.#stopHealing?.();
    this.#stopHealing = null;
  }

  #startHealing(app: App): () => void {
    this.#healedAt = performance.now();
    const healing = setInterval(() => void this.#heal(app), HEAL_MS).unref();
    const forgetGaps = app.events.onGap(() => {
      for (const feed of this.#feeds.values()) feed.wake();
    });
    return () => {
      clearInterval(healing);
      forgetGaps();
    };
  }

  /** Wakes the feeds whose log has grown (or shrunk) without their hearing of it, and those that could not read it. */
  async #heal(app: App): Promise<void> {
    if (this.#isHealing) return;
    this.#isHealing = true;
    try {
      const heads = await readHeads(app, [...this.#feeds.keys()]);
      this.#healedAt = performance.now();
      for (const [roomId, feed] of this.#feeds) {
        const head = heads.get(roomId);
        if (head === undefined || feed.hasFailed || (feed.cursor !== null && feed.cursor !== head)) feed.wake();
      }
    } catch (error) {
      app.log.warn({ err: error }, 'the heads of the followed rooms could not be read');
    } finally {
      this.#isHealing = false;
    }
  }
}
