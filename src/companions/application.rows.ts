import { today } from '../shared/clock.ts';
import type { Context } from '../shared/context.ts';
import { isUuid } from '../shared/faults.ts';
import { keyedLoader } from '../shared/loaders.ts';
import { type Connection, connectionOf, keysetSql, type Order, type PageArgs, parsePage } from '../shared/page.ts';
import { row, rows, statement } from '../shared/sql.ts';

export const APPLICATION_STATUSES = ['PENDING', 'ACCEPTED', 'REJECTED', 'WITHDRAWN', 'LEFT', 'EXPIRED'] as const;
export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number];

/** A request to join, the GraphQL source of `Application`. */
export interface ApplicationRow {
  id: string;
  companionId: string;
  applicantId: string;
  message: string;
  status: ApplicationStatus;
  createdAt: string;
  respondedAt: string | null;
}

/** What is pending at departure is expired; the date decides at reading time. From `applications a`, `companions c`. */
const statusSql = (today: string) =>
  `(case when a.status = 'PENDING' and c.start_date <= ${today}::date then 'EXPIRED' else a.status end)`;

/** Select list of an ApplicationRow from `applications a` and its `companions c`; `today` is a parameter, such as `$2`. */
export const applicationColumns = (today: string): string => `a.id, a.companion_id as "companionId",
  a.applicant_id as "applicantId", a.message, ${statusSql(today)} as status, a.created_at as "createdAt",
  a.responded_at as "respondedAt"`;

const visible = statement<ApplicationRow>(
  `select ${applicationColumns('$2')} from applications a join companions c on c.id = a.companion_id
   where a.id = $1 and $3::uuid in (a.applicant_id, c.author_id)`,
);

/** An application that the viewer may see: one's own, or one to one's own post; null for others. */
export async function findApplication(ctx: Context, id: string): Promise<ApplicationRow | null> {
  if (!ctx.viewer || !isUuid(id)) return null;
  return row(ctx, visible, [id, today(ctx), ctx.viewer.userId]);
}

const newestOfViewer = statement<ApplicationRow>(
  `select distinct on (a.companion_id) ${applicationColumns('$3')}
   from applications a join companions c on c.id = a.companion_id
   where a.applicant_id = $1 and a.companion_id = any($2::uuid[])
   order by a.companion_id, a.id desc`,
);

/** The viewer's newest application to posts, by post. Only for a signed-in viewer. */
export const applicationOfViewer = keyedLoader<string, ApplicationRow | null>(async (ctx, ids) => {
  const found = await rows(ctx, newestOfViewer, [ctx.viewer!.userId, ids, today(ctx)]);
  const byPost = new Map(found.map((application) => [application.companionId, application]));
  return ids.map((id) => byPost.get(id) ?? null);
});

/** Applications to a post, newest first. Who may ask is the caller's to know. */
export const listApplicationsTo = (ctx: Context, companionId: string, status: Wanted, args: PageArgs) =>
  list(ctx, 'a.companion_id', companionId, status, args);

/** A person's own applications, newest first. */
export const listApplicationsOf = (ctx: Context, userId: string, status: Wanted, args: PageArgs) =>
  list(ctx, 'a.applicant_id', userId, status, args);

type Wanted = readonly ApplicationStatus[] | null;

async function list(
  ctx: Context,
  column: 'a.companion_id' | 'a.applicant_id',
  id: string,
  status: Wanted,
  args: PageArgs,
): Promise<Connection<ApplicationRow>> {
  const order: Order = { name: `${column}:${id}`, columns: [{ sql: 'a.id', type: 'uuid', descending: true }] };
  const page = parsePage(args, order);
  const from = `from applications a join companions c on c.id = a.companion_id
    where ${column} = $1 and ($3::text[] is null or ${statusSql('$2')} = any($3::text[]))`;
  const { where, orderBy, values } = keysetSql(order, page, 5);
  const found = await rows(
    ctx,
    statement<ApplicationRow>(`select ${applicationColumns('$2')} ${from} and ${where} order by ${orderBy} limit $4`),
    [id, today(ctx), status, page.limit + 1, ...values],
  );
  return connectionOf(
    found,
    page,
    order,
    (application) => [application.id],
    async () => {
      const counted = await row(ctx, statement<{ count: number }>(`select count(*)::int as count ${from}`), [
        id,
        today(ctx),
        status,
      ]);
      return counted?.count ?? 0;
    },
  );
}
