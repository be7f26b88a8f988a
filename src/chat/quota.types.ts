import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType('Quota', {
  description:
    'What the viewer may still begin today; null means no limit. Limits count new people, not messages: a conversation counts until the other person answers. Each positive reference raises them.',
})
export class QuotaType {
  @Field(() => Int, { nullable: true, description: 'Conversations with people who have not answered yet.' })
  newConversationsLeft!: number | null;
  @Field(() => Int, { nullable: true, description: 'Applications to posts.' })
  applicationsLeft!: number | null;
  @Field(() => Int, { nullable: true, description: 'Posts.' })
  postsLeft!: number | null;
  @Field(() => Int, { nullable: true, description: 'Comments and replies.' })
  commentsLeft!: number | null;
  @Field(() => Int, { nullable: true, description: 'Invitations to a trip.' })
  invitationsLeft!: number | null;
  @Field(() => Date, { description: 'When the day ends (midnight UTC) and counting begins anew.' })
  resetsAt!: Date;
}
