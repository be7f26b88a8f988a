import { Field, InputType } from 'type-graphql';
import type { DateRange } from '../shared/date-range.ts';
import { DateScalar } from './scalars.ts';

@InputType('DateRangeInput', { description: 'Calendar dates from `start` to `end`, both included.' })
export class DateRangeInput implements DateRange {
  @Field(() => DateScalar, { description: 'The first day.' })
  start!: string;
  @Field(() => DateScalar, { description: 'The last day; not before `start`.' })
  end!: string;
}
