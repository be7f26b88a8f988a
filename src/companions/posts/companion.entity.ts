import { defineEntity, p } from '@mikro-orm/postgresql';
import type { AgeGroup } from '../../accounts/age-group.ts';
import { type Gender, User } from '../../accounts/user.entity.ts';

/** A post that looks for people to travel with. Status is no column: it follows from dates, seats and `closedAt`. */
const schema = defineEntity({
  name: 'Companion',
  tableName: 'companions',
  properties: {
    id: p.uuid().primary(),
    authorId: () => p.manyToOne(User).mapToPk().name('author_id'),
    title: p.text(),
    content: p.text(),
    areaId: p.text(),
    startDate: p.date(),
    endDate: p.date(),
    capacity: p.integer(),
    memberCount: p.integer().default(1),
    ageGroups: p.array().$type<AgeGroup[]>(),
    gender: p.text().$type<Gender>().nullable(),
    thumbnailId: p.uuid().nullable(),
    plannerId: p.uuid().nullable(),
    viewCount: p.integer().default(0),
    commentCount: p.integer().default(0),
    bookmarkCount: p.integer().default(0),
    /** Decayed activity on a logarithmic scale; see popularity.ts. */
    popularity: p.double().default(0),
    /** Set when the author closes it; being full or departed is not stored. */
    closedAt: p.datetime(3).nullable(),
    createdAt: p.datetime(3),
    editedAt: p.datetime(3).nullable(),
  },
});
export class Companion extends schema.class {}
schema.setClass(Companion);
