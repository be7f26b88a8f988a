import { sql } from 'kysely';
import { userById } from '../../accounts/user.loaders.ts';
import { todayIn } from '../../areas/today.ts';
import { travellerIdsOf } from '../../companions/party/travellers.ts';
import type { CompanionRow } from '../../companions/posts/companion.rows.ts';
import { lockForRules } from '../../companions/posts/companion.service.ts';
import { listed } from '../../data/columns.ts';
import { db } from '../../data/db.ts';
import { type Params, query, row, rows } from '../../data/statement.ts';
import { transaction } from '../../data/transaction.ts';
import { daysBetween, now } from '../../shared/clock.ts';
import type { Context, Tx } from '../../shared/context.ts';
import { conflict, notFound } from '../../shared/errors.ts';
import { Faults, isUuid } from '../../shared/faults.ts';
import { newId } from '../../shared/ids.ts';
import { requirePermission } from '../../shared/permission.ts';
import { reportInside } from '../report.service.ts';
import { referenceById } from './reference.loaders.ts';
import { canRespond } from './reference.policy.ts';
import { REFERENCE, type ReferenceRow, WINDOW_DAYS } from './reference.rows.ts';

const MAX_TEXT = 1_000;
const DAY_MS = 86_400_000;

/** What is said of somebody. */
export interface NewReference {
  text: string;
  wouldTravelAgain: boolean;
  feltSafe: boolean;
  privateNote: string;
}

interface Pair {
  companionId: string;
  authorId: string;
  subjectId: string;
}
const insert = query(
  (p: Params<Pair & NewReference & { id: string; now: Date; visibleFrom: Date }>) => sql<ReferenceRow>`
  insert into trip_references as f (id, companion_id, author_id, subject_id, text, would_travel_again, felt_safe, private_note, created_at, visible_from)
  values (${p.id}, ${p.companionId}, ${p.authorId}, ${p.subjectId}, ${p.text}, ${p.wouldTravelAgain}, ${p.feltSafe}, ${p.privateNote}, ${p.now}, ${p.visibleFrom})
  on conflict do nothing returning ${listed(REFERENCE)}`,
);
// The other's shows itself with the second one.
const show = query((p: Params<Pair & { now: Date }>) =>
  db
    .updateTable('trip_references')
    .set({ visible_from: p.now })
    .where('companion_id', '=', p.companionId)
    .where('author_id', '=', p.subjectId)
    .where('subject_id', '=', p.authorId)
    .returning('id'),
);

/**
 * Says something of somebody with whom the viewer was on a trip when it began, also if one of them left before its end. Within 30 days of its end; it is not edited afterwards. Others see it when both
 * have written, or after the 30 days. Who did not feel safe opens a report, with the text and the private note.
 * @throws AppError BAD_USER_INPUT; NOT_FOUND (COMPANION_NOT_FOUND, USER_NOT_FOUND, MEMBER_NOT_FOUND); CONFLICT (TRIP_NOT_OVER, WRITING_IS_OVER, ALREADY_WRITTEN,
 * COMPANION_CANCELLED).
 */
export async function writeReference(
  ctx: Context,
  companionId: string,
  userId: string,
  input: NewReference,
): Promise<ReferenceRow> {
  const faults = new Faults();
  const text = faults.text('input.text', input.text, { max: MAX_TEXT });
  const privateNote =
    input.privateNote.trim() === '' ? '' : faults.text('input.privateNote', input.privateNote, { max: MAX_TEXT });
  faults.check();
  const authorId = ctx.viewer!.userId;
  return transaction(ctx, async (tx) => {
    // Of two who write at once the second finds the first: then both are shown.
    const post = await lockForRules(tx, companionId);
    const travellers = await travellerIdsOf(tx, companionId);
    if (!travellers.includes(authorId)) throw notFound('COMPANION_NOT_FOUND');
    if (!isUuid(userId) || userId === authorId || !travellers.includes(userId)) throw notFound('MEMBER_NOT_FOUND');
    if (!(await userById(tx).load(userId))) throw notFound('USER_NOT_FOUND');
    refuseOutsideWindow(tx, post);
    const pair = { companionId, authorId, subjectId: userId };
    const at = now(tx);
    const said = { ...input, text: text!, privateNote: privateNote ?? '' };
    const other = await row(tx, show, { ...pair, now: at });
    const visibleFrom = other ? at : endOfWriting(post);
    const made = await row(tx, insert, { ...pair, ...said, id: newId(), now: at, visibleFrom });
    if (!made) throw conflict('ALREADY_WRITTEN');
    if (other) {
      const about = { companionId };
      await tx.app.notify(tx, [userId], { kind: 'REFERENCE_RECEIVED', actorId: authorId, ...about });
      await tx.app.notify(tx, [authorId], { kind: 'REFERENCE_RECEIVED', actorId: userId, ...about });
    }
    if (!input.feltSafe)
      await reportInside(tx, { kind: 'User', id: userId, ownerId: userId }, `${text}\n\n${said.privateNote}`.trim());
    return made;
  });
}

