import { Field, InputType } from 'type-graphql';
import { DateScalar } from '../graphql/scalars.ts';

/** Calendar dates, `YYYY-MM-DD`, both included. */
export interface DateRange {
  start: string;
  end: string;
}

@InputType('DateRangeInput', { description: 'Calendar dates from `start` to `end`, both included.' })
export class DateRangeInput implements DateRange {
  @Field(() => DateScalar, { description: 'The first day.' })
  start!: string;
  @Field(() => DateScalar, { description: 'The last day; not before `start`.' })
  end!: string;
}
