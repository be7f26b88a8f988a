import { type Expression, sql } from 'kysely';
import { isBlockedBetween } from '../../accounts/blocks/block.rows.ts';
import { todayIn } from '../../areas/today.ts';
import { aliased, type RowOf } from '../../data/columns.ts';
import { PRELOADED, type PreloadedFields } from '../../data/preloaded.ts';
import { rows, type Statement, type Values } from '../../data/statement.ts';
import type { Context } from '../../shared/context.ts';
import { type CompanionStatus, phaseOf, statusOf, type TripPhase } from './companion-status.ts';

const c = aliased<{ c: 'companions' }>();

/** What is stored of a post: columns of `companions c`. */
export const COMPANION = {
  id: c.ref('c.id'),
  authorId: c.ref('c.author_id'),
  title: c.ref('c.title'),
  content: c.ref('c.content'),
  areaId: c.ref('c.area_id'),
  startDate: c.ref('c.start_date'),
  endDate: c.ref('c.end_date'),
  capacity: c.ref('c.capacity'),
  memberCount: c.ref('c.member_count'),
  ageGroups: c.ref('c.age_groups'),
  gender: c.ref('c.gender'),
  viewCount: c.ref('c.view_count'),
  commentCount: c.ref('c.comment_count'),
  bookmarkCount: c.ref('c.bookmark_count'),
  popularity: c.ref('c.popularity'),
  thumbnailId: c.ref('c.thumbnail_id'),
  plannerId: c.ref('c.planner_id'),
  /** Whether the author has closed it; full or departed ones count as open here. */
  isClosed: sql<boolean>`${c.ref('c.closed_at')} is not null`,
  /** Whether moderators hide it: then it exists for its author alone. */
  isHidden: sql<boolean>`${c.ref('c.hidden_at')} is not null`,
  cancelledAt: c.ref('c.cancelled_at'),
  cancelReason: c.ref('c.cancel_reason'),
  createdAt: c.ref('c.created_at'),
  editedAt: c.ref('c.edited_at'),
};
export type CompanionColumns = RowOf<typeof COMPANION>;

/** A post, the GraphQL source of `Companion`: its columns and, computed at reading, where its trip stands and its status. */
export type CompanionRow = CompanionColumns & { phase: TripPhase; status: CompanionStatus } & PreloadedFields;

/** Runs a query that reads COMPANION and returns posts with their status of today. */
export async function companionRows<Row extends CompanionColumns, Given extends Values>(
  ctx: Context,
  query: Statement<Row, Given>,
  values: Given,
): Promise<(Row & CompanionRow)[]> {
  const found = await rows<Row, Given>(ctx, query, values);
  return found.map((columns) => completed(ctx, columns));
}

/** Adds to the columns of a post what is in memory: its status of today, and its area. */
export function completed<Columns extends CompanionColumns>(ctx: Context, columns: Columns): Columns & CompanionRow {
  const post = columns as Columns & CompanionRow;
  post.phase = phaseOf(columns, todayIn(ctx, columns.areaId));
  post.status = statusOf(columns, post.phase);
  post[PRELOADED] = { area: ctx.app.areas.tree.byId(columns.areaId) };
  return post;
}

/**
 * The condition that `companions c` exists for this person, or, with null, for somebody who is signed out. A block between the person
 * and the author takes it away from those who are not in its party: shared parties go on.
 */
export const companionExistsFor = (viewerId: Expression<string | null>, hasBlocks = false) => {
  const isOpen = sql<boolean>`(c.hidden_at is null or c.author_id = ${viewerId}::uuid)`;
  return hasBlocks ? sql<boolean>`(${isOpen} and ${isOfSomebodySeen(viewerId)})` : isOpen;
};

/** The condition that no block stands between this person and the author of `companions c`, or that they share its party. */
export const isOfSomebodySeen = (viewerId: Expression<string | null>) =>
  sql<boolean>`(not ${isBlockedBetween(sql<string>`c.author_id`, viewerId)} or exists (
    select from companion_members y where y.companion_id = c.id and y.user_id = ${viewerId}::uuid))`;
