import { sql } from 'kysely';
import { type ContentHider, NOTHING_KEPT } from '../../accounts/hidden/hide-content.ts';
import { type Params, query, row, rows } from '../../data/statement.ts';
import { now } from '../../shared/clock.ts';
import { takeBackNotices } from './notify.ts';

const hide = query(
  (p: Params<{ id: string; at: Date }>) => sql<{ authorId: string }>`
  update companions set hidden_at = ${p.at} where id = ${p.id} and hidden_at is null returning author_id as "authorId"`,
);
const removeText = query(
  (p: Params<{ id: string }>) => sql<never>`delete from companion_texts where companion_id = ${p.id}`,
);
const show = query(
  (p: Params<{ id: string }>) => sql<never>`
  with shown as (update companions set hidden_at = null where id = ${p.id} returning id, title, content)
  insert into companion_texts (companion_id, search) select id, search_text(title, content) from shown on conflict do nothing`,
);

/** A hidden post is found by nobody; its author still has it, and its party the room. */
export const companionHider: ContentHider = {
  hide: async (tx, id) => {
    const hidden = await row(tx, hide, { id, at: now(tx) });
    if (!hidden) return null;
    await rows(tx, removeText, { id });
    await takeBackNotices(tx, { companionIds: [id], exceptUserId: hidden.authorId });
    return NOTHING_KEPT;
  },
  restore: async (tx, id) => {
    await rows(tx, show, { id });
  },
};
