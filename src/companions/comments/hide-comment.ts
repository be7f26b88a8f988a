import { sql } from 'kysely';
import type { ContentHider } from '../../accounts/hidden/hide-content.ts';
import { type Params, query, row, rows } from '../../data/statement.ts';
import { now } from '../../shared/clock.ts';
import type { Tx } from '../../shared/context.ts';
import { POPULARITY_RECOUNTED } from '../interest/popularity.ts';
import { takeBackNotices } from '../posts/notify.ts';

// The post's row first, as everywhere in a thread.
const lockPost = query(
  (p: Params<{ id: string }>) => sql<{ companionId: string }>`
  select c.id as "companionId" from companions c
  where c.id = (select m.companion_id from comments m where m.id = ${p.id}) for no key update`,
);
const empty = query(
  (p: Params<{ id: string; at: Date }>) => sql<{ text: string }>`
  with former as (select id, text from comments where id = ${p.id} and deleted_at is null for no key update)
  update comments m set text = null, deleted_at = ${p.at} from former where m.id = former.id returning former.text`,
);
const fill = query(
  (p: Params<{ id: string; text: string }>) => sql<{ id: string }>`
  update comments set text = ${p.text}, deleted_at = null where id = ${p.id} returning id`,
);
const recount = query(
  (p: Params<{ companionId: string; change: number }>) => sql<never>`
  update companions c set comment_count = comment_count + ${p.change}::int, popularity = ${POPULARITY_RECOUNTED}
  where c.id = ${p.companionId}`,
);

async function locked(tx: Tx, id: string): Promise<string | null> {
  return (await row(tx, lockPost, { id }))?.companionId ?? null;
}

/** A hidden comment leaves its place, as a deleted one with replies does, and counts no more; the place of a reply stays, too. */
export const commentHider: ContentHider = {
  hide: async (tx, id) => {
    const companionId = await locked(tx, id);
    const former = companionId && (await row(tx, empty, { id, at: now(tx) }));
    if (!former) return null;
    await takeBackNotices(tx, { commentIds: [id] });
    await rows(tx, recount, { companionId, change: -1 });
    return { words: { text: former.text }, imageIds: [] };
  },
  restore: async (tx, id, { words }) => {
    const companionId = await locked(tx, id);
    const isThere = companionId && (await row(tx, fill, { id, text: words.text ?? '' }));
    if (isThere) await rows(tx, recount, { companionId, change: 1 });
  },
};
