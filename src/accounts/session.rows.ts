import { type RawBuilder, sql } from 'kysely';
import { aliased, list, type RowOf } from '../data/columns.ts';
import { db } from '../data/db.ts';
import { type Params, query, rows } from '../data/statement.ts';
import { now } from '../shared/clock.ts';
import type { Context } from '../shared/context.ts';

const s = aliased<{ s: 'sessions' }>();

/** A living session: columns of `sessions s`. */
const SESSION = {
  id: s.ref('s.id'),
  userAgent: s.ref('s.user_agent'),
  createdAt: s.ref('s.created_at'),
  lastUsedAt: s.ref('s.last_used_at'),
};
export type SessionRow = RowOf<typeof SESSION>;

/** Not used for so long, a session is over: 30 days. */
export const IDLE_SECONDS = 30 * 24 * 3600;
/** The end of a session whatever happens: 90 days after signing in. */
export const ABSOLUTE_SECONDS = 90 * 24 * 3600;
/** What `sessions s` must be to have time left. */
export const hasTime = (now: RawBuilder<Date>) =>
  sql<boolean>`s.expires_at > ${now} and s.last_used_at > ${now}::timestamptz - make_interval(secs => ${sql.lit(IDLE_SECONDS)})`;
/** What `sessions s` must be to live at an instant. */
export const isAlive = (now: RawBuilder<Date>) => sql<boolean>`s.revoked_at is null and ${hasTime(now)}`;

const ofUser = query((p: Params<{ userId: string; now: Date }>) =>
  db
    .selectFrom('sessions as s')
    .select(list(SESSION))
    .where('s.user_id', '=', p.userId)
    .where(isAlive(p.now))
    .orderBy('s.id', 'desc'),
);

/** A person's living sessions, newest first. */
export function listSessions(ctx: Context, userId: string): Promise<SessionRow[]> {
  return rows(ctx, ofUser, { userId, now: now(ctx) });
}
