import { sql } from 'kysely';
import { type Params, query, rowsOn } from '../data/statement.ts';
import type { App } from '../shared/context.ts';

/** How often what inboxes should have heard is looked at, ms. */
const LOOK_MS = 5_000;
/** People in one statement. */
const CHUNK = 500;

/** An open inbox, as its healing sees it. */
export interface OpenInbox {
  readonly userId: string;
  /** Whether it has heard anything since this was asked last. */
  takeHeard(): boolean;
  /** Tells its client to query again. */
  lookAgain(): void;
}

/** What an inbox is about, in one short text for each person: equal texts mean that nothing has changed. */
const versions = query(
  (p: Params<{ userIds: readonly string[] }>) => sql<{ userId: string; version: string }>`
  select u.id as "userId", concat_ws('/',
    (select concat_ws(':', count(*), sum(r.last_seq), sum(me.last_read_seq), sum(me.hidden_seq))
     from room_members me join rooms r on r.id = me.room_id where me.user_id = u.id and me.left_at is null),
    (select concat_ws(':', count(*), max(n.id::text)) from notifications n where n.user_id = u.id and n.read_at is null)
  ) as version
  from unnest(${p.userIds}::uuid[]) as u(id)`,
);

/**
 * The open inboxes of this process. Words reach them through pub/sub, which may lose some; where there are other processes (Redis)
 * a version of each person is looked at every 5 s, and whoever has a new one without having heard a word is told to query
 * again. While words are lost for certain, a new version alone is enough.
 */
export class Inboxes {
  readonly #open = new Map<string, Set<OpenInbox>>();
  readonly #versions = new Map<string, string>();
  #stop: (() => void) | null = null;
  #isLooking = false;

  add(app: App, inbox: OpenInbox): void {
    this.#open.set(inbox.userId, (this.#open.get(inbox.userId) ?? new Set()).add(inbox));
    if (app.config.redisUrl) this.#stop ??= this.#startLooking(app);
  }

  remove(inbox: OpenInbox): void {
    const siblings = this.#open.get(inbox.userId);
    siblings?.delete(inbox);
    if (siblings?.size !== 0) return;
    this.#open.delete(inbox.userId);
    this.#versions.delete(inbox.userId);
    if (this.#open.size === 0) this.close();
  }

  close(): void {
    this.#stop?.();
    this.#stop = null;
  }

  #startLooking(app: App): () => void {
    const looking = setInterval(() => void this.#look(app, !app.events.healthy()), LOOK_MS).unref();
    const forgetGaps = app.events.onGap(() => void this.#look(app, true));
    return () => {
      clearInterval(looking);
      forgetGaps();
    };
  }

  async #look(app: App, isDeaf: boolean): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      const ids = [...this.#open.keys()];
      for (let at = 0; at < ids.length; at += CHUNK) {
        const found = await rowsOn(app.pool, versions, { userIds: ids.slice(at, at + CHUNK) });
        for (const { userId, version } of found) this.#compare(userId, version, isDeaf);
      }
    } catch (error) {
      app.log.warn({ err: error }, 'the open inboxes could not be looked at');
    } finally {
      this.#isLooking = false;
    }
  }

  #compare(userId: string, version: string, isDeaf: boolean): void {
    const inboxes = [...(this.#open.get(userId) ?? [])];
    const hasHeard = inboxes.map((inbox) => inbox.takeHeard()).includes(true);
    const before = this.#versions.get(userId);
    if (inboxes.length > 0) this.#versions.set(userId, version);
    const isMissed = isDeaf || (before !== undefined && !hasHeard);
    if (before !== version && isMissed) for (const inbox of inboxes) inbox.lookAgain();
  }
}
