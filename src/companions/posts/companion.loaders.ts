import { sql } from 'kysely';
import { aliased, list } from '../../data/columns.ts';
import { db } from '../../data/db.ts';
import { listLoaderOf, loaderOf } from '../../data/loaders.ts';
import { pagesBelow } from '../../data/pages-below.ts';
import { seenQuery } from '../../data/seen-query.ts';
import { type Params, query, rows } from '../../data/statement.ts';
import { IMAGE, type ImageRow } from '../../media/image.rows.ts';
import { type Context, viewerIdOf } from '../../shared/context.ts';
import { isUuid } from '../../shared/faults.ts';
import {
  COMPANION,
  type CompanionColumns,
  type CompanionRow,
  companionExistsFor,
  companionRows,
} from './companion.rows.ts';

const ofIds = (p: Params<{ ids: readonly string[] }>) =>
  db.selectFrom('companions as c').select(list(COMPANION)).where('c.id', '=', sql<string>`any(${p.ids}::uuid[])`);
const anyByIds = query(ofIds);
const byIds = seenQuery((p: Params<{ ids: readonly string[]; viewerId: string | null }>, hasBlocks) =>
  ofIds(p).where(companionExistsFor(p.viewerId, hasBlocks)),
);

/** Posts by id; null for one that is not there, or does not exist for the viewer. */
export const companionById = loaderOf<CompanionRow>(
  (ctx, ids) => companionRows(ctx, byIds(ctx), { ids, viewerId: viewerIdOf(ctx) }),
  (post) => post.id,
);

/** Posts by id, whether or not they exist for the viewer: for the rules that follow from them, never to be shown. */
export const companionForRules = loaderOf<CompanionRow>(
  (ctx, ids) => companionRows(ctx, anyByIds, { ids }),
  (post) => post.id,
);

/** The post of an id, or null: every post is public, but for what moderators hide. */
export async function findCompanion(ctx: Context, id: string): Promise<CompanionRow | null> {
  return isUuid(id) ? companionById(ctx).load(id) : null;
}

/** Pages of the posts that people have written, newest first: of many people it is one statement. */
export const companionPagesOfAuthor = pagesBelow<CompanionColumns>({
  columns: COMPANION,
  from: sql`companions c`,
  parent: COMPANION.authorId,
  id: COMPANION.id,
  descending: true,
  where: (p, hasBlocks) => companionExistsFor(p.viewerId, hasBlocks),
});

const totalsOfAuthors = seenQuery((p: Params<{ ids: readonly string[]; viewerId: string | null }>, hasBlocks) =>
  db
    .selectFrom('companions as c')
    .select(list({ authorId: COMPANION.authorId, total: sql<number>`count(*)::int` }))
    .where('c.author_id', '=', sql<string>`any(${p.ids}::uuid[])`)
    .where(companionExistsFor(p.viewerId, hasBlocks))
    .groupBy('c.author_id'),
);

/** How many posts a person has written, by the person's id; null for none. */
export const companionTotalOfAuthor = loaderOf<{ authorId: string; total: number }>(
  (ctx, ids) => rows(ctx, totalsOfAuthors(ctx), { ids, viewerId: viewerIdOf(ctx) }),
  (found) => found.authorId,
);

const ci = aliased<{ ci: 'companion_images' }>();
const imagesOfPosts = query((p: Params<{ ids: readonly string[] }>) =>
  db
    .selectFrom('companion_images as ci')
    .innerJoin('images as i', 'i.id', 'ci.image_id')
    .select(list({ companionId: ci.ref('ci.companion_id'), ...IMAGE }))
    .where('ci.companion_id', '=', sql<string>`any(${p.ids}::uuid[])`)
    .orderBy('ci.companion_id')
    .orderBy('ci.position'),
);

/** The pictures of posts, in order, by post. */
export const imagesOf = listLoaderOf<ImageRow & { companionId: string }>(
  (ctx, ids) => rows(ctx, imagesOfPosts, { ids }),
  (image) => image.companionId,
);