function refuseOutsideWindow(tx: Tx, { phase, endDate, areaId, cancelledAt }: CompanionRow): void {
  if (cancelledAt !== null) throw conflict('COMPANION_CANCELLED');
  if (phase !== 'OVER') throw conflict('TRIP_NOT_OVER');
  if (daysBetween(endDate, todayIn(tx, areaId)) > WINDOW_DAYS) throw conflict('WRITING_IS_OVER');
}

/** From when on nobody writes about a trip any more, wherever it went. */
export const endOfWriting = ({ endDate }: Pick<CompanionRow, 'endDate'>): Date =>
  new Date(Date.parse(`${endDate}T00:00:00Z`) + (WINDOW_DAYS + 1) * DAY_MS);

const respond = query(
  (p: Params<{ id: string; text: string; now: Date }>) => sql<ReferenceRow>`
  update trip_references f set response = ${p.text}, responded_at = ${p.now}
  where f.id = ${p.id} and f.response is null returning ${listed(REFERENCE)}`,
);

/** Answers what was said of the viewer, once. @throws AppError BAD_USER_INPUT; NOT_FOUND REFERENCE_NOT_FOUND; FORBIDDEN NOT_SUBJECT; CONFLICT ALREADY_RESPONDED. */
export async function respondToReference(ctx: Context, id: string, raw: string): Promise<ReferenceRow> {
  const faults = new Faults();
  const text = faults.text('text', raw, { max: MAX_TEXT });
  faults.check();
  return transaction(ctx, async (tx) => {
    const reference = isUuid(id) ? await referenceById(tx).load(id) : null;
    if (!reference) throw notFound('REFERENCE_NOT_FOUND');
    requirePermission(canRespond(tx.viewer, reference));
    const answered = await row(tx, respond, { id, text: text!, now: now(tx) });
    if (!answered) throw conflict('ALREADY_RESPONDED');
    await tx.app.notify(tx, [reference.authorId], {
      kind: 'REFERENCE_RECEIVED',
      actorId: reference.subjectId,
      companionId: reference.companionId,
    });
    return answered;
  });
}

const due = query(
  (p: Params<{ today: string; now: Date }>) => sql<{ id: string }>`
  with due as (
    select id from companions where references_asked_at is null and cancelled_at is null
      and (member_count > 1 or exists (select from companion_early_leavers e where e.companion_id = companions.id))
      and end_date < ${p.today}::date - 1 and end_date > ${p.today}::date - ${sql.lit(WINDOW_DAYS)}::int
    order by id limit 100 for update skip locked
  ) update companions c set references_asked_at = ${p.now} from due where c.id = due.id returning c.id`,
);

/** Asks everybody of trips that have ended for a word about the others, once. @returns how many trips. */
export async function askForReferences(ctx: Context, today: string): Promise<number> {
  let asked = 0;
  for (;;) {
    const trips = await transactionOf(ctx, today);
    asked += trips;
    if (trips === 0) return asked;
  }
}

async function transactionOf(ctx: Context, today: string): Promise<number> {
  return transaction(ctx, async (tx) => {
    const trips = await rows(tx, due, { today, now: now(tx) });
    for (const { id } of trips) {
      await tx.app.notify(tx, await travellerIdsOf(tx, id), { kind: 'REFERENCE_DUE', actorId: null, companionId: id });
    }
    return trips.length;
  });
}
