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

/**
 * The status of a post on a date (`YYYY-MM-DD`, UTC): COMPLETED after the end date; CLOSED by the author, when full, or from
 * the start date on; else RECRUITING (domain.md, Companions). Nothing is stored, so no job has to turn it.
 */
export function statusOf(post: StatusSource, today: string): CompanionStatus {
  if (post.endDate < today) return 'COMPLETED';
  if (post.isClosed || isFull(post) || hasDeparted(post, today)) return 'CLOSED';
  return 'RECRUITING';
}

/** Whether no seat is free. */
export const isFull = ({ memberCount, capacity }: StatusSource): boolean => memberCount >= capacity;

/** Whether the trip has begun: from the start date on. */
export const hasDeparted = ({ startDate }: StatusSource, today: string): boolean => startDate <= today;

/** The condition that `companions c` has a status on the date of `today` (a date-typed piece of SQL); the rule of `statusOf`. */
export function statusSql(status: CompanionStatus, today: string): string {
  const recruiting = `c.closed_at is null and c.member_count < c.capacity and c.start_date > ${today}`;
  if (status === 'RECRUITING') return `(${recruiting})`;
  if (status === 'COMPLETED') return `c.end_date < ${today}`;
  return `(c.end_date >= ${today} and not (${recruiting}))`;
}
