import { Field, Int, ObjectType } from 'type-graphql';
import { connectionTypes, NodeType, PermissionType } from '../../graphql/types.ts';
import type { About } from '../../shared/context.ts';
import type { CommentRow } from './comment.rows.ts';

@ObjectType('Comment', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A comment or a reply; replies are one level deep.',
})
export class CommentType extends NodeType {
  @Field(() => String, {
    nullable: true,
    description:
      'Null when deleted or hidden: the place of a hidden one stays, that of a deleted one while replies stand under it.',
  })
  text!: CommentRow['text'];
  @Field(() => Boolean, { description: 'Whether its author deleted it, or it was hidden.' })
  isDeleted!: CommentRow['isDeleted'];
  @Field(() => Int, { description: 'How many replies stand under it, places of hidden ones included.' })
  replyCount!: CommentRow['replyCount'];
  @Field(() => Date, { description: 'When it was written.' })
  createdAt!: CommentRow['createdAt'];
  @Field(() => Date, { nullable: true, description: 'Last edit; null when never edited.' })
  editedAt!: CommentRow['editedAt'];
}

@ObjectType('CommentPermissions', { description: 'What the viewer may do with a comment and, where not, why.' })
export class CommentPermissionsType {
  /** Not a field of the schema: what the answers are about. */
  about!: About;
  @Field(() => PermissionType, { description: '`updateComment`: who wrote it.' })
  update!: PermissionType;
  @Field(() => PermissionType, { description: '`deleteComment`: who wrote it.' })
  delete!: PermissionType;
  @Field(() => PermissionType, {
    description: '`addComment` with it as `parentId`: any verified person, while it stands.',
  })
  reply!: PermissionType;
}

/** What the fields of `CommentPermissions` that are looked up need. */
export interface CommentPermissionsSource extends CommentPermissionsType {
  comment: CommentRow;
}

export const CommentConnectionType = connectionTypes('Comment', () => CommentType);
