import { type Expression, type SqlBool, sql } from 'kysely';
import { type Today, todayOf } from '../../areas/today.ts';
import { aliased, list, listed } from '../../data/columns.ts';
import { keyedLoader } from '../../data/loaders.ts';
import { pagesBelow } from '../../data/pages-below.ts';
import { seenQuery } from '../../data/seen-query.ts';
import { type Params, query, rows } from '../../data/statement.ts';
import { viewerIdOf } from '../../shared/context.ts';
import { companionExistsFor } from '../posts/companion.rows.ts';
import type { ApplicationStatus } from './application.entity.ts';
import { type ApplicationRow, applications, applicationToday, isApplicantSeen, statusSql } from './application.rows.ts';

const a = aliased<{ a: 'applications' }>();

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

/** Statuses that a list shows; null for all. */
export type WantedStatuses = readonly ApplicationStatus[] | null;

// Whoever has the list is the applicant, or the author of the posts.
const isOfStatus = (p: Params<Today & { statuses: WantedStatuses; viewerId: string | null }>, hasBlocks: boolean) =>
  sql<SqlBool>`${companionExistsFor(p.viewerId, hasBlocks)} and ${hasBlocks ? isApplicantSeen(p.viewerId) : sql`true`} and (${p.statuses}::text[] is null or ${statusSql(p)} = any(${p.statuses}::text[]))`;

/** A list of applications below something, newest first; the lists of many parents cost one statement, and so their counts. */
function applicationsBelow(parent: Expression<string>) {
  const pages = pagesBelow<ApplicationRow, Today & { statuses: WantedStatuses }>({
    columns: applicationToday,
    from: sql`applications a join companions c on c.id = a.companion_id`,
    parent,
    id: a.ref('a.id'),
    descending: true,
    where: isOfStatus,
  });
  const counted = { parentId: parent, count: sql<number>`count(*)::int` };
  const counting = seenQuery(
    (
      p: Params<Today & { ids: readonly string[]; statuses: WantedStatuses; viewerId: string | null }>,
      hasBlocks,
    ) => sql<{
      parentId: string;
      count: number;
    }>`
    select ${listed(counted)} from applications a join companions c on c.id = a.companion_id
    where ${parent} = any(${p.ids}::uuid[]) and ${isOfStatus(p, hasBlocks)} group by 1`,
  );
  const counts = keyedLoader<{ parentId: string; status: WantedStatuses }, number>(
    async (ctx, keys) => {
      const answers = new Map<string, number>();
      const groups = Map.groupBy(keys, ({ status }) => JSON.stringify(status));
      const count = async (group: typeof keys): Promise<void> => {
        const { status } = group[0]!;
        const ids = group.map(({ parentId }) => parentId);
        for (const found of await rows(ctx, counting(ctx), {
          ids,
          statuses: status,
          viewerId: viewerIdOf(ctx),
          ...todayOf(ctx),
        })) {
          answers.set(countKey({ parentId: found.parentId, status }), found.count);
        }
      };
      await Promise.all([...groups.values()].map(count));
      return keys.map((key) => answers.get(countKey(key)) ?? 0);
    },
    (key) => countKey(key),
  );

  return { pages, counts };
}

const countKey = ({ parentId, status }: { parentId: string; status: WantedStatuses }) =>
  `${parentId} ${JSON.stringify(status)}`;

/** Applications by the post that they are to. */
export const applicationsOfPost = applicationsBelow(a.ref('a.companion_id'));

/** Applications by the person who has written them. */
export const applicationsOfPerson = applicationsBelow(a.ref('a.applicant_id'));
