import { sql } from 'kysely';
import { aliased, list, listed, type RowOf } from '../../data/columns.ts';
import { byPageForm, type KeysetValues, keysetOf, keysetValues } from '../../data/keyset.ts';
import { type Connection, type Order, type PageArgs, pageOf } from '../../data/page.ts';
import { type Params, query, row, rows } from '../../data/statement.ts';
import type { Context } from '../../shared/context.ts';
import { USER, type UserRow } from '../user.rows.ts';

const x = aliased<{ x: 'blocks' }>();
const BLOCKED = { ...USER, blockedAt: x.ref('x.created_at') };
const ORDER: Order = {
  name: 'blocked',
  columns: [
    { sql: x.ref('x.created_at'), type: 'instant', descending: true },
    { sql: x.ref('x.blocked_id'), type: 'uuid', descending: true },
  ],
};
const pages = byPageForm((form) =>
  query((p: Params<{ viewerId: string } & KeysetValues>) => {
    const { where, orderBy, limit } = keysetOf(ORDER, form, p);
    return sql<RowOf<typeof BLOCKED>>`select ${sql.join(list(BLOCKED))}
      from blocks x join users u on u.id = x.blocked_id and u.deleted_at is null
      where x.blocker_id = ${p.viewerId} and ${where} order by ${orderBy} limit ${limit}`;
  }),
);
const counted = { total: sql<number>`count(*)::int` };
const total = query(
  (p: Params<{ viewerId: string }>) => sql<RowOf<typeof counted>>`
  select ${listed(counted)} from blocks x join users u on u.id = x.blocked_id and u.deleted_at is null
  where x.blocker_id = ${p.viewerId}`,
);

/** Whom the viewer has blocked, the last one first. @throws AppError BAD_USER_INPUT for wrong page arguments. */
export function listBlocked(ctx: Context, args: PageArgs): Promise<Connection<UserRow>> {
  const viewerId = ctx.viewer!.userId;
  return pageOf<RowOf<typeof BLOCKED>>(args, {
    order: ORDER,
    read: (page) => rows(ctx, pages(page), { viewerId, ...keysetValues(page) }),
    positionOf: ({ blockedAt, id }) => [blockedAt, id],
    count: async () => (await row(ctx, total, { viewerId }))!.total,
  });
}
