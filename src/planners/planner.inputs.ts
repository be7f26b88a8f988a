import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateRangeInput } from '../graphql/date-range.inputs.ts';
import { DateScalar } from '../graphql/scalars.ts';
import { AtMost, enumOf } from '../graphql/types.ts';
import { LIST_SIZES } from '../shared/list-sizes.ts';
import type { ChangePlannerDates, PlannerDatesResult } from './change-planner-dates.ts';
import type { CreatePlanner } from './create-planner.ts';
import type { Leg } from './legs.ts';
import type { PlannerFilter } from './list-planners.ts';
import { DATE_SHIFTS, type DateShift, OVERFLOW_POLICIES, type OverflowPolicy } from './plan-dates.ts';
import type { PlannerVisibility } from './planner.entity.ts';

import { PlannerVisibilityEnum } from './planner.types.ts';
import type { GivenStop } from './stop-input.ts';
import type { UpdatePlanner } from './update-planner.ts';

const OverflowPolicyEnum = enumOf(OVERFLOW_POLICIES);
registerEnumType(OverflowPolicyEnum, {
  name: 'OverflowPolicy',
  description: 'What becomes of the stops and notes of days that the new dates do not have.',
  valuesConfig: {
    REJECT: { description: 'The change is refused (CONFLICT: STOPS_WOULD_BE_LOST, NOTES_WOULD_BE_LOST).' },
    MOVE_TO_LAST_DAY: {
      description:
        'Stops go behind those of the last day, notes below its note with a blank line between, in their order. Nothing is cut: what does not fit is refused (CONFLICT: DAY_FULL, DAY_NOTE_FULL).',
    },
    DROP: { description: 'They go with their days.' },
  },
});

const DateShiftEnum = enumOf(DATE_SHIFTS);
registerEnumType(DateShiftEnum, {
  name: 'DateShift',
  description: 'Which new date the stops and the note of a day go to.',
  valuesConfig: {
    BY_INDEX: { description: 'Day 1 stays day 1.' },
    BY_DATE: { description: 'Each date keeps its stops and note.' },
  },
});

@InputType('PlannerFilter', { description: 'What planners are asked for; all of it must hold.' })
export class PlannerFilterInput implements PlannerFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Any part of the name, or of the name of an area on the way or around it; at most 100 characters.',
  })
  query?: string | null;
  @Field(() => ID, { nullable: true, description: 'This area or any below it is on the way.' })
  areaId?: string | null;
  @Field(() => DateRangeInput, { nullable: true, description: 'Trips that share a day with this range.' })
  overlaps?: DateRangeInput | null;
  @Field(() => ID, { nullable: true, description: 'Whose they are.' })
  ownerId?: string | null;
}

@InputType('CreatePlannerInput', { description: 'A new trip.' })
export class CreatePlannerInput implements CreatePlanner {
  @Field(() => String, { description: '1 to 100 characters, one line.' })
  name!: string;
  @Field(() => ID, { description: 'Where it goes: the area of its first leg.' })
  areaId!: string;
  @Field(() => DateScalar, { description: 'The first day; it may lie in the past, from 1900-01-01 on.' })
  startDate!: string;
  @Field(() => DateScalar, { description: 'The last day, up to 2199-12-31; at most 365 days in all.' })
  endDate!: string;
  @Field(() => PlannerVisibilityEnum, { defaultValue: 'PUBLIC', description: 'Who may read it.' })
  visibility!: PlannerVisibility;
}

@InputType('UpdatePlannerInput', { description: 'What changes of a planner: an absent field stays.' })
export class UpdatePlannerInput implements UpdatePlanner {
  @Field(() => Int, { nullable: true, description: 'CONFLICT (PLANNER_CHANGED) when another version stands.' })
  expectedVersion?: number | null;
  @Field(() => String, { nullable: true, description: '1 to 100 characters, one line.' })
  name?: string | null;
  @Field(() => ID, { nullable: true, description: 'Where it goes; its only leg follows, several legs stay.' })
  areaId?: string | null;
  @Field(() => PlannerVisibilityEnum, { nullable: true, description: 'Who may read it.' })
  visibility?: PlannerVisibility | null;
}

@InputType('ChangePlannerDatesInput', { description: 'New dates of a trip.' })
export class ChangePlannerDatesInput implements ChangePlannerDates {
  @Field(() => Int, { nullable: true, description: 'CONFLICT (PLANNER_CHANGED) when another version stands.' })
  expectedVersion?: number | null;
  @Field(() => DateScalar, { description: 'The new first day, from 1900-01-01 on.' })
  startDate!: string;
  @Field(() => DateScalar, { description: 'The new last day, up to 2199-12-31; at most 365 days in all.' })
  endDate!: string;
  @Field(() => DateShiftEnum, {
    defaultValue: 'BY_INDEX',
    description: 'Which new date the stops and the note of a day go to.',
  })
  shift!: DateShift;
  @Field(() => OverflowPolicyEnum, {
    defaultValue: 'REJECT',
    description: 'What becomes of the stops and notes of days that the new dates do not have.',
  })
  overflow!: OverflowPolicy;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Tell what would happen and change nothing; under REJECT what would be lost is told, not refused.',
  })
  dryRun!: boolean;
}

@InputType('PlannerLegInput', { description: 'A part of a trip in one area.' })
export class PlannerLegInput implements Leg {
  @Field(() => ID, { description: 'Where it is.' })
  areaId!: string;
  @Field(() => DateScalar, { description: 'The first day there: the trip’s, or the day after the leg before.' })
  startDate!: string;
  @Field(() => DateScalar, { description: 'The last day there; the last leg ends with the trip.' })
  endDate!: string;
}

@InputType('StopInput', { description: 'A place to stop at.' })
export class StopInput implements GivenStop {
  @Field(() => ID, { description: 'The place.' })
  placeId!: string;
  @Field(() => String, { nullable: true, description: 'Up to 1,000 characters.' })
  note?: string | null;
  @Field(() => String, { nullable: true, description: '`HH:MM`, 00:00 to 23:59, local time of the place.' })
  startTime?: string | null;
}

@ObjectType('PlannerDatesResult', {
  simpleResolvers: true,
  description: 'What a change of dates did, or, tried dry, would do.',
})
export class PlannerDatesResultType implements Omit<PlannerDatesResult, 'planner'> {
  @AtMost(LIST_SIZES.daysOfPlanner)
  @Field(() => [DateScalar], { description: 'Dates of the trip that were none before, in order.' })
  addedDates!: string[];
  @AtMost(LIST_SIZES.daysOfPlanner)
  @Field(() => [DateScalar], { description: 'Dates that are none of the trip any more, in order.' })
  removedDates!: string[];
  @Field(() => Int, { description: 'Stops that moved to the last day.' })
  movedStops!: number;
  @Field(() => Int, {
    description: 'Stops that went with their days; of a dry run under REJECT, those that stand in the way.',
  })
  droppedStops!: number;
  @Field(() => Int, { description: 'Notes of days that were appended to the note of the last day.' })
  movedNotes!: number;
  @Field(() => Int, {
    description: 'Notes that went with their days; of a dry run under REJECT, those that stand in the way.',
  })
  droppedNotes!: number;
  @Field(() => Boolean, { description: 'False for a dry run.' })
  applied!: boolean;
}
