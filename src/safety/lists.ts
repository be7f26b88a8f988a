import { sql } from 'kysely';
import { hasOpenAppeal, SANCTION, type SanctionRow } from '../accounts/sanctions/sanction.rows.ts';
import { aliased, listed } from '../data/columns.ts';
import { byPageForm, type KeysetValues, keysetOf, keysetValues } from '../data/keyset.ts';
import { type Connection, type Order, type PageArgs, pageOf } from '../data/page.ts';
import { type Params, query, row, rows } from '../data/statement.ts';
import type { Context } from '../shared/context.ts';
import { isUuid } from '../shared/faults.ts';
import type { ReportStatus } from './case.entity.ts';
import { caseById } from './case.loaders.ts';
import { ACTION, type ActionRow, CASE, type CaseRow, REPORT, type ReportRow } from './case.rows.ts';

const r = aliased<{ r: 'reports'; k: 'moderation_cases' }>();
const a = aliased<{ a: 'moderation_actions' }>();
const byId = (name: string, id: Order['columns'][number]['sql'], descending: boolean): Order => ({
  name,
  columns: [{ sql: id, type: 'uuid', descending }],
});

const REPORTS = byId('reports', r.ref('r.id'), true);
const reportPages = byPageForm((form) =>
  query((p: Params<{ viewerId: string } & KeysetValues>) => {
    const { where, orderBy, limit } = keysetOf(REPORTS, form, p);
    return sql<ReportRow>`select ${listed(REPORT)} from reports r join moderation_cases k on k.id = r.case_id
      where r.reporter_id = ${p.viewerId} and ${where} order by ${orderBy} limit ${limit}`;
  }),
);
const reportTotal = query(
  (p: Params<{ viewerId: string }>) =>
    sql<{ total: number }>`select count(*)::int as total from reports where reporter_id = ${p.viewerId}`,
);

/** What the viewer reported, newest first. @throws AppError BAD_USER_INPUT for wrong page arguments. */
export function listReports(ctx: Context, args: PageArgs): Promise<Connection<ReportRow>> {
  const viewerId = ctx.viewer!.userId;
  return pageOf<ReportRow>(args, {
    order: REPORTS,
    read: (page) => rows(ctx, reportPages(page), { viewerId, ...keysetValues(page) }),
    positionOf: ({ id }) => [id],
    count: async () => (await row(ctx, reportTotal, { viewerId }))!.total,
  });
}

const CASES = byId('cases', r.ref('k.id'), false);
const casePages = byPageForm((form) =>
  query((p: Params<{ status: ReportStatus } & KeysetValues>) => {
    const { where, orderBy, limit } = keysetOf(CASES, form, p);
    return sql<CaseRow>`select ${listed(CASE)} from moderation_cases k
      where k.status = ${p.status} and ${where} order by ${orderBy} limit ${limit}`;
  }),
);
const caseTotal = query(
  (p: Params<{ status: ReportStatus }>) =>
    sql<{ total: number }>`select count(*)::int as total from moderation_cases where status = ${p.status}`,
);

/** Cases of a status, oldest first. @throws AppError BAD_USER_INPUT for wrong page arguments. */
export function listCases(ctx: Context, status: ReportStatus, args: PageArgs): Promise<Connection<CaseRow>> {
  return pageOf<CaseRow>(args, {
    order: { ...CASES, name: `cases:${status}` },
    read: (page) => rows(ctx, casePages(page), { status, ...keysetValues(page) }),
    positionOf: ({ id }) => [id],
    count: async () => (await row(ctx, caseTotal, { status }))!.total,
  });
}

/** One case; null for an id of none. */
export const findCase = async (ctx: Context, id: string): Promise<CaseRow | null> =>
  isUuid(id) ? caseById(ctx).load(id) : null;

const x = aliased<{ x: 'sanctions' }>();
const APPEALS: Order = {
  name: 'appeals',
  columns: [
    { sql: x.ref('x.appealed_at'), type: 'instant', descending: false },
    { sql: x.ref('x.id'), type: 'uuid', descending: false },
  ],
};
const appealPages = byPageForm((form) =>
  query((p: Params<KeysetValues>) => {
    const { where, orderBy, limit } = keysetOf(APPEALS, form, p);
    return sql<SanctionRow>`select ${listed(SANCTION)} from sanctions x
      where ${hasOpenAppeal} and ${where} order by ${orderBy} limit ${limit}`;
  }),
);
const appealTotal = query(
  () => sql<{ total: number }>`select count(*)::int as total from sanctions x where ${hasOpenAppeal}`,
);

/** Sanctions whose appeal waits for an answer, the oldest appeal first. @throws AppError BAD_USER_INPUT for wrong page arguments. */
export function listOpenAppeals(ctx: Context, args: PageArgs): Promise<Connection<SanctionRow>> {
  return pageOf<SanctionRow>(args, {
    order: APPEALS,
    read: (page) => rows(ctx, appealPages(page), keysetValues(page)),
    positionOf: ({ appealedAt, id }) => [appealedAt!, id],
    count: async () => (await row(ctx, appealTotal, {}))!.total,
  });
}

const LOG = byId('moderation-log', a.ref('a.id'), true);
const logPages = byPageForm((form) =>
  query((p: Params<{ targetId: string | null } & KeysetValues>) => {
    const { where, orderBy, limit } = keysetOf(LOG, form, p);
    return sql<ActionRow>`select ${listed(ACTION)} from moderation_actions a
      where (${p.targetId}::uuid is null or a.target_id = ${p.targetId}::uuid) and ${where} order by ${orderBy} limit ${limit}`;
  }),
);
const logTotal = query(
  (p: Params<{ targetId: string | null }>) => sql<{
    total: number;
  }>`select count(*)::int as total from moderation_actions
  where ${p.targetId}::uuid is null or target_id = ${p.targetId}::uuid`,
);
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** What moderators did, newest first; with `targetId` what concerned one person. @throws AppError BAD_USER_INPUT for wrong page arguments. */
export function listActions(ctx: Context, target: string | null, args: PageArgs): Promise<Connection<ActionRow>> {
  const targetId = target === null || isUuid(target) ? target : NOBODY;
  return pageOf<ActionRow>(args, {
    order: LOG,
    read: (page) => rows(ctx, logPages(page), { targetId, ...keysetValues(page) }),
    positionOf: ({ id }) => [id],
    count: async () => (await row(ctx, logTotal, { targetId }))!.total,
  });
}
