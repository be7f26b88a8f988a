import { Passing } from '../data/passing.ts';
import { type Params, query, row } from '../data/statement.ts';
import type { App, Context } from '../shared/context.ts';
import { notFound } from '../shared/errors.ts';
import { Faults, isUuid } from '../shared/faults.ts';
import { LiveSource, type Subscriber } from '../shared/live.ts';
import { roomsOfMember } from './room.rows.ts';
import { eventOf, type RoomEventSource } from './room-event-sources.ts';
import type { Follower, RoomFeed } from './room-feed.ts';
import { readLog } from './room-log.ts';

const membershipOf = query((p: Params<{ viewerId: string; roomId: string }>) =>
  roomsOfMember(p.viewerId)
    .select(['r.last_seq as lastSeq', 'me.joined_seq as joinedSeq'])
    .where('me.room_id', '=', p.roomId),
);

/**
 * Opens the viewer's subscription to a room: first RoomReady, then everything after `afterSeq` in order and once, then what
 * happens from now on. Without `afterSeq` only the last. A member reads from the own joining on.
 * @throws AppError NOT_FOUND (ROOM_NOT_FOUND) for whoever is no member; BAD_USER_INPUT when `afterSeq` is negative or
 * beyond the log.
 */
export async function openRoomEvents(
  ctx: Context,
  roomId: string,
  afterSeq: number | null,
): Promise<LiveSource<RoomEventSource>> {
  const viewer = ctx.viewer!;
  const membership = isUuid(roomId) ? await row(ctx, membershipOf, { roomId: roomId, viewerId: viewer.userId }) : null;
  if (!membership) throw notFound('ROOM_NOT_FOUND');
  const faults = new Faults();
  if (afterSeq !== null) faults.integer('afterSeq', afterSeq, 0, membership.lastSeq);
  faults.check();
  return new RoomEventsOfMember(ctx, roomId, viewer.userId, afterSeq);
}

/** With more than this waiting, bytes, a replay waits for its reader, who is cut off at four times as much. */
const MAX_BACKLOG = 256 * 1024;

/** One member's way along the log: register, look, replay, follow. */
class RoomEventsOfMember extends LiveSource<RoomEventSource> {
  readonly #ctx: Context;
  readonly #app: App;
  readonly #roomId: string;
  readonly #userId: string;
  readonly #afterSeq: number | null;
  #feed: RoomFeed | null = null;
  #follower: Follower | null = null;

  constructor(ctx: Context, roomId: string, userId: string, afterSeq: number | null) {
    super();
    this.#ctx = ctx;
    this.#app = ctx.app;
    this.#roomId = roomId;
    this.#userId = userId;
    this.#afterSeq = afterSeq;
  }

  open(subscriber: Subscriber<RoomEventSource>): void {
    // Registered before the first look: what commits in between wakes the feed.
    this.#feed = this.#app.roomFeeds.use(this.#app, this.#roomId);
    this.#begin(this.#feed, subscriber).catch((error) => subscriber.fail(error));
  }

  close(): void {
    const feed = this.#feed;
    if (!feed) return;
    this.#feed = null;
    if (this.#follower) feed.unfollow(this.#follower);
    this.#app.roomFeeds.release(feed);
  }

  async #begin(feed: RoomFeed, subscriber: Subscriber<RoomEventSource>): Promise<void> {
    await feed.ready;
    const membership = await row(this.#ctx, membershipOf, { roomId: this.#roomId, viewerId: this.#userId });
    if (!membership) throw notFound('ROOM_NOT_FOUND');
    const { lastSeq, joinedSeq } = membership;
    const start = Math.max(this.#afterSeq ?? lastSeq, joinedSeq);
    subscriber.send(await subscriber.render({ __typename: 'RoomReady', seq: lastSeq, replayCount: lastSeq - start }));

    const follower: Follower = { subscriber, userId: this.#userId, position: start };
    this.#follower = follower;
    // What is missed is read up to the head of this moment at least, and on until the feed is reached.
    while (this.#feed && (follower.position < lastSeq || !feed.follow(follower))) {
      if (!(await this.#replay(follower))) return subscriber.complete();
    }
    // Closed while the feed took it.
    if (!this.#feed) feed.unfollow(follower);
  }

  /**
   * Sends the next stretch of the log, no faster than it is read: false when this person is no member any more, or the
   * room is gone. What was written before the present joining is not theirs.
   */
  async #replay(follower: Follower): Promise<boolean> {
    const page = await readLog(this.#app, this.#roomId, follower.position, -1);
    if (!page) return false;
    const joined = page.members?.get(this.#userId);
    // There was something to read: the log has gone back meanwhile.
    if (joined !== undefined && page.events.length === 0) throw new Passing('The log of the room has gone back');
    for (const logged of page.events) {
      if (!this.#feed) return true;
      follower.position = logged.seq;
      const isOwnLeaving = logged.kind === 'MEMBER_LEFT' && logged.userId === this.#userId;
      const isTheirs = joined !== undefined && joined < logged.seq;
      if (!isTheirs && !isOwnLeaving) continue;
      follower.subscriber.send(await follower.subscriber.render(eventOf(this.#roomId, logged)));
      if (isOwnLeaving) return false;
      // While it reads slowly it may be removed: the rest is read anew then.
      if (follower.subscriber.backlog() > MAX_BACKLOG && !(await this.#isStillIn(follower, joined))) return true;
    }
    await follower.subscriber.drained();
    // The own leaving may stand on a later page.
    return joined !== undefined || (page.events.length > 0 && follower.position < page.lastSeq);
  }

  /** Waits until the reader has what was sent; whether the membership is the same then. */
  async #isStillIn({ subscriber }: Follower, joined: number | undefined): Promise<boolean> {
    await subscriber.drained();
    const membership = await row(this.#ctx, membershipOf, { roomId: this.#roomId, viewerId: this.#userId });
    return membership?.joinedSeq === joined;
  }
}
