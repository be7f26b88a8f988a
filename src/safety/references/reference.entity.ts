import { defineEntity, p } from '@mikro-orm/postgresql';
import { User } from '../../accounts/user.entity.ts';
import { Companion } from '../../companions/posts/companion.entity.ts';
import type { TableOf } from '../../data/tables.ts';

/** What one traveller says of another after a trip. */
const tripReferenceSchema = defineEntity({
  name: 'TripReference',
  tableName: 'trip_references',
  properties: {
    id: p.uuid().primary(),
    companionId: () => p.manyToOne(Companion).mapToPk().name('companion_id').nullable(),
    authorId: () => p.manyToOne(User).mapToPk().name('author_id'),
    subjectId: () => p.manyToOne(User).mapToPk().name('subject_id'),
    text: p.text(),
    wouldTravelAgain: p.boolean(),
    feltSafe: p.boolean(),
    /** For moderators only. */
    privateNote: p.text(),
    createdAt: p.datetime(3),
    /** When others see it: at once when both have written, else when nobody can write any more. */
    visibleFrom: p.datetime(3),
    response: p.text().nullable(),
    respondedAt: p.datetime(3).nullable(),
  },
});
export class TripReference extends tripReferenceSchema.class {}
tripReferenceSchema.setClass(TripReference);

declare module '../../data/tables.ts' {
  interface Tables {
    trip_references: TableOf<typeof tripReferenceSchema>;
  }
}
