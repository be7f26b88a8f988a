import { type Expression, sql } from 'kysely';
import { isBlockedBetween } from '../../accounts/blocks/block.rows.ts';
import { type Today, todayOf } from '../../areas/today.ts';
import { aliased, list, type RowOf } from '../../data/columns.ts';
import { db } from '../../data/db.ts';
import { seenQuery } from '../../data/seen-query.ts';
import { type Params, query, row } from '../../data/statement.ts';
import type { Context } from '../../shared/context.ts';
import { isUuid } from '../../shared/faults.ts';
import { companionExistsFor } from '../posts/companion.rows.ts';
import { hasDepartedSql } from '../posts/companion-status.ts';
import type { ApplicationStatus } from './application.entity.ts';

const a = aliased<{ a: 'applications' }>();

/**
 * What waits at departure is expired, an invitation also when the trip is called off; the date decides at reading time. From `applications a`,
 * `companions c`.
 */
export const statusSql = (p: Params<Today>) =>
  sql<ApplicationStatus>`(case when a.status in ('PENDING', 'INVITED') and ${hasDepartedSql(p)} then 'EXPIRED'
    when a.status = 'INVITED' and c.cancelled_at is not null then 'EXPIRED' else a.status end)`;

/** An application as it stands today: columns of `applications a` and its `companions c`. */
export const applicationToday = (p: Params<Today>) => ({
  id: a.ref('a.id'),
  companionId: a.ref('a.companion_id'),
  applicantId: a.ref('a.applicant_id'),
  message: a.ref('a.message'),
  status: statusSql(p),
  createdAt: a.ref('a.created_at'),
  respondedAt: a.ref('a.responded_at'),
  applicantChangedGender: sql<boolean>`exists (select from users u where u.id = a.applicant_id and u.gender_changed_at > a.created_at)`,
});

/** A request to join, the GraphQL source of `Application`. */
export type ApplicationRow = RowOf<ReturnType<typeof applicationToday>>;

/** Applications `a` with their posts `c`. */
export const applications = db.selectFrom('applications as a').innerJoin('companions as c', 'c.id', 'a.companion_id');

const byId = query((p: Params<{ id: string } & Today>) =>
  applications.select(list(applicationToday(p))).where('a.id', '=', p.id),
);

/** The application of an id, whoever asks. */
export const applicationOf = (ctx: Context, id: string): Promise<ApplicationRow | null> =>
  row(ctx, byId, { id, ...todayOf(ctx) });

/** The condition that no block stands between this person and who has written `applications a`. */
export const isApplicantSeen = (viewerId: Expression<string | null>) =>
  sql<boolean>`not ${isBlockedBetween(sql<string>`a.applicant_id`, viewerId)}`;

const visible = seenQuery((p: Params<{ id: string; viewerId: string } & Today>, hasBlocks) =>
  applications
    .select(list(applicationToday(p)))
    .where('a.id', '=', p.id)
    .where(sql<boolean>`${p.viewerId}::uuid in (a.applicant_id, c.author_id)`)
    .where(companionExistsFor(p.viewerId, hasBlocks))
    .where(hasBlocks ? isApplicantSeen(p.viewerId) : sql<boolean>`true`),
);

/** An application that the viewer may see: one's own, or one to one's own post; null for others. */
export async function findApplication(ctx: Context, id: string): Promise<ApplicationRow | null> {
  if (!ctx.viewer || !isUuid(id)) return null;
  return row(ctx, visible(ctx), { id, viewerId: ctx.viewer.userId, ...todayOf(ctx) });
}
