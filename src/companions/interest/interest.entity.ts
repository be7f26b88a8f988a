import { defineEntity, p } from '@mikro-orm/postgresql';
import { User } from '../../accounts/user.entity.ts';
import type { TableOf } from '../../data/tables.ts';
import { Companion } from '../posts/companion.entity.ts';

/** A post that a person keeps. */
const bookmarkSchema = defineEntity({
  name: 'Bookmark',
  tableName: 'bookmarks',
  primaryKeys: ['userId', 'companionId'],
  properties: {
    userId: () => p.manyToOne(User).mapToPk().name('user_id').primary(),
    companionId: () => p.manyToOne(Companion).mapToPk().name('companion_id').primary(),
    createdAt: p.datetime(3),
  },
});
export class Bookmark extends bookmarkSchema.class {}
bookmarkSchema.setClass(Bookmark);

/** One view of a post per person and day. */
const companionViewSchema = defineEntity({
  name: 'CompanionView',
  tableName: 'companion_views',
  primaryKeys: ['companionId', 'day', 'viewerKey'],
  properties: {
    companionId: () => p.manyToOne(Companion).mapToPk().name('companion_id').primary(),
    day: p.date().primary(),
    viewerKey: p.text().primary(),
    createdAt: p.datetime(3),
  },
});
export class CompanionView extends companionViewSchema.class {}
companionViewSchema.setClass(CompanionView);

/** Who has looked at a post, known by a verified account, and when first; the author never. */
const companionViewerSchema = defineEntity({
  name: 'CompanionViewer',
  tableName: 'companion_viewers',
  primaryKeys: ['companionId', 'userId'],
  properties: {
    companionId: () => p.manyToOne(Companion).mapToPk().name('companion_id').primary(),
    userId: () => p.manyToOne(User).mapToPk().name('user_id').primary(),
    firstViewedAt: p.datetime(3),
  },
});
export class CompanionViewer extends companionViewerSchema.class {}
companionViewerSchema.setClass(CompanionViewer);

declare module '../../data/tables.ts' {
  interface Tables {
    bookmarks: TableOf<typeof bookmarkSchema>;
    companion_views: TableOf<typeof companionViewSchema>;
    companion_viewers: TableOf<typeof companionViewerSchema>;
  }
}
