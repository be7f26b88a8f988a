import type { EntityManager } from '@mikro-orm/postgresql';
import type DataLoader from 'dataloader';
import type { Logger } from 'pino';
import type { Cookie } from './cookies.ts';
import { type AnswerLimits, Usage } from './usage.ts';
import type { Span } from './watch.ts';

/** Languages of messages and area names; Korean unless Accept-Language prefers English. */
export type Locale = 'ko' | 'en';

/** Who asks: the session's user. Never taken from an input. */
export interface Viewer {
  userId: string;
  sessionId: string;
  /** May do everything: complete, and the address, where there is one, is verified. */
  isVerified: boolean;
  /** Birth date and gender are known; who came from a provider has to tell them first. */
  isComplete: boolean;
  /** Whether a block stands between the account and anybody, whoever made it. */
  hasBlocks: boolean;
  role: Role;
  /** Until when the account is suspended, as an instant in ISO form; null when it is not. Reading is all that it may do. */
  suspendedUntil: string | null;
}

/** What an account may do beside what everybody may: MODERATOR decides about cases, ADMIN about roles too. */
export const ROLES = ['MEMBER', 'MODERATOR', 'ADMIN'] as const;
export type Role = (typeof ROLES)[number];

/** What a permission is about, and whose it is; null when the account is gone. */
export interface About {
  id: string;
  ownerId: string | null;
}

/** What lives as long as the process: see `src/app.types.ts`, where all of it stands, so that nothing here knows a domain. */
// biome-ignore lint/suspicious/noEmptyInterface: app.types.ts fills it
export interface App {}

/** The door a request came through; what a cookie or a limit needs to know of it. */
export interface Door {
  kind: 'http' | 'ws';
  ip: string;
  userAgent: string | null;
  /**
   * A token that came along and does not count: wrong, run out, or of a session that has ended; '' when a refresh cookie came
   * without an access token. Such a request is refused (SESSION_EXPIRED), except where it signs in, refreshes or signs out.
   */
  refusedToken?: string;
  /** What one answer may have that goes out here, where it is less than elsewhere. */
  answerLimits?: AnswerLimits;
  /** Kind and name of what came through, such as `query Rooms`, for the log; absent before the document is read. */
  operation?: string;
  /** What the request brings of a cookie, already unquoted. */
  cookie(cookie: Cookie): string | undefined;
  /** Sets a cookie on the answer, or takes it away (null). @throws AppError CONFLICT over WebSocket, which has no answer headers. */
  setCookie(cookie: Cookie, value: string | null): void;
}

/** One operation, or one event of a subscription: nothing in here outlives it. */
export interface Context {
  app: App;
  em: EntityManager;
  viewer: Viewer | null;
  locale: Locale;
  requestId: string;
  door: Door;
  log: Logger;
  /** What this operation asks and has used. */
  usage: Usage;
  /** Whether this operation may read what is a few seconds old; see data/replica.ts. */
  mayBeStale: boolean;
  /** What this operation is in its trace; null when it has none. */
  span: Span | null;
  /** DataLoaders of this operation, by their definition; see loaders.ts. */
  loaders: Map<object, DataLoader<unknown, unknown>>;
  /** Set inside a transaction: what to do after its commit; see transaction.ts. */
  afterCommit: (() => void)[] | null;
}

/** The context inside a transaction: what locks, writes or promises something for after the commit takes one of these. */
export interface Tx extends Context {
  afterCommit: (() => void)[];
}

/** What the context of an operation is made of; the rest begins empty. */
export type ContextParts = Pick<Context, 'app' | 'viewer' | 'locale' | 'requestId' | 'door' | 'log'>;

/** A context outside a transaction. Most operations only read plain rows: the entity manager is forked when it is asked for. */
class OperationContext implements Context {
  readonly app: App;
  readonly viewer: Viewer | null;
  readonly locale: Locale;
  readonly requestId: string;
  readonly door: Door;
  readonly log: Logger;
  readonly usage = new Usage();
  mayBeStale = false;
  span: Span | null = null;
  readonly loaders = new Map<object, DataLoader<unknown, unknown>>();
  readonly afterCommit = null;
  #em: EntityManager | null = null;

  constructor({ app, viewer, locale, requestId, door, log }: ContextParts) {
    this.app = app;
    this.viewer = viewer;
    this.locale = locale;
    this.requestId = requestId;
    this.door = door;
    this.log = log;
  }

  get em(): EntityManager {
    this.#em ??= this.app.orm.em.fork();
    return this.#em;
  }
}

/** A context for one operation, event or job, with nothing loaded yet. */
export const newContext = (parts: ContextParts): Context => new OperationContext(parts);

/** Whose id statements compare with: the viewer's, or null for somebody who is signed out. */
export const viewerIdOf = ({ viewer }: Context): string | null => viewer?.userId ?? null;

/** A context for the next event or job: same viewer and door, fresh identity map and loaders. */
export const freshContext = (ctx: Context): Context => newContext(ctx);
