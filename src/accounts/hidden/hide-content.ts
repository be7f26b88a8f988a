import { sql } from 'kysely';
import { db } from '../../data/db.ts';
import { type Params, query, row, rows } from '../../data/statement.ts';
import { now } from '../../shared/clock.ts';
import type { Tx } from '../../shared/context.ts';
import { isUuid } from '../../shared/faults.ts';
import type { HideableKind, KeptWords } from './hidden-content.entity.ts';

/** Something that can be hidden. */
export interface HideableSubject {
  kind: HideableKind;
  id: string;
}

/** What was taken out of a row while it is hidden. */
export interface Kept {
  words: KeptWords;
  /** Its pictures, in order, where the row lets go of them. */
  imageIds: readonly string[];
}

/** How the objects of a kind are hidden, by the domain that has them. Both run in the transaction of the decision. */
export interface ContentHider {
  /** Takes an object out of everything that others see, its counters included; null for one that is gone or out already. */
  hide(tx: Tx, id: string): Promise<Kept | null>;
  /** Puts it back as it was; nothing happens where it is gone meanwhile. */
  restore(tx: Tx, id: string, kept: Kept): Promise<void>;
}

/** How each kind is hidden; each domain gives its own. */
export type ContentHiders = Readonly<Record<HideableKind, ContentHider>>;

/** Of a kind that keeps its row as it is. */
export const NOTHING_KEPT: Kept = Object.freeze({ words: Object.freeze({}), imageIds: Object.freeze([]) });

interface NewHidden {
  subjectId: string;
  kind: HideableKind;
  reason: string;
  at: Date;
  words: string;
}
const insert = query(
  (p: Params<NewHidden>) => sql<{ subjectId: string }>`
  insert into hidden_contents (subject_id, kind, reason, hidden_at, kept)
  values (${p.subjectId}, ${p.kind}, ${p.reason}, ${p.at}, ${p.words}::jsonb)
  on conflict do nothing returning subject_id as "subjectId"`,
);
const keepImages = query(
  (p: Params<{ subjectId: string; imageIds: readonly string[] }>) => sql<never>`
  insert into hidden_images (subject_id, position, image_id)
  select ${p.subjectId}, i.position - 1, i.id from unnest(${p.imageIds}::uuid[]) with ordinality as i(id, position)`,
);
const isHiddenNow = query((p: Params<{ subjectId: string }>) =>
  db.selectFrom('hidden_contents').select('kind').where('subject_id', '=', p.subjectId),
);

/**
 * Hides something from everybody but its author, who is shown the reason: it is in no list, count, search or address any more, and
 * live readers hear of it after the commit. A comment and a message leave an empty place, as deleted ones do; of a person the
 * nickname, the introduction and the picture go; a planner is its owner's alone.
 * @returns whether it is hidden now by this; false for what is gone, or hidden already.
 */
export async function hideContent(tx: Tx, { kind, id }: HideableSubject, reason: string): Promise<boolean> {
  if (!isUuid(id) || (await row(tx, isHiddenNow, { subjectId: id }))) return false;
  const kept = await tx.app.contentHiders[kind].hide(tx, id);
  if (!kept) return false;
  const written = { subjectId: id, kind, reason, at: now(tx), words: JSON.stringify(kept.words) };
  // Two at once: the second has waited for the row, and what the first has kept stays.
  if (!(await row(tx, insert, written))) return false;
  if (kept.imageIds.length > 0) await rows(tx, keepImages, { subjectId: id, imageIds: kept.imageIds });
  return true;
}

const imagesOf = query((p: Params<{ subjectId: string }>) =>
  db
    .selectFrom('hidden_images')
    .select('image_id as id')
    .where('subject_id', '=', p.subjectId)
    .orderBy('position')
    .forUpdate(),
);
const remove = query((p: Params<{ subjectId: string }>) =>
  db.deleteFrom('hidden_contents').where('subject_id', '=', p.subjectId).returning('kept as words'),
);

/** Shows something again as it was before it was hidden. @returns whether it was hidden. */
export async function restoreContent(tx: Tx, { kind, id }: HideableSubject): Promise<boolean> {
  if (!isUuid(id)) return false;
  const imageIds = (await rows(tx, imagesOf, { subjectId: id })).map((image) => image.id);
  const removed = await row(tx, remove, { subjectId: id });
  if (!removed) return false;
  await tx.app.contentHiders[kind].restore(tx, id, { words: removed.words as KeptWords, imageIds });
  return true;
}

/** Forgets what was kept of something that goes for good. @returns its pictures, which nothing shows any more. */
export async function forgetHidden(tx: Tx, subjectId: string): Promise<string[]> {
  const imageIds = (await rows(tx, imagesOf, { subjectId })).map((image) => image.id);
  await rows(tx, remove, { subjectId });
  return imageIds;
}
