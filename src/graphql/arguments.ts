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

/** How the argument `around` of a list reads in the manual: around what, and what else there is to say. */
export const describeAround = (what: string, more: string): string =>
  `A page around ${what}: \`first\` or \`last\` is then the size of the whole page. Half of it stands before, half from there on, and where one side is short the other fills the page; its cursors walk on both ways. Not together with \`after\` or \`before\`. ${more}`;
