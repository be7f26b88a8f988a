import { childPageLoader } from '../data/child-pages.ts';
import { keyedLoader, loaderOf } from '../data/loaders.ts';
import { type Connection, keysetSql, type Order, type Page, type PageArgs, pageOf } from '../data/page.ts';
import { rows, statement } from '../data/statement.ts';
import type { Context } from '../shared/context.ts';
import { isUuid } from '../shared/faults.ts';

/** A review as a plain row. */
export type ReviewRow = {
  id: string;
  placeId: string;
  authorId: string;
  stars: number;
  text: string;
  createdAt: string;
  editedAt: string | null;
};

const REVIEW_COLUMNS = `r.id, r.place_id as "placeId", r.author_id as "authorId", r.stars, r.text, r.created_at as "createdAt", r.edited_at as "editedAt"`;

const byIds = statement<ReviewRow>(`select ${REVIEW_COLUMNS} from reviews r where r.id = any($1::uuid[])`);

/** Reviews by id, for everybody; null for one that is not there. */
export const reviewById = loaderOf<ReviewRow>(
  (ctx, ids) => rows(ctx, byIds, [ids.filter(isUuid)]),
  (review) => review.id,
);

const byAuthor = statement<ReviewRow>(
  `select ${REVIEW_COLUMNS} from reviews r where r.author_id = $1 and r.place_id = any($2::uuid[])`,
);

/** The viewer's own review by place id; null without one, and for nobody. */
export const viewerReviewByPlace = loaderOf<ReviewRow>(
  async (ctx, placeIds) => (ctx.viewer ? rows(ctx, byAuthor, [ctx.viewer.userId, placeIds]) : []),
  (review) => review.placeId,
);

const pagesOfAuthor = childPageLoader<ReviewRow>({
  columns: REVIEW_COLUMNS,
  from: 'reviews r',
  parent: 'r.author_id',
  id: 'r.id',
  descending: true,
});
const totalsOfAuthors = statement<{ authorId: string; total: number }>(
  `select author_id as "authorId", count(*)::int as total from reviews where author_id = any($1::uuid[]) group by author_id`,
);
const totalOfAuthor = loaderOf<{ authorId: string; total: number }>(
  (ctx, ids) => rows(ctx, totalsOfAuthors, [ids]),
  ({ authorId }) => authorId,
);

/** What a person has written of places, newest first; of many people it is one statement. @throws AppError BAD_USER_INPUT for wrong page arguments. */
export const listReviewsOf = (ctx: Context, authorId: string, args: PageArgs): Promise<Connection<ReviewRow>> =>
  pageOf(args, {
    order: { name: `reviews-of:${authorId}`, columns: [{ sql: 'r.id', type: 'uuid', descending: true }] },
    read: (page) => pagesOfAuthor(ctx).load({ parentId: authorId, page }),
    positionOf: ({ id }) => [id],
    count: async () => (await totalOfAuthor(ctx).load(authorId))?.total ?? 0,
  });

/** Reviews of a place, newest first; cursors of one place fit no other. */
export const reviewOrder = (placeId: string): Order => ({
  name: `reviews:${placeId}`,
  columns: [{ sql: 'r.id', type: 'uuid', descending: true }],
});

/** One page of the reviews of one place. */
export interface ReviewPageKey {
  placeId: string;
  page: Page;
}

/** Rows of pages of reviews, up to `limit + 1` in walking order. The same page of many places costs one statement. */
export const reviewPages = keyedLoader<ReviewPageKey, ReviewRow[]>(
  async (ctx, keys) => {
    const samePage = new Map<string, string[]>();
    for (const { placeId, page } of keys) {
      const text = JSON.stringify(page);
      const placeIds = samePage.get(text);
      if (placeIds) placeIds.push(placeId);
      else samePage.set(text, [placeId]);
    }
    const found = new Map<string, ReviewRow[]>();
    await Promise.all([...samePage].map(([text, placeIds]) => readPages(ctx, JSON.parse(text), placeIds, found)));
    return keys.map((key) => found.get(nameOf(key)) ?? []);
  },
  (key) => nameOf(key),
);

const nameOf = ({ placeId, page }: ReviewPageKey): string => placeId + JSON.stringify(page);

async function readPages(
  ctx: Context,
  page: Page,
  placeIds: readonly string[],
  found: Map<string, ReviewRow[]>,
): Promise<void> {
  const keyset = keysetSql(reviewOrder(placeIds[0]!), page, 3);
  const query = statement<ReviewRow>(
    `select r.* from unnest($1::uuid[]) as wanted(place_id) cross join lateral (
       select ${REVIEW_COLUMNS} from reviews r
       where r.place_id = wanted.place_id and ${keyset.where} order by ${keyset.orderBy} limit $2) r`,
  );
  for (const review of await rows(ctx, query, [placeIds, page.limit + 1, ...keyset.values])) {
    const name = nameOf({ placeId: review.placeId, page });
    const list = found.get(name);
    if (list) list.push(review);
    else found.set(name, [review]);
  }
}
