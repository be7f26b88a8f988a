import { type AgeGroup, ageGroupOf } from '../../accounts/age-group.ts';
import type { Gender } from '../../accounts/user.entity.ts';
import { userById } from '../../accounts/user.rows.ts';
import { type TodaySql, todayValues } from '../../areas/today.ts';
import { type Bind, searchCondition, searchWords } from '../../data/text-search.ts';
import { now, today } from '../../shared/clock.ts';
import type { Context } from '../../shared/context.ts';
import type { Faults } from '../../shared/faults.ts';
import { MAX_REAPPLICATIONS, REAPPLY_AFTER_HOURS } from './companion.policy.ts';
import { MAX_TRIP_DAYS } from './companion-input.ts';
import { type CompanionStatus, statusSql } from './companion-status.ts';

/** What a list of posts is narrowed to; absent and null fields narrow nothing. */
export interface CompanionFilter {
  query?: string | null;
  areaId?: string | null;
  overlaps?: { start: string; end: string } | null;
  status?: readonly CompanionStatus[] | null;
  authorAgeGroups?: readonly AgeGroup[] | null;
  authorGender?: Gender | null;
  minSeats?: number | null;
  openToViewer?: boolean | null;
}

/** A post has at most 30 seats, and its author sits on one. */
const MAX_FREE_SEATS = 29;

/**
 * The conditions of a filter on `companions c`, to be joined by `and`; none when it narrows nothing.
 * Faults: filter.query TOO_LONG (100), FORBIDDEN_CHARACTERS; filter.areaId AREA_NOT_FOUND; filter.overlaps.end
 * END_BEFORE_START; filter.minSeats TOO_SMALL (1), TOO_LARGE (29).
 */
export async function filterConditions(
  ctx: Context,
  filter: CompanionFilter,
  faults: Faults,
  bind: Bind,
): Promise<string[]> {
  const day = once(() => bindToday(ctx, bind));
  // Of people, who are of no area: years are counted in UTC.
  const date = once(() => `${bind(today(ctx))}::date`);
  const conditions = [
    textCondition(filter, faults, bind),
    areaCondition(ctx, filter, faults, bind),
    overlapCondition(filter, faults, bind),
    statusCondition(filter, day),
    authorCondition(filter, date, bind),
    seatsCondition(filter, faults, bind),
    filter.openToViewer ? await openCondition(ctx, day, bind) : null,
  ];
  return conditions.filter((condition) => condition !== null);
}

/** Puts what SQL has to know of today among the parameters. */
export function bindToday(ctx: Context, bind: Bind): TodaySql {
  const [utc, shifts] = todayValues(ctx);
  return { utc: `${bind(utc)}::date`, shifts: `${bind(shifts)}::jsonb` };
}

/** Binds what is the same for several conditions when the first one asks for it. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function textCondition(filter: CompanionFilter, faults: Faults, bind: Bind): string | null {
  const words = searchWords(faults, 'filter.query', filter.query);
  if (words === null) return null;
  const condition = searchCondition('t.search', words, bind);
  return `exists (select from companion_texts t where t.companion_id = c.id and ${condition})`;
}

function areaCondition(ctx: Context, { areaId }: CompanionFilter, faults: Faults, bind: Bind): string | null {
  if (areaId === null || areaId === undefined) return null;
  const ids = ctx.app.areas.tree.selfAndDescendantIds(areaId);
  if (ids.length === 0) faults.add('filter.areaId', 'AREA_NOT_FOUND');
  return `c.area_id = any(${bind(ids)}::text[])`;
}

function overlapCondition({ overlaps }: CompanionFilter, faults: Faults, bind: Bind): string | null {
  if (!overlaps) return null;
  if (overlaps.end < overlaps.start) faults.add('filter.overlaps.end', 'END_BEFORE_START');
  const [start, end] = [`${bind(overlaps.start)}::date`, `${bind(overlaps.end)}::date`];
  // No trip is longer, so a bound on the start follows: it makes the range of the index finite on both sides.
  return `c.start_date <= ${end} and c.end_date >= ${start} and c.start_date > ${start} - ${MAX_TRIP_DAYS}`;
}

function statusCondition({ status }: CompanionFilter, day: () => TodaySql): string | null {
  if (!status) return null;
  if (status.length === 0) return 'false';
  return `(${[...new Set(status)].map((one) => statusSql(one, day())).join(' or ')})`;
}

/** Born on or after, and before, in years before a date: a TWENTIES is at least 20 and not yet 30. */
const AGES: Record<AgeGroup, [from: number | null, below: number | null]> = {
  TEENS: [null, 20],
  TWENTIES: [20, 30],
  THIRTIES: [30, 40],
  FORTIES_UP: [40, null],
};

function ageGroupSql(group: AgeGroup, date: string): string {
  const [from, below] = AGES[group];
  const bounds = [
    from !== null && `u.birth_date <= (${date} - interval '${from} years')::date`,
    below !== null && `u.birth_date > (${date} - interval '${below} years')::date`,
  ];
  return `(${bounds.filter(Boolean).join(' and ')})`;
}

function authorCondition(filter: CompanionFilter, date: () => string, bind: Bind): string | null {
  const conditions: string[] = [];
  const { authorAgeGroups: groups, authorGender: gender } = filter;
  if (groups) conditions.push(`(${groups.map((group) => ageGroupSql(group, date())).join(' or ') || 'false'})`);
  if (gender) conditions.push(`u.gender = ${bind(gender)}`);
  if (conditions.length === 0) return null;
  return `exists (select from users u where u.id = c.author_id and ${conditions.join(' and ')})`;
}

function seatsCondition({ minSeats }: CompanionFilter, faults: Faults, bind: Bind): string | null {
  if (minSeats === null || minSeats === undefined) return null;
  faults.integer('filter.minSeats', minSeats, 1, MAX_FREE_SEATS);
  return `c.capacity - c.member_count >= ${bind(minSeats)}`;
}

/** `canApply` in SQL; who is signed out or unverified may apply to nothing. */
async function openCondition(ctx: Context, day: () => TodaySql, bind: Bind): Promise<string> {
  const viewer = ctx.viewer?.isVerified ? await userById(ctx).load(ctx.viewer.userId) : null;
  if (!viewer?.birthDate) return 'false';
  const me = `${bind(viewer.id)}::uuid`;
  const group = ageGroupOf(viewer.birthDate, today(ctx));
  return `${statusSql('RECRUITING', day())} and c.author_id <> ${me}
    and (c.age_groups = '{}' or ${bind(group)} = any(c.age_groups)) and (c.gender is null or c.gender = ${bind(viewer.gender)})
    and not exists (select from companion_members m where m.companion_id = c.id and m.user_id = ${me})
    and not exists (select from applications a where a.companion_id = c.id and a.applicant_id = ${me} and a.status in ('PENDING', 'ACCEPTED'))
    and not exists (select from companion_removals x where x.companion_id = c.id and x.user_id = ${me})
    and not exists (select from applications a where a.companion_id = c.id and a.applicant_id = ${me} and a.status = 'REJECTED'
      having count(*) > ${MAX_REAPPLICATIONS} or max(a.responded_at) > ${bind(now(ctx))}::timestamptz - interval '${REAPPLY_AFTER_HOURS} hours')`;
}
