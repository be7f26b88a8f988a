import { sql } from 'kysely';
import { hideContent, restoreContent as showContent } from '../accounts/hidden/hide-content.ts';
import type { SanctionKind } from '../accounts/sanctions/sanction.entity.ts';
import { sanctionById } from '../accounts/sanctions/sanction.loaders.ts';
import { SANCTION, type SanctionRow } from '../accounts/sanctions/sanction.rows.ts';
import { answerAppeal, endSanction, holdAccount, imposeSanction } from '../accounts/sanctions/sanction.service.ts';
import { listed } from '../data/columns.ts';
import { type Params, query, row } from '../data/statement.ts';
import { transaction } from '../data/transaction.ts';
import { now } from '../shared/clock.ts';
import type { Context, Tx } from '../shared/context.ts';
import { conflict, notFound } from '../shared/errors.ts';
import { Faults, isUuid } from '../shared/faults.ts';
import { requirePermission } from '../shared/permission.ts';
import type { ModerationActionKind, ReportStatus } from './case.entity.ts';
import { CASE, type CaseRow } from './case.rows.ts';
import { enqueueDecisionMail } from './decision-mails.ts';
import { logAction } from './log-action.ts';
import { canDecide } from './report.policy.ts';
import { reportersOf } from './report.service.ts';

const MAX_NOTE = 2_000;
const MAX_DAYS = 365;
const ACTIONS: Record<SanctionKind, ModerationActionKind> = { WARNING: 'WARN', SUSPENSION: 'SUSPEND', BAN: 'BAN' };

/** How a case ends. */
export interface Decision {
  uphold: boolean;
  hideContent: boolean;
  sanction: { kind: SanctionKind; days: number | null } | null;
  /** For moderators. */
  note: string;
  /** Told to the accused. */
  reasonForAccused: string;
}

const lockCase = query(
  (p: Params<{ id: string }>) =>
    sql<CaseRow>`select ${listed(CASE)} from moderation_cases k where k.id = ${p.id} for update`,
);
const closeCase = query(
  (p: Params<{ id: string; status: ReportStatus; now: Date }>) => sql<CaseRow>`
  update moderation_cases k set status = ${p.status}, resolved_at = ${p.now} where k.id = ${p.id} returning ${listed(CASE)}`,
);
const lockSanction = query(
  (p: Params<{ id: string }>) =>
    sql<SanctionRow>`select ${listed(SANCTION)} from sanctions x where x.id = ${p.id} for update`,
);

/**
 * Ends a case: dismissed, or upheld with what follows. What was hidden until then is shown again when it is dismissed. Of two moderators at once the first decides.
 * Reporters and the accused are told. Everything is in the log.
 * @throws AppError BAD_USER_INPUT; NOT_FOUND; FORBIDDEN OWN_CASE, NOT_ADMIN; CONFLICT CASE_RESOLVED.
 */
export async function resolveCase(ctx: Context, id: string, decision: Decision): Promise<CaseRow> {
  const { note, reason } = checked(decision);
  return transaction(ctx, async (tx) => {
    const found = await caseToDecide(tx, id);
    if (found.status !== 'OPEN') throw conflict('CASE_RESOLVED');
    const { subjectKind: kind, subjectId, accusedId } = found;
    const log = (action: ModerationActionKind) =>
      logAction(tx, { kind: action, targetId: accusedId, caseId: id, note });
    const closed = (await row(tx, closeCase, { id, status: decision.uphold ? 'UPHELD' : 'DISMISSED', now: now(tx) }))!;
    await log(decision.uphold ? 'UPHOLD' : 'DISMISS');
    const subject = { kind, id: subjectId };
    if (decision.hideContent) {
      // What was hidden until now is hidden with the moderator's words.
      await showContent(tx, subject);
      if (await hideContent(tx, subject, reason)) await log('HIDE_CONTENT');
    } else if (await showContent(tx, subject)) await log('RESTORE_CONTENT');
    if (decision.sanction && accusedId) {
      const account = (await holdAccount(tx, accusedId))!;
      const { kind: sanctionKind, days } = decision.sanction;
      await imposeSanction(tx, account, { kind: sanctionKind, caseId: id, reason, days });
      await log(ACTIONS[sanctionKind]);
    }
    const reporters = await reportersOf(tx, id);
    const isAccusedTold = decision.hideContent || decision.sanction !== null;
    const told = isAccusedTold && accusedId ? [...reporters, accusedId] : reporters;
    await tx.app.notify(tx, told, { kind: 'MODERATION_DECISION', actorId: null, companionId: null });
    if (isAccusedTold && accusedId) await enqueueDecisionMail(tx, 'CASE_ACCUSED', accusedId, id);
    for (const reporterId of reporters) await enqueueDecisionMail(tx, 'CASE_REPORTER', reporterId, id);
    return closed;
  });
}

