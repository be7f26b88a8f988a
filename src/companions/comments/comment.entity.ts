import { defineEntity, p } from '@mikro-orm/postgresql';
import { User } from '../../accounts/user.entity.ts';
import type { TableOf } from '../../data/tables.ts';
import { Companion } from '../posts/companion.entity.ts';

/** A comment, or a reply one level below it; its text goes when it is deleted, its place stays while replies stand. */
const commentSchema = defineEntity({
  name: 'Comment',
  tableName: 'comments',
  properties: {
    id: p.uuid().primary(),
    companionId: () => p.manyToOne(Companion).mapToPk().name('companion_id'),
    parentId: () => p.manyToOne(Comment).mapToPk().name('parent_id').nullable(),
    authorId: () => p.manyToOne(User).mapToPk().name('author_id'),
    text: p.text().nullable(),
    replyCount: p.integer().default(0),
    createdAt: p.datetime(3),
    editedAt: p.datetime(3).nullable(),
    deletedAt: p.datetime(3).nullable(),
  },
});
export class Comment extends commentSchema.class {}
commentSchema.setClass(Comment);

declare module '../../data/tables.ts' {
  interface Tables {
    comments: TableOf<typeof commentSchema>;
  }
}
