import { defineEntity, p } from '@mikro-orm/postgresql';
import type { AgeGroup } from '../../accounts/age-group.ts';
import { GENDERS, User } from '../../accounts/user.entity.ts';
import { Area } from '../../areas/area.entity.ts';
import type { TableOf } from '../../data/tables.ts';
import { Image } from '../../media/image.entity.ts';
import { Planner } from '../../planners/planner.entity.ts';

/** A post that looks for people to travel with. Status is no column: it follows from dates, seats, `closedAt` and `cancelledAt`. */
const companionSchema = defineEntity({
  name: 'Companion',
  tableName: 'companions',
  properties: {
    id: p.uuid().primary(),
    authorId: () => p.manyToOne(User).mapToPk().name('author_id'),
    title: p.text(),
    content: p.text(),
    areaId: () => p.manyToOne(Area).mapToPk().name('area_id'),
    startDate: p.date(),
    endDate: p.date(),
    capacity: p.integer(),
    memberCount: p.integer().default(1),
    ageGroups: p.array().$type<AgeGroup[]>().default([]),
    gender: p.enum(GENDERS).nullable(),
    thumbnailId: () => p.manyToOne(Image).mapToPk().name('thumbnail_id').nullable(),
    plannerId: () => p.manyToOne(Planner).mapToPk().name('planner_id').nullable(),
    viewCount: p.integer().default(0),
    commentCount: p.integer().default(0),
    bookmarkCount: p.integer().default(0),
    /** Decayed activity on a logarithmic scale; see popularity.ts. */
    popularity: p.double().$type<number>().default(0),
    /** Set when the author closes it; being full or departed is not stored. */
    closedAt: p.datetime(3).nullable(),
    /** Set for ever when the author calls it off, together with the reason; it is closed then, too. */
    cancelledAt: p.datetime(3).nullable(),
    /** When its people were asked for references; see `src/safety/references`. */
    referencesAskedAt: p.datetime(3).nullable(),
    cancelReason: p.text().nullable(),
    /** Set while it is hidden from everybody but its author. */
    hiddenAt: p.datetime(3).nullable(),
    createdAt: p.datetime(3),
    editedAt: p.datetime(3).nullable(),
  },
});
export class Companion extends companionSchema.class {}
companionSchema.setClass(Companion);

/** The folded text that a post is searched by; triggers of the database write it. */
const companionTextSchema = defineEntity({
  name: 'CompanionText',
  tableName: 'companion_texts',
  properties: {
    companionId: () => p.manyToOne(Companion).mapToPk().name('companion_id').primary(),
    search: p.text(),
  },
});
export class CompanionText extends companionTextSchema.class {}
companionTextSchema.setClass(CompanionText);

/** A picture of a post, at its place. */
const companionImageSchema = defineEntity({
  name: 'CompanionImage',
  tableName: 'companion_images',
  primaryKeys: ['companionId', 'position'],
  properties: {
    companionId: () => p.manyToOne(Companion).mapToPk().name('companion_id').primary(),
    position: p.integer().primary(),
    imageId: () => p.manyToOne(Image).mapToPk().name('image_id'),
  },
});
export class CompanionImage extends companionImageSchema.class {}
companionImageSchema.setClass(CompanionImage);

declare module '../../data/tables.ts' {
  interface Tables {
    companions: TableOf<typeof companionSchema>;
    companion_texts: TableOf<typeof companionTextSchema>;
    companion_images: TableOf<typeof companionImageSchema>;
  }
}