function checked({ uphold, hideContent: hides, sanction, note: rawNote, reasonForAccused }: Decision) {
  const faults = new Faults();
  const note = faults.text('input.note', rawNote, { max: MAX_NOTE });
  if (!uphold && hides) faults.add('input.hideContent', 'NOT_TOGETHER');
  if (!uphold && sanction) faults.add('input.sanction', 'NOT_TOGETHER');
  if (sanction?.kind === 'SUSPENSION') {
    if (sanction.days === null) faults.add('input.sanction.days', 'REQUIRED');
    else faults.integer('input.sanction.days', sanction.days, 1, MAX_DAYS);
  } else if (sanction && sanction.days !== null) faults.add('input.sanction.days', 'NOT_TOGETHER');
  const isTold = hides || sanction !== null;
  const reason = isTold ? faults.text('input.reasonForAccused', reasonForAccused, { max: MAX_NOTE }) : '';
  faults.check();
  return { note: note!, reason: reason! };
}

const sides = query(
  (p: Params<{ caseId: string; accusedId: string | null; viewerId: string }>) => sql<{
    isReporter: boolean;
    role: 'MEMBER' | 'MODERATOR' | 'ADMIN' | null;
  }>`select exists (select from reports r where r.case_id = ${p.caseId} and r.reporter_id = ${p.viewerId}) as "isReporter",
    (select u.role from users u where u.id = ${p.accusedId}) as role`,
);

/** A case, locked, that the viewer may decide about. */
async function caseToDecide(tx: Tx, id: string): Promise<CaseRow> {
  const found = isUuid(id) ? await row(tx, lockCase, { id }) : null;
  if (!found) throw notFound('CASE_NOT_FOUND');
  const viewer = tx.viewer!;
  const side = (await row(tx, sides, { caseId: id, accusedId: found.accusedId, viewerId: viewer.userId }))!;
  requirePermission(canDecide(viewer, found, { isReporter: side.isReporter, accusedRole: side.role ?? 'MEMBER' }));
  return found;
}

/** Shows what a case has hidden again. @throws AppError BAD_USER_INPUT; NOT_FOUND; FORBIDDEN OWN_CASE, NOT_ADMIN; CONFLICT NOT_HIDDEN. */
export async function restoreContent(ctx: Context, caseId: string, rawNote: string): Promise<CaseRow> {
  const note = noteOf(rawNote);
  return transaction(ctx, async (tx) => {
    const found = await caseToDecide(tx, caseId);
    const { subjectKind: kind, subjectId: id, accusedId } = found;
    if (!(await showContent(tx, { kind, id }))) throw conflict('NOT_HIDDEN');
    await logAction(tx, { kind: 'RESTORE_CONTENT', targetId: accusedId, caseId, note });
    if (accusedId)
      await tx.app.notify(tx, [accusedId], { kind: 'MODERATION_DECISION', actorId: null, companionId: null });
    return found;
  });
}

/** Ends a sanction before its time. @throws AppError BAD_USER_INPUT; NOT_FOUND; FORBIDDEN OWN_CASE, NOT_ADMIN; CONFLICT SANCTION_ENDED. */
export async function liftSanction(ctx: Context, id: string, rawNote: string): Promise<SanctionRow> {
  const note = noteOf(rawNote);
  return transaction(ctx, async (tx) => {
    const sanction = await sanctionToDecide(tx, id);
    if (sanction.liftedAt !== null) throw conflict('SANCTION_ENDED');
    const lifted = await endSanction(tx, sanction);
    await logAction(tx, { kind: 'LIFT_SANCTION', targetId: sanction.userId, caseId: sanction.caseId, note });
    await tellAccused(tx, sanction);
    return lifted;
  });
}

/** Answers the appeal against a sanction; granting it ends the sanction. @throws AppError as `liftSanction`; CONFLICT NO_OPEN_APPEAL. */
export async function resolveAppeal(
  ctx: Context,
  id: string,
  isGranted: boolean,
  rawNote: string,
): Promise<SanctionRow> {
  const note = noteOf(rawNote);
  return transaction(ctx, async (tx) => {
    const sanction = await sanctionToDecide(tx, id);
    const answered = await answerAppeal(tx, id, isGranted);
    if (!answered) throw conflict('NO_OPEN_APPEAL');
    const ended = isGranted ? await endSanction(tx, answered) : answered;
    const kind = isGranted ? 'GRANT_APPEAL' : 'REJECT_APPEAL';
    await logAction(tx, { kind, targetId: sanction.userId, caseId: sanction.caseId, note });
    await tellAccused(tx, sanction);
    return ended;
  });
}

async function tellAccused(tx: Tx, { userId, id }: SanctionRow): Promise<void> {
  await tx.app.notify(tx, [userId], { kind: 'MODERATION_DECISION', actorId: null, companionId: null });
  await enqueueDecisionMail(tx, 'SANCTION_CHANGED', userId, id);
}

/** A sanction, behind the locks of its account and its own, that the viewer may decide about. */
async function sanctionToDecide(tx: Tx, id: string): Promise<SanctionRow> {
  const known = isUuid(id) ? await sanctionById(tx).load(id) : null;
  if (!known) throw notFound('SANCTION_NOT_FOUND');
  const account = (await holdAccount(tx, known.userId))!;
  const viewer = tx.viewer!;
  const about = { accusedId: known.userId };
  requirePermission(canDecide(viewer, about, { isReporter: false, accusedRole: account.role }));
  return (await row(tx, lockSanction, { id }))!;
}

function noteOf(raw: string): string {
  const faults = new Faults();
  const note = faults.text('note', raw, { max: MAX_NOTE });
  faults.check();
  return note!;
}
