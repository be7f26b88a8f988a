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
 * counter beside it. With H = 3.5 days, what is 14 days old counts a sixteenth, and soon nothing. Taking back (a bookmark, a
 * comment) sums up the tables of the last 14 days anew. Being written counts a little, so that quiet posts stand newest first.
 */
const HALF_LIFE_SECONDS = 3.5 * 86_400;
const WINDOW = `interval '14 days'`;
const T = Date.parse('2026-01-01T00:00:00Z');

/** How much each activity counts. A view is cheap, a bookmark says more, a comment and an application take effort. */
export const WEIGHTS = { written: 2 ** -10, view: 1, bookmark: 3, comment: 4, application: 6 } as const;
export type Activity = keyof typeof WEIGHTS;

/** The level of an activity at an instant: what `popularityWith` takes, and the popularity of a post with this one alone. */
export function activityLevel(activity: Activity, at: Date): number {
  return (at.getTime() - T) / 1000 / HALF_LIFE_SECONDS + Math.log2(WEIGHTS[activity]);
}

/** SQL: the popularity of a row of `companions c` after one more activity, whose level stands in a parameter (`$3`). */
export function popularityWith(level: string): string {
  const x = `${level}::float8`;
  // Far below, 2^-d would raise an underflow; past 2^-60 it changes no double.
  return `greatest(c.popularity, ${x}) + ln(1 + power(2::float8, -least(abs(c.popularity - ${x}), 60))) / ln(2::float8)`;
}

/**
 * SQL: the popularity of a row of `companions c` from what stands in the tables of the last 14 days before `now`
 * (a timestamptz-typed piece of SQL). The row must be locked by an earlier statement, or parallel activities are missed.
 */
export function popularityRecounted(now: string): string {
  const since = `${now} - ${WINDOW}`;
  return `(select extract(epoch from ${now} - timestamptz '${new Date(T).toISOString()}')::float8 / ${HALF_LIFE_SECONDS}
    + ln(sum(a.weight * power(2::float8, greatest(extract(epoch from a.at - ${now})::float8 / ${HALF_LIFE_SECONDS}, -60)))) / ln(2::float8)
  from (
    select ${WEIGHTS.written}::float8 as weight, c.created_at as at
    union all select ${WEIGHTS.view}, created_at from companion_views where companion_id = c.id and created_at > ${since}
    union all select ${WEIGHTS.bookmark}, created_at from bookmarks where companion_id = c.id and created_at > ${since}
    union all select ${WEIGHTS.comment}, created_at from comments where companion_id = c.id and created_at > ${since} and deleted_at is null
    union all select ${WEIGHTS.application}, created_at from applications where companion_id = c.id and created_at > ${since}
  ) a)`;
}
