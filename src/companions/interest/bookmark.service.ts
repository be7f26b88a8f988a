import { keyedLoader } from '../../data/loaders.ts';
import { type Connection, keysetSql, type Order, type Page, type PageArgs, pageOf } from '../../data/page.ts';
import { rows, statement } from '../../data/statement.ts';
import { sqlState, transaction } from '../../data/transaction.ts';
import { now } from '../../shared/clock.ts';
import type { Context } from '../../shared/context.ts';
import { notFound } from '../../shared/errors.ts';
import {
  COMPANION_COLUMNS,
  type CompanionColumns,
  type CompanionRow,
  companionRows,
  findCompanion,
} from '../posts/companion.rows.ts';
import { lockCompanion } from '../posts/companion.service.ts';
import { activityLevel, POPULARITY_RECOUNTED, popularityWith } from './popularity.ts';

const FOREIGN_KEY_VIOLATION = '23503';

const added = statement<CompanionColumns>(
  `with added as (
     insert into bookmarks (user_id, companion_id, created_at) select $1, id, $3 from companions where id = $2
     on conflict do nothing returning companion_id
   )
   update companions c set bookmark_count = bookmark_count + 1,
     popularity = case when c.author_id = $1 then c.popularity else ${popularityWith('$4')} end
   from added where c.id = added.companion_id returning ${COMPANION_COLUMNS}`,
);
const removed = statement<{ companionId: string }>(
  `delete from bookmarks where user_id = $1 and companion_id = $2 returning companion_id as "companionId"`,
);
const recounted = statement<CompanionColumns>(
  `update companions c set bookmark_count = bookmark_count - 1, popularity = ${POPULARITY_RECOUNTED}
   where c.id = $1 returning ${COMPANION_COLUMNS}`,
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
      const values = [tx.viewer!.userId, companionId, at, activityLevel('bookmark', at)];
      return (await companionRows(tx, added, values))[0];
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
    const [gone] = await rows(tx, removed, [tx.viewer!.userId, companionId]);
    return gone && (await companionRows(tx, recounted, [companionId]))[0];
  });
}

const marked = statement<{ companionId: string }>(
  `select companion_id as "companionId" from bookmarks where user_id = $1 and companion_id = any($2::uuid[])`,
);

/** Whether the viewer has bookmarked a post. Only for a signed-in viewer. */
export const isBookmarked = keyedLoader<string, boolean>(async (ctx, ids) => {
  const found = new Set((await rows(ctx, marked, [ctx.viewer!.userId, ids])).map((one) => one.companionId));
  return ids.map((id) => found.has(id));
});

const BOOKMARKS: Order = {
  name: 'bookmarks',
  columns: [
    { sql: 'b.created_at', type: 'instant', descending: true },
    { sql: 'b.companion_id', type: 'uuid', descending: true },
  ],
};
const total = statement<{ total: number }>('select count(*)::int as total from bookmarks where user_id = $1');

/** The viewer's bookmarks, last bookmarked first. @throws AppError BAD_USER_INPUT for wrong page arguments. */
export async function listBookmarks(ctx: Context, args: PageArgs): Promise<Connection<CompanionRow>> {
  const read = (page: Page) => {
    const { where, orderBy, values } = keysetSql(BOOKMARKS, page, 3);
    const query = statement<CompanionColumns & { markedAt: string }>(
      `select ${COMPANION_COLUMNS}, b.created_at as "markedAt" from bookmarks b join companions c on c.id = b.companion_id
       where b.user_id = $1 and ${where} order by ${orderBy} limit $2`,
    );
    return companionRows(ctx, query, [ctx.viewer!.userId, page.limit + 1, ...values]);
  };
  const count = async () => (await rows(ctx, total, [ctx.viewer!.userId]))[0]!.total;
  return pageOf(args, { order: BOOKMARKS, read, positionOf: (post) => [post.markedAt, post.id], count });
}
