import { sql } from 'kysely';
import { listed } from '../data/columns.ts';
import { type Params, query, row } from '../data/statement.ts';
import { now } from '../shared/clock.ts';
import type { Tx } from '../shared/context.ts';
import { newId } from '../shared/ids.ts';
import type { ModerationActionKind } from './case.entity.ts';
import { ACTION, type ActionRow } from './case.rows.ts';

interface NewAction {
  kind: ModerationActionKind;
  targetId: string | null;
  caseId: string | null;
  note: string;
}
const insert = query(
  (p: Params<NewAction & { id: string; moderatorId: string | null; now: Date }>) => sql<ActionRow>`
  insert into moderation_actions as a (id, kind, moderator_id, target_id, case_id, note, created_at)
  values (${p.id}, ${p.kind}, ${p.moderatorId}, ${p.targetId}, ${p.caseId}, ${p.note}, ${p.now}) returning ${listed(ACTION)}`,
);

/** Writes a line of the log, in the transaction of what it tells. Nobody can change it afterwards. */
export const logAction = async (tx: Tx, action: NewAction): Promise<ActionRow> =>
  (await row(tx, insert, { id: newId(), moderatorId: tx.viewer?.userId ?? null, now: now(tx), ...action }))!;
