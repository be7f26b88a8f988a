import { Field, ObjectType } from 'type-graphql';
import type { HiddenContentRow } from './hidden-content.rows.ts';

@ObjectType('HiddenContent', {
  simpleResolvers: true,
  description: 'Why something is hidden from everybody but its author. Moderators hide and restore.',
})
export class HiddenContentType {
  @Field(() => String, { description: 'What its author is told.' })
  reason!: HiddenContentRow['reason'];
  @Field(() => Date, { description: 'Since when others do not see it.' })
  since!: HiddenContentRow['since'];
  @Field(() => String, {
    nullable: true,
    description: 'The words of a hidden comment or message; null for what its author still reads in its own fields.',
  })
  text!: HiddenContentRow['text'];
}

/** How the field `hidden` of each type is described. */
export const HIDDEN_FIELD = {
  nullable: true,
  description: 'For its author alone: why others do not see it. Null for others, and while it is not hidden.',
} as const;
