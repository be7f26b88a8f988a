import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateScalar } from '../graphql/scalars.ts';
import { connectionTypes, enumOf, NodeType, PermissionType } from '../graphql/types.ts';
import type { About } from '../shared/context.ts';
import { PLANNER_SORTS } from './list-planners.ts';
import { PLANNER_VISIBILITIES } from './planner.entity.ts';
import type { PlannerDayRow, PlannerLegRow, PlannerRow, PlannerStopRow } from './planner.rows.ts';

export const PlannerVisibilityEnum = enumOf(PLANNER_VISIBILITIES);
registerEnumType(PlannerVisibilityEnum, {
  name: 'PlannerVisibility',
  description: 'Who may read a planner.',
  valuesConfig: {
    PUBLIC: { description: 'Everybody.' },
    PRIVATE: { description: 'Its owner, and the party of a companion post that the owner attached it to.' },
  },
});

export const PlannerSortEnum = enumOf(PLANNER_SORTS);
registerEnumType(PlannerSortEnum, {
  name: 'PlannerSort',
  description: 'Order of planners.',
  valuesConfig: {
    NEWEST: { description: 'Last made first.' },
    DEPARTING_SOON: {
      description: 'Next to depart first; those that have departed, by the date where they go, are left out.',
    },
    MOST_COPIED: { description: 'Most copied first.' },
  },
});

@ObjectType('Planner', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    'A trip: legs (where, from when to when) and days with places in order. `GET /planners/<id>.ics` is its calendar (RFC 5545).',
})
export class PlannerType extends NodeType {
  @Field(() => String, { description: '1 to 100 characters.' })
  name!: PlannerRow['name'];
  @Field(() => DateScalar, { description: 'The first day.' })
  startDate!: PlannerRow['startDate'];
  @Field(() => DateScalar, { description: 'The last day.' })
  endDate!: PlannerRow['endDate'];
  @Field(() => PlannerVisibilityEnum, { description: 'Who may read it.' })
  visibility!: PlannerRow['visibility'];
  @Field(() => Int, { description: 'How often others have copied it.' })
  copyCount!: PlannerRow['copyCount'];
  @Field(() => Date, { description: 'When it was made.' })
  createdAt!: PlannerRow['createdAt'];
  @Field(() => Date, {
    nullable: true,
    description: 'Last change by the owner, of legs, days and stops too; null when never changed.',
  })
  editedAt!: PlannerRow['editedAt'];
  @Field(() => Int, {
    description:
      'Grows with each change; give it as `expectedVersion` to be told of a change in between (CONFLICT, which carries `currentVersion`).',
  })
  version!: PlannerRow['version'];
}

@ObjectType('PlannerPermissions', {
  simpleResolvers: true,
  description: 'What the viewer may do and, where not, why: the same policy that the mutations apply.',
})
export class PlannerPermissionsType {
  /** Not a field of the schema: what the answers are about. */
  about!: About;
  @Field(() => PermissionType, {
    description: 'Every change of it, its legs, days and stops, such as `updatePlanner`: the owner.',
  })
  update!: PermissionType;
  @Field(() => PermissionType, { description: '`deletePlanner`: the owner.' })
  delete!: PermissionType;
  @Field(() => PermissionType, { description: '`copyPlanner`: any verified person who can read it.' })
  copy!: PermissionType;
}

@ObjectType('PlannerLeg', { simpleResolvers: true, description: 'A part of a trip in one area.' })
export class PlannerLegType {
  @Field(() => ID, { description: 'UUIDv7; the leg keeps it while its area stands in the trip.' })
  id!: PlannerLegRow['id'];
  @Field(() => DateScalar, { description: 'The first day there.' })
  startDate!: PlannerLegRow['startDate'];
  @Field(() => DateScalar, { description: 'The last day there.' })
  endDate!: PlannerLegRow['endDate'];
}

@ObjectType('PlannerDay', { simpleResolvers: true, description: 'One date of a trip.' })
export class PlannerDayType {
  @Field(() => ID, { description: 'UUIDv7; the day keeps it when its date changes.' })
  id!: PlannerDayRow['id'];
  @Field(() => DateScalar, { description: 'Its date.' })
  date!: PlannerDayRow['date'];
  @Field(() => String, { description: 'Up to 1,000 characters; empty when there is none.' })
  note!: PlannerDayRow['note'];
}

@ObjectType('PlannerStop', {
  simpleResolvers: true,
  description: 'A place at a position (from 0, without gaps) of a day.',
})
export class PlannerStopType {
  @Field(() => ID, { description: 'UUIDv7; the stop keeps it when it is moved.' })
  id!: PlannerStopRow['id'];
  @Field(() => Int, { description: 'From 0, without gaps.' })
  position!: PlannerStopRow['position'];
  @Field(() => String, { description: 'Up to 1,000 characters; empty when there is none.' })
  note!: PlannerStopRow['note'];
  @Field(() => String, { nullable: true, description: '`HH:MM`, local time of the place; null when it is open.' })
  startTime!: PlannerStopRow['startTime'];
}

/** A page of planners. */
export const PlannerConnectionType = connectionTypes('Planner', () => PlannerType);
