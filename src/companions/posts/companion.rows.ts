import type { Gender } from '../../accounts/user.entity.ts';
import { todayIn } from '../../areas/today.ts';
import { loaderOf } from '../../data/loaders.ts';
import { PRELOADED, type PreloadedFields } from '../../data/preloaded.ts';
import { rows, type Statement, statement } from '../../data/statement.ts';
import type { Context } from '../../shared/context.ts';
import { isUuid } from '../../shared/faults.ts';
import type { Companion } from './companion.entity.ts';
import { type CompanionStatus, phaseOf, statusOf, type TripPhase } from './companion-status.ts';

/** The columns of a post as they are read. */
export type CompanionColumns = Pick<
  Companion,
  | 'id'
  | 'authorId'
  | 'title'
  | 'content'
  | 'areaId'
  | 'startDate'
  | 'endDate'
  | 'capacity'
  | 'memberCount'
  | 'ageGroups'
  | 'viewCount'
  | 'commentCount'
  | 'bookmarkCount'
  | 'popularity'
> & {
  thumbnailId: string | null;
  plannerId: string | null;
  gender: Gender | null;
  /** Whether the author has closed it; full or departed ones count as open here. */
  isClosed: boolean;
  createdAt: string;
  editedAt: string | null;
};

/** A post, the GraphQL source of `Companion`: its columns and, computed at reading, where its trip stands and its status. */
export type CompanionRow = CompanionColumns & { phase: TripPhase; status: CompanionStatus } & PreloadedFields;

/** Select list of CompanionColumns from `companions c`. */
export const COMPANION_COLUMNS = `c.id, c.author_id as "authorId", c.title, c.content, c.area_id as "areaId",
  c.start_date as "startDate", c.end_date as "endDate", c.capacity, c.member_count as "memberCount", c.age_groups as "ageGroups",
  c.gender, c.view_count as "viewCount", c.comment_count as "commentCount", c.bookmark_count as "bookmarkCount", c.popularity,
  c.thumbnail_id as "thumbnailId", c.planner_id as "plannerId", c.closed_at is not null as "isClosed", c.created_at as "createdAt", c.edited_at as "editedAt"`;

/** Runs a statement whose select list holds COMPANION_COLUMNS and answers posts with their status of today. */
export async function companionRows<Extra extends object = object>(
  ctx: Context,
  query: Statement<CompanionColumns & Extra>,
  values: readonly unknown[],
): Promise<(CompanionRow & Extra)[]> {
  return (await rows(ctx, query, values)).map((columns) => completed(ctx, columns));
}

/** Adds to the columns of a post what is in memory: its status of today, and its area. */
export function completed<Columns extends CompanionColumns>(ctx: Context, columns: Columns): Columns & CompanionRow {
  const post = columns as Columns & CompanionRow;
  post.phase = phaseOf(columns, todayIn(ctx, columns.areaId));
  post.status = statusOf(columns, post.phase);
  post[PRELOADED] = { area: ctx.app.areas.tree.byId(columns.areaId) };
  return post;
}

const byIds = statement<CompanionColumns>(`select ${COMPANION_COLUMNS} from companions c where c.id = any($1::uuid[])`);

/** Posts by id; null for one that is not there. */
export const companionById = loaderOf<CompanionRow>(
  (ctx, ids) => companionRows(ctx, byIds, [ids]),
  (post) => post.id,
);

/** The post of an id, or null; whoever asks, for every post is public. */
export async function findCompanion(ctx: Context, id: string): Promise<CompanionRow | null> {
  return isUuid(id) ? companionById(ctx).load(id) : null;
}
