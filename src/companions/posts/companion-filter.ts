import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { AGE_GROUPS, type AgeGroup, ageGroupOf } from '../../accounts/age-group.ts';
import type { Gender } from '../../accounts/user.entity.ts';
import { userById } from '../../accounts/user.loaders.ts';
import { type Today, todayOf } from '../../areas/today.ts';
import { type Condition as ConditionOn, type FilterReading, filterOf, NOTHING } from '../../data/filter.ts';
import type { Params } from '../../data/statement.ts';
import { holdsWords, searchWords, type WordValues, wordValues } from '../../data/text-search.ts';
import { now, today } from '../../shared/clock.ts';
import type { Context } from '../../shared/context.ts';
import type { Faults } from '../../shared/faults.ts';
import { MAX_REAPPLICATIONS, REAPPLY_AFTER_HOURS } from './companion.policy.ts';
import { isOfSomebodySeen } from './companion.rows.ts';
import { MAX_TRIP_DAYS } from './companion-input.ts';
import { COMPANION_STATUSES, type CompanionStatus, statusSql } from './companion-status.ts';

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

/** What the conditions of filters speak of; null where no condition asks for it. */
export interface FilterValues extends Today, WordValues {
  areaIds: readonly string[] | null;
  /** `YYYY-MM-DD`. */
  overlapStart: string | null;
  overlapEnd: string | null;
  /** Today of people, who are of no area: years are counted in UTC. */
  ageDay: string;
  authorGender: Gender | null;
  minSeats: number | null;
  viewerId: string | null;
  viewerAgeGroup: AgeGroup | null;
  viewerGender: Gender | null;
  now: Date;
}

/** One condition on `companions c`. */
type Condition = ConditionOn<FilterValues>;

/** A filter of posts, as it is put into a query. */
export interface CompanionFilterReading extends FilterReading<FilterValues> {
  /** Whether it names statuses; filters of one key agree. */
  asksStatus: boolean;
}

/**
 * Reads a filter of `companions c`.
 * Faults: filter.query TOO_LONG (100), FORBIDDEN_CHARACTERS; filter.areaId AREA_NOT_FOUND; filter.overlaps.end
 * END_BEFORE_START; filter.minSeats TOO_SMALL (1), TOO_LARGE (29).
 */
export async function readFilter(
  ctx: Context,
  filter: CompanionFilter,
  faults: Faults,
): Promise<CompanionFilterReading> {
  const reading = filterOf<FilterValues>(
    [
      textCondition(filter, faults),
      areaCondition(ctx, filter, faults),
      overlapCondition(filter, faults),
      statusCondition(filter),
      authorCondition(filter),
      seatsCondition(filter, faults),
      filter.openToViewer ? await openCondition(ctx) : null,
      ctx.viewer?.hasBlocks ? SEEN : null,
    ],
    {
      ...todayOf(ctx),
      ...NOTHING_ASKED,
      ageDay: today(ctx),
      now: now(ctx),
      viewerId: ctx.viewer?.userId ?? null,
    },
  );
  return { ...reading, asksStatus: filter.status != null };
}

const NOTHING_ASKED = {
  like: null,
  whole: null,
  areaIds: null,
  overlapStart: null,
  overlapEnd: null,
  authorGender: null,
  minSeats: null,
  viewerAgeGroup: null,
  viewerGender: null,
};

/** For viewers who have blocks: what they do not see is on no list. */
const SEEN: Condition = { name: 'seen', sql: (p) => isOfSomebodySeen(p.viewerId) };

function textCondition(filter: CompanionFilter, faults: Faults): Condition | null {
  const words = searchWords(faults, 'filter.query', filter.query);
  if (words === null) return null;
  return {
    name: words.whole === null ? 'words' : 'open-words',
    sql: (p) =>
      sql`exists (select from companion_texts t where t.companion_id = c.id and ${holdsWords(sql`t.search`, words, p)})`,
    values: wordValues(words),
  };
}

function areaCondition(ctx: Context, { areaId }: CompanionFilter, faults: Faults): Condition | null {
  if (areaId === null || areaId === undefined) return null;
  const areaIds = ctx.app.areas.tree.selfAndDescendantIds(areaId);
  if (areaIds.length === 0) faults.add('filter.areaId', 'AREA_NOT_FOUND');
  return { name: 'area', sql: (p) => sql`c.area_id = any(${p.areaIds}::text[])`, values: { areaIds } };
}

