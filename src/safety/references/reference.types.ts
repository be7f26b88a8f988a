import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { connectionTypes, NodeType, PermissionType } from '../../graphql/types.ts';
import type { About } from '../../shared/context.ts';
import type { ReferenceRow } from './reference.rows.ts';

@ObjectType('Reference', { implements: NodeType, description: 'What one traveller says of another after a trip.' })
export class ReferenceType extends NodeType {
  @Field(() => String, { description: 'In the words of who wrote it.' })
  text!: ReferenceRow['text'];
  @Field(() => Boolean, { description: 'Whether the author would travel with the person again.' })
  wouldTravelAgain!: ReferenceRow['wouldTravelAgain'];
  @Field(() => Date, { description: 'When it was written.' })
  createdAt!: ReferenceRow['createdAt'];
  @Field(() => String, { nullable: true, description: "The subject's one answer; null without." })
  response!: ReferenceRow['response'];
}

@ObjectType('ReferencePermissions', { description: 'What the viewer may do with a reference and, where not, why.' })
export class ReferencePermissionsType {
  /** Not a field of the schema: what the answers are about. */
  about!: About;
  @Field(() => PermissionType, { description: '`respondToReference`: whom it is about, once.' })
  respond!: PermissionType;
}

@ObjectType('PendingReference', { description: 'Somebody the viewer travelled with and has not written about yet.' })
export class PendingReferenceType {
  /** Not a field of the schema. */
  endDate!: string;
}

@ObjectType('TrustSummary', { description: "What a person's past says of them." })
export class TrustSummaryType {
  @Field(() => Int, { description: 'Trips with others that are over and were not called off.' })
  tripCount!: number;
  @Field(() => Int, { description: 'References that others see.' })
  referenceCount!: number;
  @Field(() => Int, { description: 'Of these, how many would travel with the person again.' })
  positiveCount!: number;
  @Field(() => Date, { description: 'Since when the account is there.' })
  memberSince!: string;
  @Field(() => Float, {
    nullable: true,
    description:
      'Share of the latest hundred direct conversations that others began and the person answered, 0 to 1; null below five.',
  })
  responseRate!: number | null;
}

@InputType({ description: 'What to say of somebody.' })
export class WriteReferenceInput {
  @Field(() => String, { description: '1 to 1,000 characters; it cannot be edited afterwards.' })
  text!: string;
  @Field(() => Boolean, { description: 'Whether you would travel with the person again.' })
  wouldTravelAgain!: boolean;
  @Field(() => Boolean, { defaultValue: true, description: 'False opens a report by itself.' })
  feltSafe!: boolean;
  @Field(() => String, { defaultValue: '', description: 'Only moderators see it; at most 1,000 characters.' })
  privateNote!: string;
}

export const ReferenceConnectionType = connectionTypes('Reference', () => ReferenceType);
