import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Int, Query, Resolver, Root } from 'type-graphql';
import { UserType } from '../accounts/account.types.ts';
import { hiddenFrom } from '../accounts/hidden/hidden-content.loaders.ts';
import type { HiddenContentRow } from '../accounts/hidden/hidden-content.rows.ts';
import { HIDDEN_FIELD, HiddenContentType } from '../accounts/hidden/hidden-content.types.ts';
import { userById } from '../accounts/user.loaders.ts';
import { departedUser, type UserRow } from '../accounts/user.rows.ts';
import { findArea } from '../areas/area.service.ts';
import { AreaType, GeoPointType } from '../areas/area.types.ts';
import type { AreaRow } from '../areas/area-rows.ts';
import type { Connection } from '../data/page.ts';
import { BothWaysArgs } from '../graphql/arguments.ts';
import { DateScalar } from '../graphql/scalars.ts';
import { selectionsOnce } from '../graphql/selections.ts';
import { AtMost, MayBeStale } from '../graphql/types.ts';
import { placeThatStands } from '../places/place.loaders.ts';
import type { PlaceRow } from '../places/place.rows.ts';
import { PlaceType } from '../places/place.types.ts';
import { daysBetween } from '../shared/clock.ts';
import type { Context } from '../shared/context.ts';
import { LIST_SIZES } from '../shared/list-sizes.ts';
import { listPlanners, type PlannerSort } from './list-planners.ts';
import { PlannerDatesResultType, PlannerFilterInput } from './planner.inputs.ts';
import { daysOfPlanner, legsOfPlanner, plannerVisibleById, stopsOfDay } from './planner.loaders.ts';
import { permissionsOnPlanner } from './planner.policy.ts';
import type { PlannerDayRow, PlannerLegRow, PlannerRow, PlannerStopRow } from './planner.rows.ts';
import {
  PlannerConnectionType,
  PlannerDayType,
  PlannerLegType,
  PlannerPermissionsType,
  PlannerSortEnum,
  PlannerStopType,
  PlannerType,
} from './planner.types.ts';
import { plannersOfUser } from './planners-of-user.ts';
import { includes } from './trip-range.ts';

/** What a list brings along in its own statement. */
const brought = selectionsOnce((asked) => ({ owner: asked.belowNodes().selects('owner') }));

@Resolver(() => PlannerType)
export class PlannerResolver {
  @MayBeStale()
  @Query(() => PlannerConnectionType, { description: "Public ones, and the viewer's own." })
  planners(
    @Ctx() ctx: Context,
    @Arg('filter', () => PlannerFilterInput, { nullable: true, description: 'All of it must hold.' })
    filter: PlannerFilterInput | null,
    @Arg('sort', () => PlannerSortEnum, { defaultValue: 'NEWEST', description: 'In which order.' }) sort: PlannerSort,
    @Args(() => BothWaysArgs) page: BothWaysArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<PlannerRow>> {
    return listPlanners(ctx, filter ?? {}, sort, page, brought(info).owner);
  }

  @Query(() => PlannerType, { nullable: true, description: 'One planner that the viewer may read, or null.' })
  planner(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
  ): Promise<PlannerRow | null> {
    return plannerVisibleById(ctx).load(id);
  }

  @FieldResolver(() => UserType, { description: 'Who made it; the only one who changes it.' })
  async owner(@Root() planner: PlannerRow, @Ctx() ctx: Context): Promise<UserRow> {
    return (await userById(ctx).load(planner.ownerId)) ?? departedUser(ctx, planner.ownerId);
  }

  @FieldResolver(() => AreaType, { description: 'Where it goes.' })
  area(@Root() planner: PlannerRow, @Ctx() ctx: Context): AreaRow | null {
    return findArea(ctx, planner.areaId);
  }

  @AtMost(LIST_SIZES.daysOfPlanner)
  @FieldResolver(() => [PlannerLegType], { description: 'Cover the whole range in order, no gap, no overlap.' })
  legs(@Root() planner: PlannerRow, @Ctx() ctx: Context): Promise<PlannerLegRow[]> {
    return legsOfPlanner(ctx).load(planner.id);
  }

  @AtMost(LIST_SIZES.daysOfPlanner)
  @FieldResolver(() => [PlannerDayType], { description: 'Exactly one for each date, in order.' })
  days(@Root() planner: PlannerRow, @Ctx() ctx: Context): Promise<PlannerDayRow[]> {
    plannerVisibleById(ctx).prime(planner.id, planner);
    return daysOfPlanner(ctx).load(planner.id);
  }

  @FieldResolver(() => Int, { description: 'How many days it has, the first and the last included.' })
  dayCount(@Root() planner: PlannerRow): number {
    return daysBetween(planner.startDate, planner.endDate) + 1;
  }

  @FieldResolver(() => PlannerDayType, { nullable: true, description: 'The day of a date; null outside the trip.' })
  async day(
    @Root() planner: PlannerRow,
    @Ctx() ctx: Context,
    @Arg('date', () => DateScalar, { description: 'A date of the trip.' }) date: string,
  ): Promise<PlannerDayRow | null> {
    plannerVisibleById(ctx).prime(planner.id, planner);
    return (await daysOfPlanner(ctx).load(planner.id)).find((day) => day.date === date) ?? null;
  }

  @FieldResolver(() => PlannerType, {
    nullable: true,
    description: 'The planner that it was copied from; null when it is none, is gone, or the viewer may not read it.',
  })
  copiedFrom(@Root() planner: PlannerRow, @Ctx() ctx: Context): Promise<PlannerRow | null> | null {
    return planner.copiedFromId === null ? null : plannerVisibleById(ctx).load(planner.copiedFromId);
  }

  @FieldResolver(() => HiddenContentType, HIDDEN_FIELD)
  hidden(@Root() planner: PlannerRow, @Ctx() ctx: Context): Promise<HiddenContentRow | null> | null {
    return hiddenFrom(ctx, planner.ownerId, planner, planner.visibility === 'PRIVATE');
  }

  @FieldResolver(() => PlannerPermissionsType, { description: 'What the viewer may do with it and, where not, why.' })
  viewerCan(@Root() planner: PlannerRow, @Ctx() ctx: Context): PlannerPermissionsType {
    return { ...permissionsOnPlanner(ctx.viewer, planner), about: { id: planner.id, ownerId: planner.ownerId } };
  }
}

@Resolver(() => PlannerLegType)
export class PlannerLegResolver {
  @FieldResolver(() => AreaType, { description: 'Where it is.' })
  area(@Root() leg: PlannerLegRow, @Ctx() ctx: Context): AreaRow | null {
    return findArea(ctx, leg.areaId);
  }