function overlapCondition({ overlaps }: CompanionFilter, faults: Faults): Condition | null {
  if (!overlaps) return null;
  if (overlaps.end < overlaps.start) faults.add('filter.overlaps.end', 'END_BEFORE_START');
  return {
    name: 'overlap',
    // No trip is longer, so a bound on the start follows: it makes the range of the index finite on both sides.
    sql: (p) => sql`c.start_date <= ${p.overlapEnd}::date and c.end_date >= ${p.overlapStart}::date
      and c.start_date > ${p.overlapStart}::date - ${sql.lit(MAX_TRIP_DAYS)}`,
    values: { overlapStart: overlaps.start, overlapEnd: overlaps.end },
  };
}

const anyOf = (conditions: readonly RawBuilder<SqlBool>[]) => sql<SqlBool>`(${sql.join(conditions, sql` or `)})`;

function statusCondition({ status }: CompanionFilter): Condition | null {
  if (!status) return null;
  const wanted = COMPANION_STATUSES.filter((one) => status.includes(one));
  if (wanted.length === 0) return NOTHING;
  return { name: wanted.join(), sql: (p) => anyOf(wanted.map((one) => statusSql(one, p))) };
}

/** Born on or after, and before, in years before a date: a TWENTIES is at least 20 and not yet 30. */
const AGES: Record<AgeGroup, [from: number | null, below: number | null]> = {
  TEENS: [null, 20],
  TWENTIES: [20, 30],
  THIRTIES: [30, 40],
  FORTIES_UP: [40, null],
};

function ageGroupSql(group: AgeGroup, p: Params<FilterValues>): RawBuilder<SqlBool> {
  const [from, below] = AGES[group];
  const yearsAgo = (years: number) => sql`(${p.ageDay}::date - interval ${sql.lit(`${years} years`)})::date`;
  const bounds = [
    from !== null && sql`u.birth_date <= ${yearsAgo(from)}`,
    below !== null && sql`u.birth_date > ${yearsAgo(below)}`,
  ];
  return sql`(${sql.join(
    bounds.filter((bound) => bound !== false),
    sql` and `,
  )})`;
}

function authorCondition({ authorAgeGroups: groups, authorGender }: CompanionFilter): Condition | null {
  if (!groups && !authorGender) return null;
  const wanted = groups ? AGE_GROUPS.filter((group) => groups.includes(group)) : null;
  if (wanted?.length === 0) return NOTHING;
  return {
    name: [...(wanted ?? []), authorGender ? 'gender' : ''].join(),
    sql: (p) => {
      const ages = wanted ? anyOf(wanted.map((group) => ageGroupSql(group, p))) : sql`true`;
      const gender = authorGender ? sql`u.gender = ${p.authorGender}` : sql`true`;
      return sql`exists (select from users u where u.id = c.author_id and ${ages} and ${gender})`;
    },
    values: { authorGender: authorGender ?? null },
  };
}

function seatsCondition({ minSeats }: CompanionFilter, faults: Faults): Condition | null {
  if (minSeats === null || minSeats === undefined) return null;
  faults.integer('filter.minSeats', minSeats, 1, MAX_FREE_SEATS);
  return { name: 'seats', sql: (p) => sql`c.capacity - c.member_count >= ${p.minSeats}`, values: { minSeats } };
}

/** `canApply` in SQL; who is signed out or unverified may apply to nothing. */
async function openCondition(ctx: Context): Promise<Condition> {
  const viewer = ctx.viewer?.isVerified ? await userById(ctx).load(ctx.viewer.userId) : null;
  if (!viewer?.birthDate) return NOTHING;
  return {
    name: 'open',
    sql: (p) => {
      const me = sql`${p.viewerId}::uuid`;
      return sql`${statusSql('RECRUITING', p)} and c.author_id <> ${me}
        and (c.age_groups = '{}' or ${p.viewerAgeGroup} = any(c.age_groups)) and (c.gender is null or c.gender = ${p.viewerGender})
        and not exists (select from companion_members m where m.companion_id = c.id and m.user_id = ${me})
        and not exists (select from applications a
          where a.companion_id = c.id and a.applicant_id = ${me} and a.status in ('PENDING', 'ACCEPTED', 'INVITED'))
        and not exists (select from companion_removals x where x.companion_id = c.id and x.user_id = ${me})
        and not exists (select from applications a
          where a.companion_id = c.id and a.applicant_id = ${me} and a.status = 'REJECTED'
          having count(*) > ${sql.lit(MAX_REAPPLICATIONS)}
            or max(a.responded_at) > ${p.now}::timestamptz - interval ${sql.lit(`${REAPPLY_AFTER_HOURS} hours`)})`;
    },
    values: { viewerAgeGroup: ageGroupOf(viewer.birthDate, today(ctx)), viewerGender: viewer.gender },
  };
}
