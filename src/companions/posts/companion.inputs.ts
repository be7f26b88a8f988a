import { Field, ID, InputType, Int } from 'type-graphql';
import { AgeGroupEnum, GenderEnum } from '../../accounts/account.types.ts';
import type { AgeGroup } from '../../accounts/age-group.ts';
import type { Gender } from '../../accounts/user.entity.ts';
import { DateRangeInput } from '../../graphql/date-range.inputs.ts';
import { DateScalar } from '../../graphql/scalars.ts';
import { CompanionStatusEnum } from './companion.types.ts';
import type { CompanionFilter } from './companion-filter.ts';
import type { CompanionStatus } from './companion-status.ts';

@InputType('CompanionFilter', { description: 'Narrows a list of posts; what is left out or null narrows nothing.' })
export class CompanionFilterInput implements CompanionFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Any part of title or content, Korean too; at most 100 characters.',
  })
  query?: string | null;
  @Field(() => ID, { nullable: true, description: 'This area or any below it.' })
  areaId?: string | null;
  @Field(() => DateRangeInput, { nullable: true, description: 'Trips that share a day with this range.' })
  overlaps?: DateRangeInput | null;
  @Field(() => [CompanionStatusEnum], { nullable: true, description: 'Any of these; an empty list finds nothing.' })
  status?: CompanionStatus[] | null;
  @Field(() => [AgeGroupEnum], {
    nullable: true,
    description: 'Whose author is of any of these age groups; an empty list finds nothing.',
  })
  authorAgeGroups?: AgeGroup[] | null;
  @Field(() => GenderEnum, { nullable: true, description: 'Whose author is of this gender.' })
  authorGender?: Gender | null;
  @Field(() => Int, { nullable: true, description: 'With at least so many free seats; 1 to 29.' })
  minSeats?: number | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only what the viewer could apply to now; nothing when signed out.',
  })
  openToViewer?: boolean | null;
}

@InputType('CreateCompanionInput', { description: 'A new post.' })
export class CreateCompanionInput {
  @Field(() => String, { description: '1 to 60 characters, one line.' })
  title!: string;
  @Field(() => String, { description: '1 to 2,000 characters.' })
  content!: string;
  @Field(() => ID, { description: 'Where the trip goes.' })
  areaId!: string;
  @Field(() => DateScalar, { description: 'First day; today, where the trip goes, or later.' })
  startDate!: string;
  @Field(() => DateScalar, { description: 'Last day, up to 2199-12-31; a trip has at most 180 days.' })
  endDate!: string;
  @Field(() => Int, { defaultValue: 2, description: 'Travellers in all, the author included; 2 to 30.' })
  capacity!: number;
  @Field(() => [AgeGroupEnum], { defaultValue: [], description: 'Who may apply; empty means any.' })
  ageGroups!: AgeGroup[];
  @Field(() => GenderEnum, { nullable: true, description: 'Who may apply; null means any.' })
  gender?: Gender | null;
  @Field(() => ID, { nullable: true, description: 'An upload of purpose COMPANION.' })
  thumbnailUploadId?: string | null;
  @Field(() => [ID], {
    defaultValue: [],
    description: 'Up to three more uploads of purpose COMPANION.',
  })
  imageUploadIds!: string[];
  @Field(() => ID, { nullable: true, description: 'A planner that goes with the trip.' })
  plannerId?: string | null;
}

@InputType('UpdateCompanionInput', { description: 'What shall change; a field that is left out stays.' })
export class UpdateCompanionInput {
  @Field(() => String, { nullable: true, description: '1 to 60 characters, one line; null is refused.' })
  title?: string | null;
  @Field(() => String, { nullable: true, description: '1 to 2,000 characters; null is refused.' })
  content?: string | null;
  @Field(() => ID, { nullable: true, description: 'Where the trip goes; null is refused.' })
  areaId?: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day; a new one is today, where the trip goes, or later. Null is refused.',
  })
  startDate?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'Last day; null is refused.' })
  endDate?: string | null;
  @Field(() => Int, { nullable: true, description: '2 to 30, not below memberCount; null is refused.' })
  capacity?: number | null;
  @Field(() => [AgeGroupEnum], { nullable: true, description: 'Empty means any; null is refused.' })
  ageGroups?: AgeGroup[] | null;
  @Field(() => GenderEnum, { nullable: true, description: 'Null means any.' })
  gender?: Gender | null;
  @Field(() => ID, {
    nullable: true,
    description: 'An upload, or the id of a picture of the post; null removes the picture.',
  })
  thumbnailUploadId?: string | null;
  @Field(() => [ID], {
    nullable: true,
    description:
      'The pictures from now on, in this order: new uploads and ids of pictures that the post has (`Image.id`). What is left out is removed; null is refused.',
  })
  imageUploadIds?: string[] | null;
  @Field(() => ID, { nullable: true, description: 'Null takes the planner away.' })
  plannerId?: string | null;
}
