import { type RawBuilder, sql } from 'kysely';
import { db } from '../data/db.ts';
import { type Params, query, rowsOn } from '../data/statement.ts';
import type { App, Door, Viewer } from '../shared/context.ts';
import type { Events } from '../shared/events.ts';
import { type AccessClaims, isTimely, verifyAccessToken } from './access-token.ts';
import { isComplete, mayDoEverything } from './account.rows.ts';
import { ACCESS_COOKIE, REFRESH_COOKIE } from './cookies.ts';
import { suspendedUntil } from './sanctions/sanction.rows.ts';
import { suspensionAt } from './sanctions/suspension.ts';

const VIEWERS_TOPIC = 'viewers';
/** A lost word about an ended session or a changed person is healed after at most this, ms. */
const CACHE_MS = 4_000;
const MAX_CACHED = 50_000;

/**
 * Who asks: the access token of the Authorization header (`Bearer …`) or, without one, of the access cookie. Null for nobody.
 * A token that is wrong, old, or of an ended session, and a refresh cookie alone, are nobody too and stand in
 * `door.refusedToken`: whoever brings one means to be somebody.
 */
export async function readViewer(app: App, door: Door, authorization: string | undefined): Promise<Viewer | null> {
  const token = bearerOf(authorization) ?? (door.cookie(ACCESS_COOKIE) || undefined);
  const viewer = token === undefined ? null : await viewerOf(app, token);
  if (viewer) return viewer;
  if (token !== undefined) door.refusedToken = token;
  else if (door.cookie(REFRESH_COOKIE)) door.refusedToken = '';
  return null;
}

/** The token of an Authorization header; '' for one that is no bearer token; undefined without any. */
function bearerOf(authorization: string | undefined): string | undefined {
  // Basic belongs to a proxy that guards the whole site: browsers send it along with the cookies.
  if (!authorization?.trim() || /^Basic /i.test(authorization)) return undefined;
  return /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '';
}

async function viewerOf(app: App, token: string): Promise<Viewer | null> {
  const claims = app.viewers.claimsOf(app, token);
  if (!claims) return null;
  const viewer = await app.viewers.ofSession(app, claims.sessionId);
  return viewer?.userId === claims.userId ? viewer : null;
}

/** Remembers the viewers of living sessions for a few seconds, so that a request costs no look-up. */
export interface ViewerCache {
  /** The viewer of a session that has not ended, or null. */
  ofSession(app: App, sessionId: string): Promise<Viewer | null>;
  /** The claims of a valid access token, or null; a signature that was checked is not checked again. */
  claimsOf(app: App, token: string): AccessClaims | null;
}

/** A cache that forgets, in all instances, when `viewerChanged` or `sessionEnded` tells; a lost word heals in 4 s. */
export function createViewerCache(events: Events): ViewerCache {
  const cache = new Map<string, { viewer: Viewer | null; until: number }>();
  // Read while an invalidation comes in: the answer may be older than the word, and is not kept.
  let generation = 0;
  events.listen(VIEWERS_TOPIC, (data) => {
    generation++;
    const { userId, sessionId } = data as { userId?: string; sessionId?: string };
    if (sessionId) cache.delete(sessionId);
    if (userId) for (const [key, { viewer }] of cache) if (viewer?.userId === userId) cache.delete(key);
  });
  events.onGap(() => {
    generation++;
    cache.clear();
  });
  const checked = new Map<string, AccessClaims>();
  return {
    claimsOf: (app, token) => {
      const known = checked.get(token);
      if (known) return isTimely(app, known) ? known : null;
      const claims = verifyAccessToken(app, token);
      if (!claims) return null;
      if (checked.size >= MAX_CACHED) checked.delete(checked.keys().next().value!);
      checked.set(token, claims);
      return claims;
    },
    ofSession: async (app, sessionId) => {
      const known = cache.get(sessionId);
      if (known && known.until > performance.now()) return known.viewer;
      const before = generation;
      const viewer = await loadViewer(app, sessionId);
      if (before !== generation) return viewer;
      if (cache.size >= MAX_CACHED) cache.delete(cache.keys().next().value!);
      cache.set(sessionId, { viewer, until: performance.now() + CACHE_MS });
      return viewer;
    },
  };
}

/** Living sessions `s` with their people `u`. */
const livingSessions = (now: RawBuilder<Date>) =>
  db
    .selectFrom('sessions as s')
    .innerJoin('users as u', 'u.id', 's.user_id')
    .where('s.revoked_at', 'is', null)
    .where(sql<boolean>`s.expires_at > ${now}`)
    .where('u.deleted_at', 'is', null);

const viewerOfSession = query((p: Params<{ sessionId: string; now: Date }>) =>
  livingSessions(p.now)
    .select([
      'u.id as userId',
      's.id as sessionId',
      mayDoEverything.as('isVerified'),
      isComplete.as('isComplete'),
      'u.has_blocks as hasBlocks',
      'u.role',
      suspendedUntil(sql.ref<string>('u.id')).as('suspendedUntil'),
    ])
    .where('s.id', '=', p.sessionId),
);

async function loadViewer({ pool, clock }: App, sessionId: string): Promise<Viewer | null> {
  const now = clock();
  const [found] = await rowsOn(pool, viewerOfSession, { sessionId, now });
  return found ? { ...found, suspendedUntil: suspensionAt(now, found.suspendedUntil) } : null;
}

/** Tells all instances that what is known of a person (verified, deleted, role, sanctions) has changed. After the commit. */
export function viewerChanged(app: App, userId: string): void {
  app.events.publish(VIEWERS_TOPIC, { userId });
}

/** Tells all instances that a session is over: its access token counts no more, its sockets close at once. After the commit. */
export function sessionEnded(app: App, sessionId: string): void {
  app.events.publish(VIEWERS_TOPIC, { sessionId });
  app.events.publish(sessionTopic(sessionId), {});
}

/** Where the end of a session is told to its sockets. */
export const sessionTopic = (sessionId: string): string => `session:${sessionId}`;

const aliveSessions = query((p: Params<{ ids: readonly string[]; now: Date }>) =>
  livingSessions(p.now).select('s.id').where('s.id', '=', sql<string>`any(${p.ids}::uuid[])`),
);

/** Which of these sessions have not ended. */
export async function sessionsStillAlive({ pool, clock }: App, ids: readonly string[]): Promise<Set<string>> {
  return new Set((await rowsOn(pool, aliveSessions, { ids, now: clock() })).map(({ id }) => id));
}
