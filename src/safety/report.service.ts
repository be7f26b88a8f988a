import { sql } from 'kysely';
import { setBlock } from '../accounts/blocks/set-block.ts';
import { HIDEABLE_KINDS, type HideableKind } from '../accounts/hidden/hidden-content.entity.ts';
import { hideContent } from '../accounts/hidden/hide-content.ts';
import { listed } from '../data/columns.ts';
import { type Params, query, row, rows } from '../data/statement.ts';
import { transaction } from '../data/transaction.ts';
import { type FoundNode, findNode } from '../node/find-node.ts';
import { now } from '../shared/clock.ts';
import type { About, Context, Tx } from '../shared/context.ts';
import { conflict, notFound } from '../shared/errors.ts';
import { Faults } from '../shared/faults.ts';
import { newId } from '../shared/ids.ts';
import { requirePermission } from '../shared/permission.ts';
import type { ReportReason } from './case.entity.ts';
import { CASE, type CaseRow, REPORT, type ReportRow } from './case.rows.ts';
import { takeEvidence } from './evidence.ts';
import { canReport } from './report.policy.ts';

const MAX_TEXT = 2_000;
/** So many people whose accounts are that old, within a day, hide what is of an account of its first week. */
const HIDING_REPORTS = 3;
const OLD_DAYS = 30;
const NEW_DAYS = 7;
/** Told to its author; who reported is never told. */
const HIDDEN_FOR_NOW =
  '여러 사람이 신고하여 운영자가 확인할 때까지 숨겼습니다. / Several people reported it: it is hidden until a moderator has looked.';

/** What is said of something. */
export interface NewReport {
  subjectId: string;
  reason: ReportReason;
  text: string;
  alsoBlock: boolean;
}

/** Something that can be reported, and whose it is. */
export interface Subject extends About {
  kind: HideableKind;
}

/** Whose an object is; null for what cannot be reported. */
function subjectOf(node: FoundNode | null): Subject | null {
  const kind = HIDEABLE_KINDS.find((name) => name === node?.__typename);
  if (!node || !kind) return null;
  const { authorId, ownerId, createdById } = node as { authorId?: string; ownerId?: string; createdById?: string };
  return { kind, id: node.id, ownerId: (kind === 'User' ? node.id : (authorId ?? ownerId ?? createdById)) ?? null };
}

interface NewCase {
  id: string;
  subjectId: string;
  kind: HideableKind;
  accusedId: string | null;
  now: Date;
}
const openCase = query(
  (p: Params<NewCase>) => sql<CaseRow>`
  insert into moderation_cases as k (id, subject_id, subject_kind, accused_id, status, opened_at)
  values (${p.id}, ${p.subjectId}, ${p.kind}, ${p.accusedId}, 'OPEN', ${p.now})
  on conflict (subject_id) where status = 'OPEN' do nothing returning ${listed(CASE)}`,
);
const lockOpenCase = query(
  (p: Params<{ subjectId: string }>) => sql<CaseRow>`
  select ${listed(CASE)} from moderation_cases k where k.subject_id = ${p.subjectId} and k.status = 'OPEN' for update`,
);
const insertReport = query(
  (
    p: Params<{ id: string; caseId: string; reporterId: string; reason: ReportReason; text: string; now: Date }>,
  ) => sql<{
    id: string;
  }>`insert into reports (id, case_id, reporter_id, reason, text, created_at)
  values (${p.id}, ${p.caseId}, ${p.reporterId}, ${p.reason}, ${p.text}, ${p.now}) on conflict do nothing returning id`,
);
const reportById = query(
  (p: Params<{ id: string }>) => sql<ReportRow>`
  select ${listed(REPORT)} from reports r join moderation_cases k on k.id = r.case_id where r.id = ${p.id}`,
);
const hides = query(
  (p: Params<{ caseId: string; accusedId: string; now: Date }>) => sql<{ hides: boolean }>`
  select (select created_at from users where id = ${p.accusedId}) > ${p.now}::timestamptz - make_interval(days => ${sql.lit(NEW_DAYS)})
    and count(*) >= ${sql.lit(HIDING_REPORTS)} as hides
  from reports r join users u on u.id = r.reporter_id
  where r.case_id = ${p.caseId} and r.created_at > ${p.now}::timestamptz - interval '1 day'
    and u.created_at < ${p.now}::timestamptz - make_interval(days => ${sql.lit(OLD_DAYS)})`,
);

/**
 * Reports something that the viewer sees. Reports about one object gather in one case; with the first one the evidence is copied, in the same
 * transaction. Three by old accounts within a day hide what is of a new one until a moderator has looked. With `alsoBlock` its owner is blocked, too.
 * @throws AppError BAD_USER_INPUT (`input.text`); NOT_FOUND; FORBIDDEN REPORT_OWN; CONFLICT ALREADY_REPORTED.
 */
export async function report(ctx: Context, { subjectId, reason, text: raw, alsoBlock }: NewReport): Promise<ReportRow> {
  const faults = new Faults();
  const text = raw.trim() === '' ? '' : faults.text('input.text', raw, { max: MAX_TEXT });
  faults.check();
  const subject = subjectOf(await findNode(ctx, subjectId));
  if (!subject) throw notFound('NOT_FOUND');
  requirePermission(canReport(ctx.viewer, subject, false));
  const made = await transaction(ctx, async (tx) => {
    // What was deleted meanwhile is nothing to look at any more.
    const found = await caseOf(tx, subject);
    const written = { caseId: found.id, reporterId: tx.viewer!.userId, reason, text: text ?? '', now: now(tx) };
    const id = newId();
    if (!(await row(tx, insertReport, { id, ...written }))) throw conflict('ALREADY_REPORTED');
    if (subject.ownerId) {
      const decided = await row(tx, hides, { caseId: found.id, accusedId: subject.ownerId, now: now(tx) });
      if (decided?.hides) await hideContent(tx, subject, HIDDEN_FOR_NOW);
    }
    return (await row(tx, reportById, { id }))!;
  });
  if (alsoBlock && subject.ownerId) await setBlock(ctx, subject.ownerId, true);
  ctx.loaders.clear();
  return made;
}

/** Opens a report by the viewer in a transaction of something else, or lets the open one stand: who did not feel safe on a trip. */
export async function reportInside(tx: Tx, subject: Subject, text: string): Promise<void> {
  const found = await caseOf(tx, subject);
  const written = { caseId: found.id, reporterId: tx.viewer!.userId, reason: 'OTHER' as const, text, now: now(tx) };
  await row(tx, insertReport, { id: newId(), ...written });
}

async function caseOf(tx: Tx, { kind, id, ownerId }: Subject): Promise<CaseRow> {
  for (;;) {
    const made = await row(tx, openCase, { id: newId(), subjectId: id, kind, accusedId: ownerId, now: now(tx) });
    if (made) {
      await takeEvidence(tx, made.id, kind, id);
      return made;
    }
    // Decided in between, it is open no more: then the next one is opened.
    const open = await row(tx, lockOpenCase, { subjectId: id });
    if (open) return open;
  }
}

const reporters = query(
  (p: Params<{ caseId: string }>) =>
    sql<{ id: string }>`select reporter_id as id from reports where case_id = ${p.caseId}`,
);

/** Who has reported in a case. */
export const reportersOf = async (tx: Tx, caseId: string): Promise<string[]> =>
  (await rows(tx, reporters, { caseId })).map(({ id }) => id);
