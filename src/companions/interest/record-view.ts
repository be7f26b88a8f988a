import { randomUUID, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { hmac } from '../../accounts/keys.ts';
import { listed } from '../../data/columns.ts';
import { type Params, query } from '../../data/statement.ts';
import { sqlState } from '../../data/transaction.ts';
import { dateOf, now } from '../../shared/clock.ts';
import type { Context } from '../../shared/context.ts';
import type { Cookie } from '../../shared/cookies.ts';
import { notFound } from '../../shared/errors.ts';
import { isUuid } from '../../shared/faults.ts';
import { findCompanion } from '../posts/companion.loaders.ts';
import { COMPANION, type CompanionColumns, type CompanionRow, companionRows } from '../posts/companion.rows.ts';
import { activityLevel, popularityWith } from './popularity.ts';

/** Marks a browser without an account, so that it counts once a day; says nothing about the person. */
const VISITOR_COOKIE: Cookie = { name: 'it_visitor', path: '/', seconds: 365 * 86_400 };
const FOREIGN_KEY_VIOLATION = '23503';

interface View {
  companionId: string;
  /** Of UTC, `YYYY-MM-DD`. */
  day: string;
  viewerKey: string;
  at: Date;
  level: number;
  /** The account, when it is verified. */
  personId: string | null;
}
const counted = query(
  (p: Params<View>) => sql<CompanionColumns>`
  with seen as (
    insert into companion_views (companion_id, day, viewer_key, created_at)
    select id, ${p.day}::date, ${p.viewerKey}::text, ${p.at}::timestamptz from companions where id = ${p.companionId}
    on conflict do nothing returning companion_id
  ), met as (
    insert into companion_viewers (companion_id, user_id, first_viewed_at)
    select companion_id, ${p.personId}::uuid, ${p.at}::timestamptz from seen where ${p.personId}::uuid is not null
    on conflict do nothing returning companion_id
  )
  update companions c set view_count = view_count + 1,
    popularity = case when exists (select from met) then ${popularityWith(p.level)} else c.popularity end
  from seen where c.id = seen.companion_id returning ${listed(COMPANION)}`,
);

/**
 * Counts that somebody looks at a post: once a person and day (UTC), never the author. Signed in, a person is the account;
 * else a signed cookie, given at the first view. Over a WebSocket without that cookie nothing is counted. Only the first view of a
 * verified account makes the post more popular.
 * @throws AppError NOT_FOUND; RATE_LIMITED for more than 300 anonymous views in 10 minutes from one address.
 */
export async function recordCompanionView(ctx: Context, id: string): Promise<CompanionRow> {
  const post = await findCompanion(ctx, id);
  if (!post) throw notFound('COMPANION_NOT_FOUND');
  if (ctx.viewer?.userId === post.authorId) return post;
  const viewerKey = ctx.viewer ? `u:${ctx.viewer.userId}` : await visitorKey(ctx);
  if (!viewerKey) return post;
  const at = now(ctx);
  try {
    const personId = ctx.viewer?.isVerified ? ctx.viewer.userId : null;
    const view = { companionId: id, day: dateOf(at), viewerKey, at, level: activityLevel('view', at), personId };
    const [viewed] = await companionRows(ctx, counted, view);
    ctx.loaders.clear();
    return viewed ?? post;
  } catch (error) {
    // Deleted between the two statements.
    if (sqlState(error) === FOREIGN_KEY_VIOLATION) throw notFound('COMPANION_NOT_FOUND');
    throw error;
  }
}

/** The key of an anonymous visitor by their cookie; a new cookie where there is none that we signed; null without a way to set it. */
async function visitorKey(ctx: Context): Promise<string | null> {
  const known = visitorOf(ctx, ctx.door.cookie(VISITOR_COOKIE));
  if (!known && ctx.door.kind === 'ws') return null;
  await ctx.app.limiter.consume('anonymousViews', 'address', ctx.door.ip);
  if (known) return `v:${known}`;
  const visitor = randomUUID();
  ctx.door.setCookie(VISITOR_COOKIE, `${visitor}.${signature(ctx, visitor)}`);
  return `v:${visitor}`;
}

/** The visitor of a cookie, or null when it is not ours. */
function visitorOf(ctx: Context, cookie: string | undefined): string | null {
  const [visitor = '', given = ''] = (cookie ?? '').split('.');
  if (!isUuid(visitor)) return null;
  const expected = Buffer.from(signature(ctx, visitor));
  const actual = Buffer.from(given);
  return actual.length === expected.length && timingSafeEqual(actual, expected) ? visitor : null;
}

const signature = (ctx: Context, visitor: string): string =>
  hmac(ctx.app, 'view-cookie', visitor).toString('base64url');
