import { AGE_GROUPS, type AgeGroup } from '../../accounts/age-group.ts';
import type { Gender } from '../../accounts/user.entity.ts';
import { checkArea } from '../../areas/area.service.ts';
import { todayIn } from '../../areas/today.ts';
import { daysBetween } from '../../shared/clock.ts';
import type { Context } from '../../shared/context.ts';
import type { FieldFault } from '../../shared/errors.ts';
import { Faults, LAST_DATE } from '../../shared/faults.ts';
import { LIST_SIZES } from '../../shared/list-sizes.ts';

/** What an author decides about a post. */
export interface CompanionFields {
  title: string;
  content: string;
  areaId: string;
  /** `YYYY-MM-DD`. */
  startDate: string;
  endDate: string;
  capacity: number;
  ageGroups: readonly AgeGroup[];
  gender: Gender | null;
  plannerId: string | null;
}

/** The same as it comes from outside: null and absent fields too, and pictures as uploads. */
export type RawCompanionFields = { [K in keyof CompanionFields]?: CompanionFields[K] | null } & {
  thumbnailUploadId?: string | null;
  imageUploadIds?: readonly string[] | null;
};

/** What already stands, for an edit. */
export type CurrentPost = CompanionFields & { memberCount: number };

const MAX_TITLE = 60;
const MAX_CONTENT = 2_000;
/** Days of a trip, the first and the last included (domain.md, Companions). */
export const MAX_TRIP_DAYS = 180;
const MIN_CAPACITY = 2;
const MAX_CAPACITY = LIST_SIZES.travellers;

/**
 * Cleans and checks a post (limits: domain.md, Companions). With `current` it is an edit: absent fields stay, and the merged
 * post is checked. A start in the past is a fault only where it is written anew.
 * @throws AppError BAD_USER_INPUT with all faults, paths from `input.`: REQUIRED, TOO_LONG, TOO_SMALL, TOO_LARGE, AREA_NOT_FOUND,
 * START_IN_PAST, END_BEFORE_START, TRIP_TOO_LONG (180 days), CAPACITY_BELOW_MEMBERS (`limit` members), DUPLICATE; and those that `found`
 * before (of pictures and the planner). Whether a planner may be attached is the caller's to have checked.
 */
export function checkCompanion(
  ctx: Context,
  input: RawCompanionFields,
  current: CurrentPost | null,
  found: readonly FieldFault[] = [],
): CompanionFields {
  const faults = new Faults();
  const isGiven = (name: keyof CompanionFields) => !current || input[name] !== undefined;
  const merged = {
    title: isGiven('title')
      ? faults.text('input.title', input.title, { max: MAX_TITLE, multiline: false })
      : current?.title,
    content: isGiven('content') ? faults.text('input.content', input.content, { max: MAX_CONTENT }) : current?.content,
    areaId: isGiven('areaId') ? checkArea(ctx, faults, 'input.areaId', input.areaId) : current?.areaId,
    startDate: isGiven('startDate') ? required(faults, 'input.startDate', input.startDate) : current?.startDate,
    endDate: isGiven('endDate') ? required(faults, 'input.endDate', input.endDate) : current?.endDate,
    capacity: isGiven('capacity')
      ? faults.integer('input.capacity', input.capacity, MIN_CAPACITY, MAX_CAPACITY)
      : current?.capacity,
    ageGroups: isGiven('ageGroups')
      ? asItStood(faults.distinct('input.ageGroups', input.ageGroups, AGE_GROUPS.length), current?.ageGroups)
      : current?.ageGroups,
    gender: input.gender === undefined ? (current?.gender ?? null) : input.gender,
    plannerId: input.plannerId === undefined ? (current?.plannerId ?? null) : input.plannerId,
  };
  checkDates(ctx, faults, input, merged, current);
  if (current && merged.capacity !== undefined && merged.capacity < current.memberCount) {
    faults.add('input.capacity', 'CAPACITY_BELOW_MEMBERS', current.memberCount);
  }
  faults.list.push(...found);
  faults.check();
  return merged as CompanionFields;
}

/** A set has no order: the same members in another one are no change. */
function asItStood<T>(wanted: readonly T[] | undefined, stood: readonly T[] = []): readonly T[] | undefined {
  const isSame = wanted?.length === stood.length && wanted.every((one) => stood.includes(one));
  return isSame ? stood : wanted;
}

function required<T>(faults: Faults, path: string, value: T | null | undefined): T | undefined {
  return value ?? faults.add(path, 'REQUIRED');
}

function checkDates(
  ctx: Context,
  faults: Faults,
  input: RawCompanionFields,
  dates: { [K in 'areaId' | 'startDate' | 'endDate']?: string | undefined },
  current: CurrentPost | null,
): void {
  const { areaId, startDate, endDate } = dates;
  const given = (['startDate', 'endDate'] as const).filter((name) => dates[name] !== current?.[name]);
  if (given.includes('startDate') && startDate && startDate < todayIn(ctx, areaId)) {
    faults.add('input.startDate', 'START_IN_PAST');
  }
  const beyond = given.filter((name) => dates[name] && dates[name] > LAST_DATE);
  for (const name of beyond) faults.add(`input.${name}`, 'TOO_LARGE', LAST_DATE);
  if (beyond.length > 0) return;
  if (!startDate || !endDate) return;
  // Of an edit, the fault lies with what was given.
  const place = input.endDate === undefined ? 'input.startDate' : 'input.endDate';
  if (endDate < startDate) faults.add(place, 'END_BEFORE_START');
  else if (daysBetween(startDate, endDate) >= MAX_TRIP_DAYS) faults.add(place, 'TRIP_TOO_LONG', MAX_TRIP_DAYS);
}
