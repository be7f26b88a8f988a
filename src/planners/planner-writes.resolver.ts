import { Arg, Authorized, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import { DateScalar } from '../graphql/scalars.ts';
import type { Context } from '../shared/context.ts';
import { changePlannerDates, type PlannerDatesResult } from './change-planner-dates.ts';
import { copyPlanner } from './copy-planner.ts';
import { createPlanner } from './create-planner.ts';
import { deletePlanner } from './delete-planner.ts';
import { addStop, moveStop, removeStop } from './move-stops.ts';
import {
  ChangePlannerDatesInput,
  CreatePlannerInput,
  PlannerDatesResultType,
  PlannerLegInput,
  StopInput,
  UpdatePlannerInput,
} from './planner.inputs.ts';
import type { PlannerDayRow, PlannerRow } from './planner.rows.ts';
import { PlannerDayType, PlannerType } from './planner.types.ts';
import { setDayStops } from './set-day-stops.ts';
import { setPlannerLegs } from './set-planner-legs.ts';
import { updateDayNote } from './update-day-note.ts';
import { updatePlanner } from './update-planner.ts';
import { updateStop } from './update-stop.ts';

/** The optional argument of every write of a planner. */
const Expected = () =>
  Arg('expectedVersion', () => Int, {
    nullable: true,
    description:
      'The version of the planner that the editor has seen. CONFLICT (PLANNER_CHANGED), with `currentVersion`, when another one stands.',
  });

@Resolver()
export class PlannerWritesResolver {
  @Authorized('VERIFIED')
  @Mutation(() => PlannerType, {
    description: 'Makes a trip with one leg over the whole range and a day for each date.',
  })
  createPlanner(
    @Ctx() ctx: Context,
    @Arg('input', () => CreatePlannerInput, { description: 'The new trip.' }) input: CreatePlannerInput,
  ): Promise<PlannerRow> {
    return createPlanner(ctx, input);
  }

  @Authorized('VERIFIED')
  @Mutation(() => PlannerType, { description: 'Changes name, area or visibility.' })
  updatePlanner(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: "The viewer's own planner." }) id: string,
    @Arg('input', () => UpdatePlannerInput, { description: 'What changes.' }) input: UpdatePlannerInput,
  ): Promise<PlannerRow> {
    return updatePlanner(ctx, id, input);
  }

  @Authorized('VERIFIED')
  @Mutation(() => PlannerDatesResultType, { description: 'Gives a trip new dates, or tells what they would do.' })
  changePlannerDates(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: "The viewer's own planner." }) id: string,
    @Arg('input', () => ChangePlannerDatesInput, { description: 'The new dates.' })
    input: ChangePlannerDatesInput,
  ): Promise<PlannerDatesResult> {
    return changePlannerDates(ctx, id, input);
  }

  @Authorized('VERIFIED')
  @Mutation(() => PlannerType, { description: 'Replaces the legs, which cover the whole range in order.' })
  setPlannerLegs(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: "The viewer's own planner." }) id: string,
    @Arg('legs', () => [PlannerLegInput], { description: 'In order, without gap or overlap.' })
    legs: PlannerLegInput[],
    @Expected() expectedVersion: number | null,
  ): Promise<PlannerRow> {
    return setPlannerLegs(ctx, id, legs, expectedVersion);
  }

  @Authorized('VERIFIED')
  @Mutation(() => PlannerDayType, {
    description: 'Replaces the stops of a day, in this order; an unknown place changes nothing.',
  })
  setDayStops(
    @Ctx() ctx: Context,
    @Arg('dayId', () => ID, { description: "A day of the viewer's own planner." }) dayId: string,
    @Arg('stops', () => [StopInput], { description: 'At most 50.' }) stops: StopInput[],
    @Expected() expectedVersion: number | null,
  ): Promise<PlannerDayRow> {
    return setDayStops(ctx, dayId, stops, expectedVersion);
  }

  @Authorized('VERIFIED')
  @Mutation(() => PlannerDayType, { description: 'Puts a stop into a day.' })
  addStop(
    @Ctx() ctx: Context,
    @Arg('dayId', () => ID, { description: "A day of the viewer's own planner." }) dayId: string,
    @Arg('stop', () => StopInput, { description: 'The stop.' }) stop: StopInput,
    @Arg('position', () => Int, { nullable: true, description: 'From 0; left out or past the end: at the end.' })
    position: number | null,
    @Expected() expectedVersion: number | null,
  ): Promise<PlannerDayRow> {
    return addStop(ctx, dayId, stop, position ?? null, expectedVersion);
  }

  @Authorized('VERIFIED')
  @Mutation(() => PlannerType, { description: 'Moves a stop within its day or to another day of the same planner.' })
  moveStop(
    @Ctx() ctx: Context,
    @Arg('stopId', () => ID, { description: "A stop of the viewer's own planner." }) stopId: string,
    @Arg('toDayId', () => ID, { description: 'A day of the same planner.' }) toDayId: string,
    @Arg('position', () => Int, { description: 'From 0, where it then stands; past the end: at the end.' })
    position: number,
    @Expected() expectedVersion: number | null,
  ): Promise<PlannerRow> {
    return moveStop(ctx, stopId, toDayId, position, expectedVersion);
  }

  @Authorized('VERIFIED')
  @Mutation(() => PlannerDayType, { description: 'Takes a stop out of its day; the others close up.' })
  removeStop(
    @Ctx() ctx: Context,
    @Arg('stopId', () => ID, { description: "A stop of the viewer's own planner." }) stopId: string,
    @Expected() expectedVersion: number | null,
  ): Promise<PlannerDayRow> {
    return removeStop(ctx, stopId, expectedVersion);
  }

  @Authorized('VERIFIED')
  @Mutation(() => PlannerDayType, {
    description: 'Changes note or time of a stop; its place and position stay. What is left out stays.',
  })
  updateStop(
    @Ctx() ctx: Context,
    @Arg('stopId', () => ID, { description: "A stop of the viewer's own planner." }) stopId: string,
    @Arg('note', () => String, { nullable: true, description: 'Up to 1,000 characters; empty or null removes it.' })
    note: string | null | undefined,
    @Arg('startTime', () => String, {
      nullable: true,
      description: '`HH:MM`, 00:00 to 23:59, local time of the place; null removes it.',
    })
    startTime: string | null | undefined,
    @Expected() expectedVersion: number | null,
  ): Promise<PlannerDayRow> {
    return updateStop(ctx, stopId, { note, startTime }, expectedVersion);
  }

  @Authorized('VERIFIED')
  @Mutation(() => PlannerDayType, { description: 'Writes the note of a day; an empty one removes it.' })
  updateDayNote(
    @Ctx() ctx: Context,
    @Arg('dayId', () => ID, { description: "A day of the viewer's own planner." }) dayId: string,
    @Arg('note', () => String, { description: 'Up to 1,000 characters.' }) note: string,
    @Expected() expectedVersion: number | null,
  ): Promise<PlannerDayRow> {
    return updateDayNote(ctx, dayId, note, expectedVersion);
  }

  @Authorized('VERIFIED')
  @Mutation(() => PlannerType, {
    description: "담기: a copy of one's own, private, on the dates from `startDate`.",
  })
  copyPlanner(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'A planner that the viewer may read.' }) id: string,
    @Arg('startDate', () => DateScalar, { description: 'The first day of the copy.' }) startDate: string,
  ): Promise<PlannerRow> {
    return copyPlanner(ctx, id, startDate);
  }

  @Authorized('VERIFIED')
  @Mutation(() => ID, { description: 'Deletes a planner; copies stay. Answers its id.' })
  deletePlanner(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: "The viewer's own planner." }) id: string,
    @Expected() expectedVersion: number | null,
  ): Promise<string> {
    return deletePlanner(ctx, id, expectedVersion);
  }
}
