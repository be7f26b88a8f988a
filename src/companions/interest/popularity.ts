import { type Expression, sql } from 'kysely';
import type { ApplicationStatus } from '../party/application.entity.ts';

/**
 * Popularity without a job that lets it decay.
 *
 * What happens to a post at time t counts `weight · 2^(−(now − t) / H)` now, with half-life H. Summed up,
 *
 *     score(now) = Σ wᵢ · 2^(−(now − tᵢ) / H) = 2^(−(now − T) / H) · Σ wᵢ · 2^((tᵢ − T) / H)
 *
 * for any fixed instant T. The first factor is the same for all posts at any one moment, so the order of posts is the
 * order of the second, which changes only when something happens. Stored is its logarithm, for the sum itself would leave
 * the range of a double within ten years:
 *
 *     popularity = log₂ Σ 2^xᵢ        with the level of each activity   xᵢ = (tᵢ − T) / H + log₂ wᵢ
 *
 * One more activity of level x makes `max(p, x) + log₂(1 + 2^(−|p − x|))`: exact, and computed in the same UPDATE as the
 * counter beside it. With H = 3.5 days, what is 14 days old counts a sixteenth, and soon nothing. Being written counts a little, so that
 * quiet posts stand newest first.
 *
 * It follows people, not clicks: for each kind of interest a person counts once, at the first time that stands. What was taken back
 * counts nothing (the tables are summed up anew), nor does the author, nor whoever is not known by a verified account.
 */
const HALF_LIFE_SECONDS = 3.5 * 86_400;
const T = Date.parse('2026-01-01T00:00:00Z');

/** How much each activity counts. A view is cheap, a bookmark says more, a comment and an application take effort. */
const WEIGHTS = { written: 2 ** -10, view: 1, bookmark: 3, comment: 4, application: 6 } as const;
export type Activity = keyof typeof WEIGHTS;

/** The level of an activity at an instant: what `popularityWith` takes, and the popularity of a post with this one alone. */
export function activityLevel(activity: Activity, at: Date): number {
  return (at.getTime() - T) / 1000 / HALF_LIFE_SECONDS + Math.log2(WEIGHTS[activity]);
}

/** The popularity of a row of `companions c` after one more activity of this level, as SQL. */
export function popularityWith(level: Expression<number>) {
  const x = sql<number>`${level}::float8`;
  // Far below, 2^-d would raise an underflow; past 2^-60 it changes no double.
  return sql<number>`greatest(c.popularity, ${x}) + ln(1 + power(2::float8, -least(abs(c.popularity - ${x}), 60))) / ln(2::float8)`;
}

/** States of an application that are an interest in the trip; to withdraw or to leave takes it back. */
export const INTERESTED = [
  'PENDING',
  'ACCEPTED',
  'REJECTED',
  'EXPIRED',
] as const satisfies readonly ApplicationStatus[];
const IS_INTEREST = sql<boolean>`status in (${sql.join(INTERESTED.map((status) => sql.lit(status)))})`;

/** Whether the person `person` has no other standing comment under the row of `companions c` than the one of `id`, as SQL. */
export const isFirstComment = (person: Expression<string>, id: Expression<string>) =>
  sql<boolean>`(c.author_id <> ${person}::uuid and not exists (select from comments o
    where o.companion_id = c.id and o.author_id = ${person}::uuid and o.deleted_at is null and o.id <> ${id}::uuid))`;

/** The same for an application. */
export const isFirstApplication = (person: Expression<string>, id: Expression<string>) =>
  sql<boolean>`(not exists (select from applications o
    where o.companion_id = c.id and o.applicant_id = ${person}::uuid and ${IS_INTEREST} and o.id <> ${id}::uuid))`;

/** `activityLevel` of an instant in the database. */
const levelSql = (activity: Activity, at: Expression<unknown>) =>
  sql<number>`extract(epoch from ${at} - timestamptz ${sql.lit(new Date(T).toISOString())})::float8 / ${sql.lit(HALF_LIFE_SECONDS)} + ${sql.lit(Math.log2(WEIGHTS[activity]))}`;

/**
 * The popularity of a row of `companions c` from what stands in the tables, as SQL. The row must be locked by an earlier statement,
 * or parallel activities are missed.
 */
export const POPULARITY_RECOUNTED = sql<number>`(
  with a(x) as (
    select ${levelSql('written', sql`c.created_at`)}
    union all select ${levelSql('view', sql`first_viewed_at`)} from companion_viewers where companion_id = c.id and user_id <> c.author_id
    union all select ${levelSql('bookmark', sql`created_at`)} from bookmarks where companion_id = c.id and user_id <> c.author_id
    union all select ${levelSql('comment', sql`min(created_at)`)} from comments
      where companion_id = c.id and deleted_at is null and author_id <> c.author_id group by author_id
    union all select ${levelSql('application', sql`min(created_at)`)} from applications
      where companion_id = c.id and ${IS_INTEREST} and applicant_id <> c.author_id group by applicant_id
  )
  select m.x + ln(sum(power(2::float8, greatest(a.x - m.x, -60)))) / ln(2::float8)
  from a, (select max(x) as x from a) m group by m.x)`;
