import { rows, statement } from '../data/statement.ts';
import { now } from '../shared/clock.ts';
import type { Context } from '../shared/context.ts';

/** A living session as a plain row. */
export interface SessionRow {
  id: string;
  userAgent: string | null;
  createdAt: string;
  lastUsedAt: string;
}

/** Not used for so long, a session is over: 30 days. */
export const IDLE_SECONDS = 30 * 24 * 3600;
/** The end of a session whatever happens: 90 days after signing in. */
export const ABSOLUTE_SECONDS = 90 * 24 * 3600;
/** What `sessions s` must be to live at the instant $2. */
export const IS_ALIVE = `s.revoked_at is null and s.expires_at > $2 and s.last_used_at > $2::timestamptz - interval '${IDLE_SECONDS} seconds'`;

const ofUser = statement<SessionRow>(
  `select s.id, s.user_agent as "userAgent", s.created_at as "createdAt", s.last_used_at as "lastUsedAt"
   from sessions s where s.user_id = $1 and ${IS_ALIVE} order by s.id desc`,
);

/** A person's living sessions, newest first. */
export function listSessions(ctx: Context, userId: string): Promise<SessionRow[]> {
  return rows(ctx, ofUser, [userId, now(ctx)]);
}
