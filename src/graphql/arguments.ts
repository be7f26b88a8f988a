import { ArgsType, Field, Int } from 'type-graphql';
import type { PageArgs } from '../data/page.ts';

@ArgsType()
export class ForwardArgs implements PageArgs {
  @Field(() => Int, { nullable: true, description: 'How many, from the start or after `after`; at most 100.' })
  first?: number | null;
  @Field(() => String, { nullable: true, description: 'Cursor to start after.' })
  after?: string | null;
}

@ArgsType()
export class BothWaysArgs extends ForwardArgs {
  @Field(() => Int, { nullable: true, description: 'How many, from the end or before `before`; at most 100.' })
  last?: number | null;
  @Field(() => String, { nullable: true, description: 'Cursor to end before.' })
  before?: string | null;
}
