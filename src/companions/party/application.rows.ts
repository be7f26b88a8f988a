import { type TodaySql, todayAt, todayValues } from '../../areas/today.ts';
import { childPageLoader } from '../../data/child-pages.ts';
import { keyedLoader } from '../../data/loaders.ts';
import { type Connection, type Order, type PageArgs, pageOf } from '../../data/page.ts';
import { row, rows, statement } from '../../data/statement.ts';
import type { Context } from '../../shared/context.ts';
import { isUuid } from '../../shared/faults.ts';
import { hasDepartedSql } from '../posts/companion-status.ts';
import type { ApplicationStatus } from './application.entity.ts';

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
const statusSql = (today: TodaySql) =>
  `(case when a.status = 'PENDING' and ${hasDepartedSql(today)} then 'EXPIRED' else a.status end)`;

/** Select list of an ApplicationRow from `applications a` and its `companions c`. */
export const applicationColumns = (today: TodaySql): string => `a.id, a.companion_id as "companionId",
  a.applicant_id as "applicantId", a.message, ${statusSql(today)} as status, a.created_at as "createdAt",
  a.responded_at as "respondedAt"`;

const visible = statement<ApplicationRow>(
  `select ${applicationColumns(todayAt(2))} from applications a join companions c on c.id = a.companion_id
   where a.id = $1 and $4::uuid in (a.applicant_id, c.author_id)`,
);

/** An application that the viewer may see: one's own, or one to one's own post; null for others. */
export async function findApplication(ctx: Context, id: string): Promise<ApplicationRow | null> {
  if (!ctx.viewer || !isUuid(id)) return null;
  return row(ctx, visible, [id, ...todayValues(ctx), ctx.viewer.userId]);
}

const newestOfViewer = statement<ApplicationRow>(
  `select distinct on (a.companion_id) ${applicationColumns(todayAt(3))}
   from applications a join companions c on c.id = a.companion_id
   where a.applicant_id = $1 and a.companion_id = any($2::uuid[])
   order by a.companion_id, a.id desc`,
);

/** The viewer's newest application to posts, by post. Only for a signed-in viewer. */
export const applicationOfViewer = keyedLoader<string, ApplicationRow | null>(async (ctx, ids) => {
  const found = await rows(ctx, newestOfViewer, [ctx.viewer!.userId, ids, ...todayValues(ctx)]);
  const byPost = new Map(found.map((application) => [application.companionId, application]));
  return ids.map((id) => byPost.get(id) ?? null);
});

type Wanted = readonly ApplicationStatus[] | null;

const FROM = 'applications a join companions c on c.id = a.companion_id';
/** $4 and $5 tell today, $6 the wanted statuses or null for all. */
const OF_STATUS = `($6::text[] is null or ${statusSql(todayAt(4))} = any($6::text[]))`;

/** A list of applications below something, newest first; the lists of many parents cost one statement, and so their counts. */
function applicationsBelow(parent: 'a.companion_id' | 'a.applicant_id') {
  const pages = childPageLoader<ApplicationRow>({
    columns: applicationColumns(todayAt(4)),
    from: FROM,
    parent,
    id: 'a.id',
    descending: true,
    where: OF_STATUS,
  });
  const counting = statement<{ parentId: string; count: number }>(
    `select ${parent} as "parentId", count(*)::int as count from ${FROM}
     where ${parent} = any($1::uuid[]) and ($4::text[] is null or ${statusSql(todayAt(2))} = any($4::text[])) group by 1`,
  );
  const counts = keyedLoader<{ parentId: string; status: Wanted }, number>(
    async (ctx, keys) => {
      const answers = new Map<string, number>();
      const groups = Map.groupBy(keys, ({ status }) => JSON.stringify(status));
      const count = async (group: typeof keys): Promise<void> => {
        const { status } = group[0]!;
        const ids = group.map(({ parentId }) => parentId);
        for (const found of await rows(ctx, counting, [ids, ...todayValues(ctx), status])) {
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
    const order: Order = { name: `${parent}:${parentId}`, columns: [{ sql: 'a.id', type: 'uuid', descending: true }] };
    return pageOf(args, {
      order,
      read: (page) => pages(ctx).load({ parentId, page, values: [...todayValues(ctx), status] }),
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
