import type { MikroORM } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { BlockStep } from './accounts/blocks/set-block.ts';
import type { AccountRemoval } from './accounts/close-account.ts';
import type { ContentHiders } from './accounts/hidden/hide-content.ts';
import type { Passwords } from './accounts/password.ts';
import type { UseAvatar } from './accounts/update-profile.ts';
import type { ViewerCache } from './accounts/viewer.ts';
import type { Areas } from './areas/area.service.ts';
import type { RoomFeeds } from './chat/room-feeds.ts';
import type { SendQueue } from './chat/send-queue.ts';
import type { PartyRooms } from './companions/party/party-room.ts';
import type { Notice, TakenBack } from './companions/posts/notify.ts';
import type { Config } from './config.ts';
import type { Replica } from './data/replica.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { ImageUse } from './media/image-uses.ts';
import type { Store } from './media/store.ts';
import type { Inboxes } from './notifications/inboxes.ts';
import type { Geocoder } from './places/geocoder.ts';
import type { PlaceUses } from './places/place-uses.ts';
import type { Stopping } from './server/http/stopping.ts';
import type { Presence } from './server/ws/presence.ts';
import type { Context, Tx } from './shared/context.ts';
import type { CostBudget } from './shared/cost-budget.ts';
import type { Events } from './shared/events.ts';
import type { Limiter } from './shared/limiter.ts';
import type { Watch } from './shared/watch.ts';

/** What every part of the program stands on. */
interface Infrastructure {
  config: Config;
  orm: MikroORM;
  /** The pool below the ORM, for hot reads as prepared statements. */
  pool: Pool;
  /** Where lists may be read that are allowed to be seconds old; null without a replica. */
  replica: Replica | null;
  events: Events;
  limiter: Limiter;
  /** What answers may cost by person and address. */
  budget: CostBudget;
  jobs: Jobs;
  /** Metrics and traces. */
  watch: Watch;
  log: Logger;
  /** The one clock; tests turn it. */
  clock: () => Date;
  /** How far a server that stops has come. */
  stopping: Stopping;
}

/** What a domain keeps as long as the process lives. */
interface DomainState {
  /** Hashing of passwords, few at once. */
  passwords: Passwords;
  /** Viewers who were looked up lately. */
  viewers: ViewerCache;
  areas: Areas;
  /** Files of pictures. */
  store: Store;
  geocoder: Geocoder;
  roomFeeds: RoomFeeds;
  /** Messages on their way into the database. */
  sends: SendQueue;
  inboxes: Inboxes;
  /** Who has a socket open. */
  presence: Presence;
}

/** Rules: what a domain asks of domains to its right, which it may not import. Each says who asks whom. */
interface Rules {
  /** All domains ask accounts. Selections first in every transaction of a viewer; refuses whoever is being deleted at this moment. */
  lockViewerAccount: (tx: Tx) => Promise<void>;
  /** Accounts ask all: what goes with a person. In the order in which rows are locked (posts before their rooms). */
  accountRemovals: readonly AccountRemoval[];
  /** Accounts (quotas) ask companions: visible references in which somebody would travel with this person again; each raises the quotas. */
  countPositiveReferences: (ctx: Context, userId: string) => Promise<number>;
  /**
   * Accounts ask media: checks a finished upload of purpose AVATAR and makes the picture, before the transaction; what it returns
   * uses the picture inside.
   * @throws AppError BAD_USER_INPUT at `path`.
   */
  prepareAvatar: (ctx: Context, wanted: { path: string; id: string }) => Promise<UseAvatar>;
  /** Accounts ask media: removes pictures for good after the commit, as far as nothing else shows them. */
  discardPictures: (tx: Tx, imageIds: readonly (string | null)[]) => void;
  /** Accounts ask companions: whether somebody is bound to their gender by a trip that asks for one. */
  isGenderAskedOf: (tx: Tx, userId: string) => Promise<boolean>;
  /** Accounts ask all: what follows when a block begins or ends between two people. */
  blockSteps: readonly BlockStep[];
  /** Accounts ask all: how each kind of content is hidden from others, and shown again. */
  contentHiders: ContentHiders;
  /** Media ask all: every column that shows a picture. */
  imageUses: readonly ImageUse[];
  /** Places ask planners: what stands on places. */
  placeUses: PlaceUses;
  /** Planners ask companions: which of these planners the viewer is shown by their owners beside a trip that they share. */
  plannersShownTo: (ctx: Context, ids: readonly string[]) => Promise<readonly string[]>;
  /** Chat asks companions: whether the viewer, who is signed in, has been on a trip with this person; asked together for many. */
  hasTravelledWith: (ctx: Context, userId: string) => Promise<boolean>;
  /** Accounts, companions and chat ask chat: whether this person lets the viewer, who is signed in, write to them; asked together for many. */
  acceptsMessages: (ctx: Context, userId: string) => Promise<boolean>;
  /** Companions ask chat. */
  partyRooms: PartyRooms;
  /**
   * Companions ask notifications: tells people of something, in the transaction in which it happens; live subscribers hear of it
   * after the commit. Nobody is told of what they did themselves.
   */
  notify: (tx: Tx, userIds: readonly string[], notice: Notice) => Promise<void>;
  /** Companions ask notifications: takes back what people were told and have not read, in the transaction in which it is true no longer. */
  takeBackNotices: (tx: Tx, taken: TakenBack) => Promise<void>;
}

/**
 * What lives as long as the process, built by hand in app.ts. Merged into an empty interface, so that `ctx.app` is known everywhere
 * and nothing imports this file.
 */
declare module './shared/context.ts' {
  interface App extends Infrastructure, DomainState, Rules {}
}
