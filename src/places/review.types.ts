import { Field, Int, ObjectType } from 'type-graphql';
import { connectionTypes, NodeType, PermissionType } from '../graphql/types.ts';
import type { About } from '../shared/context.ts';
import type { ReviewRow } from './review.rows.ts';

@ObjectType('Review', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'Stars and words of one traveller on one place.',
})
export class ReviewType extends NodeType {
  @Field(() => Int, { description: '1 to 5.' })
  stars!: ReviewRow['stars'];
  @Field(() => String, { description: '1 to 2,000 characters.' })
  text!: ReviewRow['text'];
  @Field(() => Date, { description: 'When it was first written.' })
  createdAt!: ReviewRow['createdAt'];
  @Field(() => Date, { nullable: true, description: 'When it was last written again; null when never.' })
  editedAt!: ReviewRow['editedAt'];
}

@ObjectType('ReviewPermissions', { description: 'What the viewer may do with a review and, where not, why.' })
export class ReviewPermissionsType {
  /** Not a field of the schema: what the answers are about. */
  about!: About;
  @Field(() => PermissionType, { description: '`writeReview` of the same place: its author.' })
  update!: PermissionType;
  @Field(() => PermissionType, { description: '`deleteReview`: its author.' })
  delete!: PermissionType;
}

/** A page of reviews. */
export const ReviewConnectionType = connectionTypes('Review', () => ReviewType);
