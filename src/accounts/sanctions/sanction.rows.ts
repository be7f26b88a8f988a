import { type Expression, type RawBuilder, sql } from 'kysely';
import { aliased, list, type RowOf } from '../../data/columns.ts';
import { db } from '../../data/db.ts';
import { type Params, query, row } from '../../data/statement.ts';
import { now } from '../../shared/clock.ts';
import type { Context, Tx } from '../../shared/context.ts';
import { AppError } from '../../shared/errors.ts';

const x = aliased<{ x: 'sanctions' }>();

/** A sanction: columns of `sanctions x`. */
export const SANCTION = {
  id: x.ref('x.id'),
  userId: x.ref('x.user_id'),
  caseId: x.ref('x.case_id'),
  kind: x.ref('x.kind'),
  reason: x.ref('x.reason'),
  createdAt: x.ref('x.created_at'),
  until: x.ref('x.until'),
  liftedAt: x.ref('x.lifted_at'),
  appealText: x.ref('x.appeal_text'),
  appealedAt: x.ref('x.appealed_at'),
  appealGranted: x.ref('x.appeal_granted'),
  appealResolvedAt: x.ref('x.appeal_resolved_at'),
};

/** The GraphQL source of `Sanction`. */
export type SanctionRow = RowOf<typeof SANCTION>;

/** A warning is shown to its account for so many days. */
const WARNING_DAYS = 90;

/** The condition that an appeal against `sanctions x` waits for its answer. */
export const hasOpenAppeal = sql<boolean>`x.appeal_resolved_at is null and x.appealed_at is not null`;

/** The end of the longest suspension of an account that was not lifted; it may have passed. As a piece of SQL. */
export const suspendedUntil = (userId: Expression<string>): RawBuilder<string | null> => sql<string | null>`(
  select max(x.until) from sanctions x where x.user_id = ${userId} and x.lifted_at is null and x.kind = 'SUSPENSION')`;

/** Whether an account is banned, as a piece of SQL. */
export const isBanned = (userId: Expression<string>): RawBuilder<boolean> => sql<boolean>`exists (
  select from sanctions x where x.user_id = ${userId} and x.lifted_at is null and x.kind = 'BAN')`;

/** The condition that `sanctions x` is in force at an instant. */
export const inForce = (at: RawBuilder<Date>): RawBuilder<boolean> => sql<boolean>`x.lifted_at is null and case x.kind
  when 'SUSPENSION' then x.until > ${at}
  when 'WARNING' then x.created_at > ${at}::timestamptz - make_interval(days => ${sql.lit(WARNING_DAYS)})
  else true end`;

const heaviest = query((p: Params<{ userId: string; now: Date }>) =>
  db
    .selectFrom('sanctions as x')
    .select(list(SANCTION))
    .where('x.user_id', '=', p.userId)
    .where(inForce(p.now))
    .orderBy(sql`array_position(array['BAN', 'SUSPENSION', 'WARNING'], x.kind)`)
    .orderBy('x.until', (order) => order.desc().nullsLast())
    .orderBy('x.id', 'desc')
    .limit(1),
);

/** The heaviest sanction of an account that is in force: a ban, the longest suspension, the newest warning of 90 days; or null. */
export function sanctionInForce(ctx: Context, userId: string): Promise<SanctionRow | null> {
  return row(ctx, heaviest, { userId, now: now(ctx) });
}

const banOf = query(
  (p: Params<{ userId: string }>) => sql<{ isBanned: boolean }>`select ${isBanned(p.userId)} as "isBanned"`,
);

/** @throws AppError FORBIDDEN BANNED when the account is banned. Behind the lock of the account. */
export async function refuseBanned(tx: Tx, userId: string): Promise<void> {
  if ((await row(tx, banOf, { userId }))?.isBanned) throw new AppError('FORBIDDEN', 'BANNED');
}
