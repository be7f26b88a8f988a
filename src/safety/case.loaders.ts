import { sql } from 'kysely';
import { inForce, SANCTION, type SanctionRow } from '../accounts/sanctions/sanction.rows.ts';
import { list, listed } from '../data/columns.ts';
import { db } from '../data/db.ts';
import { keyedLoader, listLoaderOf, loaderOf } from '../data/loaders.ts';
import { type Params, query, rows } from '../data/statement.ts';
import { IMAGE, type ImageRow } from '../media/image.rows.ts';
import { now } from '../shared/clock.ts';
import { LIST_SIZES } from '../shared/list-sizes.ts';
import {
  ACTION,
  type ActionRow,
  CASE,
  type CaseRow,
  EVIDENCE,
  type EvidenceRow,
  REPORT,
  type ReportRow,
  upheldAgainst,
} from './case.rows.ts';

type Ids = Params<{ ids: readonly string[] }>;

const casesByIds = query((p: Ids) =>
  db.selectFrom('moderation_cases as k').select(list(CASE)).where('k.id', '=', sql<string>`any(${p.ids}::uuid[])`),
);
/** Cases by id, whoever asks. */
export const caseById = loaderOf<CaseRow>(
  (ctx, ids) => rows(ctx, casesByIds, { ids }),
  ({ id }) => id,
);

const reportsByCase = query(
  (p: Ids) => sql<ReportRow>`select f.* from unnest(${p.ids}::uuid[]) as c(id) cross join lateral (
    select ${listed(REPORT)} from reports r join moderation_cases k on k.id = r.case_id
    where r.case_id = c.id order by r.id limit ${sql.lit(LIST_SIZES.reportsOfCase)}) f order by f.id`,
);
/** What people say in a case, the first thousand of them. */
export const reportsOfCase = listLoaderOf<ReportRow>(
  (ctx, ids) => rows(ctx, reportsByCase, { ids }),
  ({ caseId }) => caseId,
);

const evidenceByCase = query((p: Ids) =>
  db
    .selectFrom('evidence as e')
    .select(list(EVIDENCE))
    .where('e.case_id', '=', sql<string>`any(${p.ids}::uuid[])`)
    .orderBy('e.case_id')
    .orderBy('e.position'),
);
/** The evidence of a case, in the order in which it was written. */
export const evidenceOfCase = listLoaderOf<EvidenceRow>(
  (ctx, ids) => rows(ctx, evidenceByCase, { ids }),
  ({ caseId }) => caseId,
);

const imagesByEvidence = query(
  (p: Ids) => sql<ImageRow & { evidenceId: string }>`select x.evidence_id as "evidenceId", ${listed(IMAGE)}
  from evidence_images x join images i on i.id = x.image_id
  where x.evidence_id = any(${p.ids}::uuid[]) order by x.evidence_id, x.position`,
);
/** The pictures of a piece of evidence, in order. */
export const imagesOfEvidence = listLoaderOf<ImageRow & { evidenceId: string }>(
  (ctx, ids) => rows(ctx, imagesByEvidence, { ids }),
  ({ evidenceId }) => evidenceId,
);

const actionsByCase = query(
  (p: Ids) => sql<ActionRow>`select f.* from unnest(${p.ids}::uuid[]) as c(id) cross join lateral (
    select ${listed(ACTION)} from moderation_actions a
    where a.case_id = c.id order by a.id limit ${sql.lit(LIST_SIZES.actionsOfCase)}) f order by f.id`,
);
/** What moderators did in a case, the first hundred lines. */
export const actionsOfCase = listLoaderOf<ActionRow>(
  (ctx, ids) => rows(ctx, actionsByCase, { ids }),
  ({ caseId }) => caseId!,
);

const standingByCase = query(
  (p: Ids & Params<{ now: Date }>) => sql<SanctionRow & { ofCase: string }>`
  select f.* from unnest(${p.ids}::uuid[]) as c(id) cross join lateral (
    select k.id as "ofCase", ${listed(SANCTION)} from moderation_cases k join sanctions x on x.user_id = k.accused_id
    where k.id = c.id and ${inForce(p.now)} order by x.id desc limit ${sql.lit(LIST_SIZES.sanctionsOfCase)}) f order by f.id desc`,
);
/** What stands on the account of a case, the newest first, at most 20. */
export const standingOfCase = listLoaderOf<SanctionRow & { ofCase: string }>(
  (ctx, ids) => rows(ctx, standingByCase, { ids, now: now(ctx) }),
  ({ ofCase }) => ofCase,
);

const priorsByCase = query((p: Ids) =>
  db
    .selectFrom('moderation_cases as k')
    .select(['k.id', upheldAgainst.as('count')])
    .where('k.id', '=', sql<string>`any(${p.ids}::uuid[])`),
);
/** How many other cases against the same account were upheld, by case. */
export const priorUpheldOfCase = keyedLoader<string, number>(async (ctx, ids) => {
  const found = new Map((await rows(ctx, priorsByCase, { ids })).map(({ id, count }) => [id, count]));
  return ids.map((id) => found.get(id) ?? 0);
});

const openOfViewer = query(
  (p: Params<{ viewerId: string; ids: readonly string[] }>) => sql<{ id: string }>`
  select k.subject_id as id from reports r join moderation_cases k on k.id = r.case_id
  where r.reporter_id = ${p.viewerId} and k.status = 'OPEN' and k.subject_id = any(${p.ids}::uuid[])`,
);
/** Whether the viewer has an open report about objects, by id. Only for a signed-in viewer. */
export const hasOpenReport = keyedLoader<string, boolean>(async (ctx, ids) => {
  const found = new Set((await rows(ctx, openOfViewer, { viewerId: ctx.viewer!.userId, ids })).map(({ id }) => id));
  return ids.map((id) => found.has(id));
});