  @FieldResolver(() => GeoPointType, { nullable: true, description: 'The middle of its area; null for continents.' })
  location(@Root() leg: PlannerLegRow, @Ctx() ctx: Context): GeoPointType | null {
    const { latitude = null, longitude = null } = findArea(ctx, leg.areaId) ?? {};
    return latitude === null || longitude === null ? null : { latitude, longitude };
  }
}

@Resolver(() => PlannerDayType)
export class PlannerDayResolver {
  @FieldResolver(() => PlannerType, { description: 'The planner that it is a day of, with its newest version.' })
  planner(@Root() day: PlannerDayRow, @Ctx() ctx: Context): Promise<PlannerRow | null> {
    return plannerVisibleById(ctx).load(day.plannerId);
  }

  @FieldResolver(() => PlannerLegType, { description: 'The leg that the date belongs to.' })
  async leg(@Root() day: PlannerDayRow, @Ctx() ctx: Context): Promise<PlannerLegRow | undefined> {
    return (await legsOfPlanner(ctx).load(day.plannerId)).find((leg) => includes(leg, day.date));
  }

  @AtMost(LIST_SIZES.stopsOfDay)
  @FieldResolver(() => [PlannerStopType], { description: 'Places in the order of the day; at most 50.' })
  stops(@Root() day: PlannerDayRow, @Ctx() ctx: Context): Promise<PlannerStopRow[]> {
    return stopsOfDay(ctx).load(day.id);
  }
}

@Resolver(() => PlannerStopType)
export class PlannerStopResolver {
  @FieldResolver(() => PlaceType, { description: 'Where to stop.' })
  place(@Root() stop: PlannerStopRow, @Ctx() ctx: Context): Promise<PlaceRow> {
    return placeThatStands(ctx, stop.placeId);
  }
}

@Resolver(() => PlannerDatesResultType)
export class PlannerDatesResultResolver {
  @FieldResolver(() => PlannerType, { description: 'The planner as it is now; after a dry run, as it was.' })
  planner(@Root() { planner }: { planner: PlannerRow }): PlannerRow {
    return planner;
  }
}

@Resolver(() => UserType)
export class UserPlannersResolver {
  @FieldResolver(() => PlannerConnectionType, {
    description: 'Public planners, newest first; all of them for the owner.',
  })
  planners(
    @Root() user: UserRow,
    @Ctx() ctx: Context,
    @Args(() => BothWaysArgs) page: BothWaysArgs,
  ): Promise<Connection<PlannerRow>> {
    return plannersOfUser(ctx, user.id, page);
  }
}
