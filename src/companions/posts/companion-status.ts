import { comparedWithToday, type TodaySql } from '../../areas/today.ts';

export const COMPANION_STATUSES = ['RECRUITING', 'CLOSED', 'COMPLETED'] as const;
export type CompanionStatus = (typeof COMPANION_STATUSES)[number];

/** What the status of a post follows from. */
export interface StatusSource {
  startDate: string;
  endDate: string;
  capacity: number;
  memberCount: number;
  /** Whether the author has closed it. */
  isClosed: boolean;
}

/** Where a trip stands on a date: UNDER_WAY from its start date on, OVER after its end date. */
export type TripPhase = 'AHEAD' | 'UNDER_WAY' | 'OVER';

/** Where a trip stands on a date (`YYYY-MM-DD`, of where it goes: `todayIn`). Nothing is stored, so no job has to turn it. */
export function phaseOf({ startDate, endDate }: Pick<StatusSource, 'startDate' | 'endDate'>, today: string): TripPhase {
  if (endDate < today) return 'OVER';
  return startDate <= today ? 'UNDER_WAY' : 'AHEAD';
}

/**
 * The status of a post: COMPLETED after the end date; CLOSED by the author, when full, or from the start date on; else RECRUITING
 * (docs/domain.md, Companions).
 */
export function statusOf(post: Omit<StatusSource, 'startDate' | 'endDate'>, phase: TripPhase): CompanionStatus {
  if (phase === 'OVER') return 'COMPLETED';
  return post.isClosed || isFull(post) || phase === 'UNDER_WAY' ? 'CLOSED' : 'RECRUITING';
}

/** Whether no seat is free. */
export const isFull = ({ memberCount, capacity }: Pick<StatusSource, 'memberCount' | 'capacity'>): boolean =>
  memberCount >= capacity;

/** The conditions of a phase on `companions c`; the rule of `phaseOf`. */
export const isOverSql = (today: TodaySql): string => comparedWithToday('c.end_date', '<', 'c.area_id', today);
export const isNotOverSql = (today: TodaySql): string => comparedWithToday('c.end_date', '>=', 'c.area_id', today);
export const isAheadSql = (today: TodaySql): string => comparedWithToday('c.start_date', '>', 'c.area_id', today);
export const hasDepartedSql = (today: TodaySql): string => comparedWithToday('c.start_date', '<=', 'c.area_id', today);

/** The condition that `companions c` has a status; the rule of `statusOf`. */
export function statusSql(status: CompanionStatus, today: TodaySql): string {
  const recruiting = `c.closed_at is null and c.member_count < c.capacity and ${isAheadSql(today)}`;
  if (status === 'RECRUITING') return `(${recruiting})`;
  if (status === 'COMPLETED') return isOverSql(today);
  return `(${isNotOverSql(today)} and not (${recruiting}))`;
}
