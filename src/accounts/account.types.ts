import { Field, ID, ObjectType } from 'type-graphql';
import { NodeType } from '../shared/graphql.ts';
import type { User } from './user.entity.ts';

@ObjectType('User', { implements: NodeType, simpleResolvers: true, description: 'A traveller as others see one.' })
export class UserType extends NodeType {
  @Field(() => String, { description: 'The name that others see.' })
  nickname!: User['nickname'];
  @Field(() => String, { description: 'A few words about oneself; empty when there are none.' })
  introduction!: User['introduction'];
  @Field(() => Date, { description: 'When the account was made.' })
  joinedAt!: Date;
}

@ObjectType('Viewer', { description: 'The signed-in account, visible to itself alone.' })
export class ViewerType {
  @Field(() => ID)
  userId!: string;
}
