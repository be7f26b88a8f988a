import { Passing } from '../data/passing.ts';
import type { App } from '../shared/context.ts';
import { AppError } from '../shared/errors.ts';
import type { Listening } from '../shared/events.ts';
import type { Subscriber } from '../shared/live.ts';
import { within } from '../shared/within.ts';
import { eventOf, type RoomEventSource, signalEvent } from './room-event-sources.ts';
import { type LogPage, type Members, readLog } from './room-log.ts';
import { type RoomSignal, type RoomWake, roomTopic } from './topics.ts';

const RETRY_MS = 500;
/** A look reads within limits of its own; this one holds whatever goes wrong, ms. */
const READ_MS = 20_000;
/** Rendering may wait for the database as long as a query, and this much longer, ms. */
const GRACE_MS = 1_000;

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
  #membersVersion = -1;
  #members: Members = new Map();
  #signals: RoomSignal[] = [];
  /** Of the first commit since the last look. */
  #committedAt: number | null = null;
  #running = false;
  #again = false;
  #closed = false;
  #lookingSince: number | null = null;
  /** Whether the last look failed: what came meanwhile has not been delivered. */
  hasFailed = false;
  /** Events up to here have been handed to the followers. */
  cursor: number | null = null;
  /** How many subscriptions use this feed, followers and those that still catch up. */
  users = 0;

  constructor(app: App, roomId: string) {
    this.#app = app;
    this.roomId = roomId;
    this.#listening = app.events.listen(roomTopic(roomId), (data) => {
      const told = data as RoomSignal | RoomWake | null;
      if (told && 'kind' in told) this.#signals.push(told);
      else this.#committedAt ??= told?.committedAt ?? null;
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

  /** Whether a look has been under way for more than so many ms. */
  isLate(ms: number): boolean {
    return this.#lookingSince !== null && performance.now() - this.#lookingSince > ms;
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
        this.#lookingSince = performance.now();
        await this.#look();
      }
      this.hasFailed = false;
    } catch (error) {
      this.#app.log.debug({ err: error, roomId: this.roomId }, 'a room log could not be read; trying again');
      // Once soon; then with the next look at all heads.
      if (!this.hasFailed) setTimeout(() => this.wake(), RETRY_MS).unref();
      this.hasFailed = true;
    } finally {
      this.#running = false;
      this.#lookingSince = null;
    }
  }

  async #look(): Promise<void> {
    const signals = this.#signals;
    this.#signals = [];
    const committedAt = this.#committedAt;
    this.#committedAt = null;
    if (this.#followers.size === 0) {
      // Nobody is live: whoever comes reads the log from its own position.
      this.cursor = null;
      return;
    }
    const page = await within(READ_MS, readLog(this.#app, this.roomId, this.cursor ?? 0, this.#membersVersion));
    if (!page) return this.#endAll();
    if (page.lastSeq < (this.cursor ?? 0)) return this.#beginAgain();
    if (page.members) this.#members = page.members;
    this.#membersVersion = page.membersVersion;
    for (const logged of page.events) {
      // First the cursor, then the recipients, in one breath: who joins while rendering finds this event in the log.
      this.cursor = logged.seq;
      const event = eventOf(this.roomId, logged);
      await this.#deliver(event, this.#recipients(logged.seq, event), (userId) => logged.message?.authorId === userId);
      if (logged.kind === 'MEMBER_LEFT') this.#dismiss(logged.userId, logged.seq);
    }
    if (committedAt !== null && page.events.length > 0)
      this.#app.watch.delivered(Math.max(0, Date.now() - committedAt) / 1_000);
    for (const signal of signals) {
      const isTyping = signal.kind === 'MEMBER_TYPING';
      const others = (id: string) =>
        page.isCut ? id === signal.userId && !isTyping : id !== signal.userId || !isTyping;
      const recipients = [...this.#followers].filter(({ userId }) => this.#members.has(userId) && others(userId));
      await this.#deliver(signalEvent(this.roomId, signal), recipients, () => false);
    }
    if (page.events.length > 0 && (this.cursor ?? 0) < page.lastSeq) this.#again = true;
    else this.#dismissStrangers(page);
  }

  /**
   * Who gets this event: whoever is a member now and was one when it happened, and whoever it tells of the own leaving.
   * Selections at each delivery.
   */
  #recipients(seq: number, event: RoomEventSource): Follower[] {
    const recipients: Follower[] = [];
    for (const follower of this.#followers) {
      if (follower.position >= seq) continue;
      follower.position = seq;
      const joined = this.#members.get(follower.userId);
      const isTheirs = joined !== undefined && joined < seq;
      if (isTheirs || (event.__typename === 'MemberLeft' && event.userId === follower.userId))
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
    const limit = this.#app.config.queryTimeoutMs + GRACE_MS;
    const groups = new Map<string, Follower[]>();
    for (const follower of recipients) {
      const key = follower.subscriber.shareKey(isAuthor(follower.userId));
      const group = groups.get(key);
      if (group) group.push(follower);
      else groups.set(key, [follower]);
    }
    await Promise.all(
      [...groups.values()].map(async (group) => {
        while (group.length > 0) {
          try {
            const rendered = group[0]!.subscriber.render(event);
            const payload = typeof rendered === 'string' ? rendered : await within(limit, rendered);
            for (const { subscriber } of group) subscriber.send(payload);
            return;
          } catch (error) {
            // Rather the end than a hole: a client that comes back with afterSeq gets this event again. Who has used up what answers
            // may cost ends alone, and the next one pays.
            const isOfOne = error instanceof AppError && error.code === 'RATE_LIMITED';
            for (const { subscriber } of group.splice(0, isOfOne ? 1 : group.length)) subscriber.fail(error);
          }
        }
      }),
    );
  }

  /** Ends the subscriptions that this leaving is news to; whoever was let in again subscribed behind it. */
  #dismiss(userId: string | null, seq: number): void {
    for (const follower of [...this.#followers]) {
      if (follower.userId === userId && follower.position <= seq) follower.subscriber.complete();
    }
  }

  /** Ends the subscriptions of those who are no members as of this page; who subscribed since is ahead of it. */
  #dismissStrangers({ lastSeq }: LogPage): void {
    for (const { userId } of [...this.#followers]) if (!this.#members.has(userId)) this.#dismiss(userId, lastSeq);
  }

  /**
   * The log is shorter than it was: the database is a restored backup, or a replica that was behind. What it will get now
   * has numbers that the followers know as others; they come back and are told so.
   */
  #beginAgain(): void {
    this.cursor = null;
    const error = new Passing('The log of the room has gone back');
    for (const follower of [...this.#followers]) follower.subscriber.fail(error);
  }

  #endAll(): void {
    for (const follower of [...this.#followers]) follower.subscriber.complete();
  }
}
