import { sql } from 'kysely';
import { type Today, todayOf } from '../../areas/today.ts';
import { listed, type RowOf } from '../../data/columns.ts';
import { db } from '../../data/db.ts';
import { byPageForm, type KeysetValues, keysetOf, keysetValues } from '../../data/keyset.ts';
import { type Connection, type Order, type Page, type PageArgs, pageOf } from '../../data/page.ts';
import { type Params, query, row } from '../../data/statement.ts';
import type { Context } from '../../shared/context.ts';
import { COMPANION, type CompanionRow, companionExistsFor, companionRows } from '../posts/companion.rows.ts';
import { isOverSql, STANDS } from '../posts/companion-status.ts';

/** A post and its place in the order: columns of `tripsOf`. */
const TRIP = { ...COMPANION, rank: sql<number>`c.rank`, days: sql<number>`c.days` };

/** Trips that are not over by their start, next first; then those that are over or were called off, the last one first. */
const ORDER: Order = {
  name: 'trips',
  columns: [
    { sql: TRIP.rank, type: 'int', descending: false },
    { sql: TRIP.days, type: 'int', descending: false },
    { sql: TRIP.id, type: 'uuid', descending: false },
  ],
};

const DAYS = sql`(c.start_date - date '2000-01-01')`;
const isPastSql = (p: Params<Today>) => sql`(not ${STANDS} or ${isOverSql(p)})`;
const tripsOf = (p: Params<{ viewerId: string } & Today>) => sql`(
  select c.*, case when ${isPastSql(p)} then 1 else 0 end as rank, case when ${isPastSql(p)} then -${DAYS} else ${DAYS} end as days
  from companion_members m join companions c on c.id = m.companion_id where m.user_id = ${p.viewerId} and ${companionExistsFor(p.viewerId)}) c`;

const pages = byPageForm((form) =>
  query((p: Params<{ viewerId: string } & Today & KeysetValues>) => {
    const { where, orderBy, limit } = keysetOf(ORDER, form, p);
    return sql<RowOf<typeof TRIP>>`
      select ${listed(TRIP)} from ${tripsOf(p)} where ${where} order by ${orderBy} limit ${limit}`;
  }),
);
const total = query((p: Params<{ viewerId: string }>) => {
  const isHidden = sql<boolean>`exists (select from companions c
    where c.id = m.companion_id and c.hidden_at is not null and c.author_id <> m.user_id)`;
  return db
    .selectFrom('companion_members as m')
    .select(sql<number>`count(*)::int`.as('total'))
    .where('m.user_id', '=', p.viewerId)
    .where(sql<boolean>`not ${isHidden}`);
});

/**
 * Trips that the viewer is part of, as author or member, also those that are over: the current and the next ones first, by start
 * date, then those that are over or were called off, the last first. Whoever has left or was removed is not part of it. Only for a signed-in viewer.
 * @throws AppError BAD_USER_INPUT for wrong page arguments.
 */
export async function listTrips(ctx: Context, args: PageArgs): Promise<Connection<CompanionRow>> {
  const viewerId = ctx.viewer!.userId;
  const read = (page: Page) => companionRows(ctx, pages(page), { viewerId, ...todayOf(ctx), ...keysetValues(page) });
  const count = async () => (await row(ctx, total, { viewerId }))!.total;
  return pageOf(args, { order: ORDER, read, positionOf: ({ rank, days, id }) => [rank, days, id], count });
}
