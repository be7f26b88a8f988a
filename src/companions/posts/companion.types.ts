import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { AgeGroupEnum, GenderEnum } from '../../accounts/account.types.ts';
import { DateScalar } from '../../graphql/scalars.ts';
import { AtMost, connectionTypes, enumOf, NodeType, PermissionType } from '../../graphql/types.ts';
import type { About } from '../../shared/context.ts';
import { LIST_SIZES } from '../../shared/list-sizes.ts';
import type { CompanionRow } from './companion.rows.ts';
import { COMPANION_SORTS } from './companion-list.ts';
import { COMPANION_STATUSES } from './companion-status.ts';

export const CompanionStatusEnum = enumOf(COMPANION_STATUSES);
registerEnumType(CompanionStatusEnum, {
  name: 'CompanionStatus',
  description: 'Follows from the dates where the trip goes, the seats and the author; never set by hand.',
  valuesConfig: {
    RECRUITING: { description: '모집중: takes applications.' },
    CLOSED: { description: '모집완료: closed by the author, full, or departed.' },
    COMPLETED: { description: 'The end date has passed.' },
    CANCELLED: { description: '취소됨: called off by the author, for ever.' },
  },
});

export const CompanionSortEnum = enumOf(COMPANION_SORTS);
registerEnumType(CompanionSortEnum, {
  name: 'CompanionSort',
  description: 'Order of posts; equal ones stand newest first.',
  valuesConfig: {
    NEWEST: { description: 'Written last.' },
    POPULAR: {
      description:
        'Most people interested of late: views, comments, bookmarks and applications count once a person, half as much every 3.5 days, and not at all when taken back; anonymous views and the author do not count. Trips that were called off are left out, unless the filter asks for a status.',
    },
    MOST_VIEWED: { description: 'Most views in all.' },
    MOST_COMMENTED: { description: 'Most comments and replies in all.' },
    DEPARTING_SOON: {
      description:
        'Earliest start first; only trips that start today, where they go, or later, and were not called off; equal ones oldest first.',
    },
  },
});

@ObjectType('Companion', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A post that looks for people to travel with.',
})
export class CompanionType extends NodeType {
  @Field(() => String, { description: '1 to 60 characters, one line.' })
  title!: CompanionRow['title'];
  @Field(() => String, { description: '1 to 2,000 characters.' })
  content!: CompanionRow['content'];
  @Field(() => DateScalar, { description: 'First day of the trip.' })
  startDate!: CompanionRow['startDate'];
  @Field(() => DateScalar, { description: 'Last day of the trip.' })
  endDate!: CompanionRow['endDate'];
  @Field(() => CompanionStatusEnum, { description: 'At the time of asking.' })
  status!: CompanionRow['status'];
  @Field(() => Int, { description: 'Travellers in all, the author included; 2 to 30.' })
  capacity!: CompanionRow['capacity'];
  @Field(() => Int, { description: 'The author and everybody accepted; 1 to capacity.' })
  memberCount!: CompanionRow['memberCount'];
  @AtMost(LIST_SIZES.ageGroups)
  @Field(() => [AgeGroupEnum], { description: 'Who may apply. Empty means any.' })
  ageGroups!: CompanionRow['ageGroups'];
  @Field(() => GenderEnum, { nullable: true, description: 'Who may apply. Null means any.' })
  gender!: CompanionRow['gender'];
  @Field(() => Int, { description: 'One a person and day (UTC), never the author.' })
  viewCount!: CompanionRow['viewCount'];
  @Field(() => Int, {
    description: 'Comments and replies that stand; deleted ones that keep their place do not count.',
  })
  commentCount!: CompanionRow['commentCount'];
  @Field(() => Int, { description: 'How many people have bookmarked it.' })
  bookmarkCount!: CompanionRow['bookmarkCount'];
  @Field(() => Date, { description: 'When it was written.' })
  createdAt!: CompanionRow['createdAt'];
  @Field(() => Date, {
    nullable: true,
    description:
      'Last edit by the author; null when never edited. Views, comments, closing and reopening do not move it.',
  })
  editedAt!: CompanionRow['editedAt'];
  @Field(() => Date, { nullable: true, description: 'When the author called the trip off; null while it stands.' })
  cancelledAt!: CompanionRow['cancelledAt'];
  @Field(() => String, { nullable: true, description: 'Why it was called off, in the words of the author.' })
  cancelReason!: CompanionRow['cancelReason'];
}

@ObjectType('CompanionPermissions', {
  simpleResolvers: true,
  description: 'What the viewer may do and, where not, why: the same policy that the mutations apply.',
})
export class CompanionPermissionsType {
  /** Not a field of the schema: what the answers are about. */
  about!: About;
  @Field(() => PermissionType, { description: '`updateCompanion`: the author, until the trip is called off.' })
  update!: PermissionType;
  @Field(() => PermissionType, { description: '`deleteCompanion`: the author, while nobody else has joined.' })
  delete!: PermissionType;
  @Field(() => PermissionType, {
    description: '`applyToCompanion`: whom the post looks for, while it takes applications.',
  })
  apply!: PermissionType;
  @Field(() => PermissionType, {
    description: '`handOverCompanion`: the author, until the trip is over or called off.',
  })
  handOver!: PermissionType;
  @Field(() => PermissionType, {
    description: '`inviteToCompanion`: the author, while a seat is free and the trip has not begun.',
  })
  invite!: PermissionType;
  @Field(() => PermissionType, { description: '`closeCompanion`: the author, until the trip is over.' })
  close!: PermissionType;
  @Field(() => PermissionType, {
    description: '`reopenCompanion`: the author, while a seat is free and the trip has not begun.',
  })
  reopen!: PermissionType;
  @Field(() => PermissionType, {
    description: '`cancelCompanion`: the author, until the trip begins.',
  })
  cancel!: PermissionType;
  @Field(() => PermissionType, { description: '`leaveCompanion`: a member who is not the author.' })
  leave!: PermissionType;
  @Field(() => PermissionType, { description: '`addComment`: any verified person.' })
  comment!: PermissionType;
  @Field(() => PermissionType, { description: '`openDirectRoom` with the author.' })
  messageAuthor!: PermissionType;
}

export const CompanionConnectionType = connectionTypes('Companion', () => CompanionType);
