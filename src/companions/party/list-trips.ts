import { todayAt, todayValues } from '../../areas/today.ts';
import { type Connection, keysetSql, type Order, type Page, type PageArgs, pageOf } from '../../data/page.ts';
import { row, statement } from '../../data/statement.ts';
import type { Context } from '../../shared/context.ts';
import { COMPANION_COLUMNS, type CompanionColumns, type CompanionRow, companionRows } from '../posts/companion.rows.ts';
import { isOverSql } from '../posts/companion-status.ts';

/** Trips that are not over by their start, next first; then those that are over, the last one first. */
const ORDER: Order = {
  name: 'trips',
  columns: [
    { sql: 'c.rank', type: 'int', descending: false },
    { sql: 'c.days', type: 'int', descending: false },
    { sql: 'c.id', type: 'uuid', descending: false },
  ],
};
type Placed = { rank: number; days: number };

const IS_OVER = isOverSql(todayAt(3));
const DAYS = `c.start_date - date '2000-01-01'`;
/** $1 is the person, $3 and $4 tell today. */
const TRIPS = `(
  select c.*, case when ${IS_OVER} then 1 else 0 end as rank, case when ${IS_OVER} then -(${DAYS}) else ${DAYS} end as days
  from companion_members m join companions c on c.id = m.companion_id where m.user_id = $1) c`;

const total = statement<{ total: number }>('select count(*)::int as total from companion_members where user_id = $1');

/**
 * Trips that the viewer is part of, as author or member, also those that are over: the current and the next ones first, by start
 * date, then the past ones, the last first. Whoever has left or was removed is not part of it. Only for a signed-in viewer.
 * @throws AppError BAD_USER_INPUT for wrong page arguments.
 */
export async function listTrips(ctx: Context, args: PageArgs): Promise<Connection<CompanionRow>> {
  const viewerId = ctx.viewer!.userId;
  const read = (page: Page) => {
    const { where, orderBy, values } = keysetSql(ORDER, page, 5);
    const query = statement<CompanionColumns & Placed>(
      `select ${COMPANION_COLUMNS}, c.rank, c.days from ${TRIPS} where ${where} order by ${orderBy} limit $2`,
    );
    return companionRows(ctx, query, [viewerId, page.limit + 1, ...todayValues(ctx), ...values]);
  };
  const count = async () => (await row(ctx, total, [viewerId]))!.total;
  return pageOf(args, { order: ORDER, read, positionOf: ({ rank, days, id }) => [rank, days, id], count });
}
