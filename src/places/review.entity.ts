import { defineEntity, p } from '@mikro-orm/postgresql';
import { User } from '../accounts/user.entity.ts';
import type { TableOf } from '../data/tables.ts';
import { Place } from './place.entity.ts';

/** Stars and words of a person about a place; one per person and place. */
const reviewSchema = defineEntity({
  name: 'Review',
  tableName: 'reviews',
  properties: {
    id: p.uuid().primary(),
    placeId: () => p.manyToOne(Place).mapToPk().name('place_id'),
    authorId: () => p.manyToOne(User).mapToPk().name('author_id'),
    stars: p.integer(),
    text: p.text(),
    createdAt: p.datetime(3),
    editedAt: p.datetime(3).nullable(),
    /** Set while it is hidden from everybody but its author, and not counted. */
    hiddenAt: p.datetime(3).nullable(),
  },
});
export class Review extends reviewSchema.class {}
reviewSchema.setClass(Review);

declare module '../data/tables.ts' {
  interface Tables {
    reviews: TableOf<typeof reviewSchema>;
  }
}
