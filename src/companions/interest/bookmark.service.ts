import { sql } from 'kysely';
import { aliased, listed, type RowOf } from '../../data/columns.ts';
import { db } from '../../data/db.ts';
import { byPageForm, type KeysetValues, keysetOf, keysetValues } from '../../data/keyset.ts';
import { type Connection, type Order, type Page, type PageArgs, pageOf } from '../../data/page.ts';
import { seenQuery } from '../../data/seen-query.ts';
import { type Params, query, row, rows } from '../../data/statement.ts';
import { sqlState, transaction } from '../../data/transaction.ts';
import { now } from '../../shared/clock.ts';
import type { Context } from '../../shared/context.ts';
import { notFound } from '../../shared/errors.ts';
import { findCompanion } from '../posts/companion.loaders.ts';
import {
  COMPANION,
  type CompanionColumns,
  type CompanionRow,
  companionExistsFor,
  companionRows,
} from '../posts/companion.rows.ts';
import { lockCompanion } from '../posts/companion.service.ts';
import { activityLevel, POPULARITY_RECOUNTED, popularityWith } from './popularity.ts';

const FOREIGN_KEY_VIOLATION = '23503';

interface Mark {
  userId: string;
  companionId: string;
}
const added = query(
  (p: Params<Mark & { at: Date; level: number }>) => sql<CompanionColumns>`
  with added as (
    insert into bookmarks (user_id, companion_id, created_at)
    select ${p.userId}::uuid, id, ${p.at}::timestamptz from companions where id = ${p.companionId}
    on conflict do nothing returning companion_id
  )
  update companions c set bookmark_count = bookmark_count + 1,
    popularity = case when c.author_id = ${p.userId} then c.popularity else ${popularityWith(p.level)} end
  from added where c.id = added.companion_id returning ${listed(COMPANION)}`,
);
const removed = query((p: Params<Mark>) =>
  db
    .deleteFrom('bookmarks')
    .where('user_id', '=', p.userId)
    .where('companion_id', '=', p.companionId)
    .returning('companion_id'),
);
const recounted = query(
  (p: Params<{ companionId: string }>) => sql<CompanionColumns>`
  update companions c set bookmark_count = bookmark_count - 1, popularity = ${POPULARITY_RECOUNTED}
  where c.id = ${p.companionId} returning ${listed(COMPANION)}`,
);

/** Keeps a post for later, or no longer; saying the same again changes nothing. @throws AppError NOT_FOUND. */
export async function setBookmark(ctx: Context, companionId: string, bookmarked: boolean): Promise<CompanionRow> {
  const post = await findCompanion(ctx, companionId);
  if (!post) throw notFound('COMPANION_NOT_FOUND');
  const changed = bookmarked ? await addBookmark(ctx, companionId) : await removeBookmark(ctx, companionId);
  // What this operation has read before may be another truth now.
  ctx.loaders.clear();
  return changed ?? post;
}

async function addBookmark(ctx: Context, companionId: string): Promise<CompanionRow | undefined> {
  const at = now(ctx);
  try {
    return await transaction(ctx, async (tx) => {
      const mark = { userId: tx.viewer!.userId, companionId, at, level: activityLevel('bookmark', at) };
      return (await companionRows(tx, added, mark))[0];
    });
  } catch (error) {
    if (sqlState(error) === FOREIGN_KEY_VIOLATION) throw notFound('COMPANION_NOT_FOUND');
    throw error;
  }
}

async function removeBookmark(ctx: Context, companionId: string): Promise<CompanionRow | undefined> {
  return transaction(ctx, async (tx) => {
    // Locked before it is recounted: what others add meanwhile must be seen.
    await lockCompanion(tx, companionId);
    const [gone] = await rows(tx, removed, { userId: tx.viewer!.userId, companionId });
    return gone && (await companionRows(tx, recounted, { companionId }))[0];
  });
}

const b = aliased<{ b: 'bookmarks' }>();
const BOOKMARKS: Order = {
  name: 'bookmarks',
  columns: [
    { sql: b.ref('b.created_at'), type: 'instant', descending: true },
    { sql: b.ref('b.companion_id'), type: 'uuid', descending: true },
  ],
};
const pages = byPageForm((form) =>
  seenQuery((p: Params<{ userId: string } & KeysetValues>, hasBlocks) => {
    const { where, orderBy, limit } = keysetOf(BOOKMARKS, form, p);
    const columns = { ...COMPANION, markedAt: b.ref('b.created_at') };
    return sql<RowOf<typeof columns>>`
      select ${listed(columns)} from bookmarks b join companions c on c.id = b.companion_id
      where b.user_id = ${p.userId} and ${companionExistsFor(p.userId, hasBlocks)} and ${where} order by ${orderBy} limit ${limit}`;
  }),
);
// What is hidden is little, and has an index of its own.
const total = seenQuery((p: Params<{ userId: string }>, hasBlocks) => {
  const isUnseen = sql<boolean>`exists (select from companions c where c.id = b.companion_id
    and ${hasBlocks ? sql`not ${companionExistsFor(p.userId, true)}` : sql`c.hidden_at is not null and c.author_id <> b.user_id`})`;
  return db
    .selectFrom('bookmarks as b')
    .select(sql<number>`count(*)::int`.as('total'))
    .where('b.user_id', '=', p.userId)
    .where(sql<boolean>`not ${isUnseen}`);
});

/** The viewer's bookmarks, last bookmarked first. @throws AppError BAD_USER_INPUT for wrong page arguments. */
export async function listBookmarks(ctx: Context, args: PageArgs): Promise<Connection<CompanionRow>> {
  const userId = ctx.viewer!.userId;
  const read = (page: Page) => companionRows(ctx, pages(page)(ctx), { userId, ...keysetValues(page) });
  const count = async () => (await row(ctx, total(ctx), { userId }))!.total;
  return pageOf(args, { order: BOOKMARKS, read, positionOf: (post) => [post.markedAt, post.id], count });
}
