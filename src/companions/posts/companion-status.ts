import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Comparison, comparesWithToday, type Today } from '../../areas/today.ts';
import { aliased } from '../../data/columns.ts';
import type { Params } from '../../data/statement.ts';

export const COMPANION_STATUSES = ['RECRUITING', 'CLOSED', 'COMPLETED', 'CANCELLED'] as const;
export type CompanionStatus = (typeof COMPANION_STATUSES)[number];

/** What the status of a post follows from. */
export interface StatusSource {
  startDate: string;
  endDate: string;
  capacity: number;
  memberCount: number;
  /** Whether the author has closed it. */
  isClosed: boolean;
  /** When the author has called it off; null while it stands. Such a post is closed, too. */
  cancelledAt: string | null;
}

/** Where a trip stands on a date: UNDER_WAY from its start date on, OVER after its end date. */
export type TripPhase = 'AHEAD' | 'UNDER_WAY' | 'OVER';

/** Where a trip stands on a date (`YYYY-MM-DD`, of where it goes: `todayIn`). Nothing is stored, so no job has to turn it. */
export function phaseOf({ startDate, endDate }: Pick<StatusSource, 'startDate' | 'endDate'>, today: string): TripPhase {
  if (endDate < today) return 'OVER';
  return startDate <= today ? 'UNDER_WAY' : 'AHEAD';
}

/**
 * The status of a post: CANCELLED once the author has called it off, for ever; COMPLETED after the end date; CLOSED by the author, when full, or from the
 * start date on; else RECRUITING (docs/domain.md, Companions).
 */
export function statusOf(post: Omit<StatusSource, 'startDate' | 'endDate'>, phase: TripPhase): CompanionStatus {
  if (post.cancelledAt !== null) return 'CANCELLED';
  if (phase === 'OVER') return 'COMPLETED';
  return post.isClosed || isFull(post) || phase === 'UNDER_WAY' ? 'CLOSED' : 'RECRUITING';
}

/** Whether no seat is free. */
export const isFull = ({ memberCount, capacity }: Pick<StatusSource, 'memberCount' | 'capacity'>): boolean =>
  memberCount >= capacity;

const c = aliased<{ c: 'companions' }>();
const on = (column: 'c.start_date' | 'c.end_date', comparison: Comparison) => (today: Params<Today>) =>
  comparesWithToday(c.ref(column), comparison, c.ref('c.area_id'), today);

/** The conditions of a phase on `companions c`, as SQL; the rule of `phaseOf`. */
export const isOverSql = on('c.end_date', '<');
const isNotOverSql = on('c.end_date', '>=');
const isAheadSql = on('c.start_date', '>');
export const hasDepartedSql = on('c.start_date', '<=');

/** The condition that `companions c` was not called off, as SQL. */
export const STANDS = sql<SqlBool>`(c.cancelled_at is null)`;

/** The condition that `companions c` has a status, as SQL; the rule of `statusOf`. */
export function statusSql(status: CompanionStatus, today: Params<Today>): RawBuilder<SqlBool> {
  if (status === 'CANCELLED') return sql`(not ${STANDS})`;
  if (status === 'COMPLETED') return sql`(${STANDS} and ${isOverSql(today)})`;
  // What was called off is closed: `closed_at` tells, which an index knows.
  const recruiting = sql<SqlBool>`(c.closed_at is null and c.member_count < c.capacity and ${isAheadSql(today)})`;
  return status === 'RECRUITING' ? recruiting : sql`(${STANDS} and ${isNotOverSql(today)} and not ${recruiting})`;
}
