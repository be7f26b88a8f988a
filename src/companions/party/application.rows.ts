import { type SqlBool, sql } from 'kysely';
import { type Today, todayOf } from '../../areas/today.ts';
import { aliased, list, listed, type RowOf } from '../../data/columns.ts';
import { db } from '../../data/db.ts';
import { keyedLoader } from '../../data/loaders.ts';
import { type Connection, type Order, type PageArgs, pageOf } from '../../data/page.ts';
import { pagesBelow } from '../../data/pages-below.ts';
import { type Params, query, row, rows } from '../../data/statement.ts';
import type { Context } from '../../shared/context.ts';
import { isUuid } from '../../shared/faults.ts';
import { hasDepartedSql } from '../posts/companion-status.ts';
import type { ApplicationStatus } from './application.entity.ts';

const a = aliased<{ a: 'applications' }>();

/** What is pending at departure is expired; the date decides at reading time. From `applications a`, `companions c`. */
const statusSql = (p: Params<Today>) =>
  sql<ApplicationStatus>`(case when a.status = 'PENDING' and ${hasDepartedSql(p)} then 'EXPIRED' else a.status end)`;

/** An application as it stands today: columns of `applications a` and its `companions c`. */
const applicationToday = (p: Params<Today>) => ({
  id: a.ref('a.id'),
  companionId: a.ref('a.companion_id'),
  applicantId: a.ref('a.applicant_id'),
  message: a.ref('a.message'),
  status: statusSql(p),
  createdAt: a.ref('a.created_at'),
  respondedAt: a.ref('a.responded_at'),
});

/** A request to join, the GraphQL source of `Application`. */
export type ApplicationRow = RowOf<ReturnType<typeof applicationToday>>;

const applications = db.selectFrom('applications as a').innerJoin('companions as c', 'c.id', 'a.companion_id');

const byId = query((p: Params<{ id: string } & Today>) =>
  applications.select(list(applicationToday(p))).where('a.id', '=', p.id),
);

/** The application of an id, whoever asks. */
export const applicationOf = (ctx: Context, id: string): Promise<ApplicationRow | null> =>
  row(ctx, byId, { id, ...todayOf(ctx) });

const visible = query((p: Params<{ id: string; viewerId: string } & Today>) =>
  applications
    .select(list(applicationToday(p)))
    .where('a.id', '=', p.id)
    .where(sql<boolean>`${p.viewerId}::uuid in (a.applicant_id, c.author_id)`),
);

/** An application that the viewer may see: one's own, or one to one's own post; null for others. */
export async function findApplication(ctx: Context, id: string): Promise<ApplicationRow | null> {
  if (!ctx.viewer || !isUuid(id)) return null;
  return row(ctx, visible, { id, viewerId: ctx.viewer.userId, ...todayOf(ctx) });
}

const newestOfViewer = query((p: Params<{ viewerId: string; ids: readonly string[] } & Today>) =>
  applications
    .distinctOn('a.companion_id')
    .select(list(applicationToday(p)))
    .where('a.applicant_id', '=', p.viewerId)
    .where('a.companion_id', '=', sql<string>`any(${p.ids}::uuid[])`)
    .orderBy('a.companion_id')
    .orderBy('a.id', 'desc'),
);

/** The viewer's newest application to posts, by post. Only for a signed-in viewer. */
export const applicationOfViewer = keyedLoader<string, ApplicationRow | null>(async (ctx, ids) => {
  const found = await rows(ctx, newestOfViewer, { viewerId: ctx.viewer!.userId, ids, ...todayOf(ctx) });
  const byPost = new Map(found.map((application) => [application.companionId, application]));
  return ids.map((id) => byPost.get(id) ?? null);
});

type Wanted = readonly ApplicationStatus[] | null;

const isOfStatus = (p: Params<Today & { statuses: Wanted }>) =>
  sql<SqlBool>`(${p.statuses}::text[] is null or ${statusSql(p)} = any(${p.statuses}::text[]))`;

/** A list of applications below something, newest first; the lists of many parents cost one statement, and so their counts. */
function applicationsBelow(column: 'a.companion_id' | 'a.applicant_id') {
  const parent = a.ref(column);
  const pages = pagesBelow<ApplicationRow, Today & { statuses: Wanted }>({
    columns: applicationToday,
    from: sql`applications a join companions c on c.id = a.companion_id`,
    parent,
    id: a.ref('a.id'),
    descending: true,
    where: isOfStatus,
  });
  const counted = { parentId: parent, count: sql<number>`count(*)::int` };
  const counting = query(
    (p: Params<Today & { ids: readonly string[]; statuses: Wanted }>) => sql<RowOf<typeof counted>>`
    select ${listed(counted)} from applications a join companions c on c.id = a.companion_id
    where ${parent} = any(${p.ids}::uuid[]) and ${isOfStatus(p)} group by 1`,
  );
  const counts = keyedLoader<{ parentId: string; status: Wanted }, number>(
    async (ctx, keys) => {
      const answers = new Map<string, number>();
      const groups = Map.groupBy(keys, ({ status }) => JSON.stringify(status));
      const count = async (group: typeof keys): Promise<void> => {
        const { status } = group[0]!;
        const ids = group.map(({ parentId }) => parentId);
        for (const found of await rows(ctx, counting, { ids, statuses: status, ...todayOf(ctx) })) {
          answers.set(countKey({ parentId: found.parentId, status }), found.count);
        }
      };
      await Promise.all([...groups.values()].map(count));
      return keys.map((key) => answers.get(countKey(key)) ?? 0);
    },
    (key) => countKey(key),
  );

  return async (
    ctx: Context,
    parentId: string,
    status: Wanted,
    args: PageArgs,
  ): Promise<Connection<ApplicationRow>> => {
    const order: Order = {
      name: `${column}:${parentId}`,
      columns: [{ sql: a.ref('a.id'), type: 'uuid', descending: true }],
    };
    return pageOf(args, {
      order,
      read: (page) => pages(ctx).load({ parentId, page, given: { ...todayOf(ctx), statuses: status } }),
      positionOf: ({ id }) => [id],
      count: () => counts(ctx).load({ parentId, status }),
    });
  };
}

const countKey = ({ parentId, status }: { parentId: string; status: Wanted }) =>
  `${parentId} ${JSON.stringify(status)}`;

/** Applications to a post. Who may ask is the caller's to know. @throws AppError BAD_USER_INPUT for wrong page arguments. */
export const listApplicationsTo = applicationsBelow('a.companion_id');

/** A person's own applications. @throws AppError BAD_USER_INPUT for wrong page arguments. */
export const listApplicationsOf = applicationsBelow('a.applicant_id');
