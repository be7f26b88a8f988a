import { sql } from 'kysely';
import { type ContentHider, NOTHING_KEPT } from '../accounts/hidden/hide-content.ts';
import { type Params, query, row, rows } from '../data/statement.ts';
import { now } from '../shared/clock.ts';

// Calendars of planners that lead to it say something else from now on.
const hide = query(
  (p: Params<{ id: string; at: Date }>) => sql<{ id: string }>`
  update places set hidden_at = ${p.at}, revision = revision + 1, revised_at = ${p.at}
  where id = ${p.id} and hidden_at is null returning id`,
);
const removeTexts = query((p: Params<{ id: string }>) => sql<never>`delete from place_texts where place_id = ${p.id}`);
const show = query(
  (p: Params<{ id: string; at: Date }>) => sql<never>`
  with shown as (
    update places set hidden_at = null, revision = revision + 1, revised_at = ${p.at} where id = ${p.id}
    returning id, name, description, address
  )
  insert into place_texts (place_id, search, name, address)
  select id, search_text(name, description, address), search_form(name), search_form(address) from shown on conflict do nothing`,
);

/** A hidden place is found by nobody; where it stands in a planner, `withheldPlace` stands for it. */
export const placeHider: ContentHider = {
  hide: async (tx, id) => {
    if (!(await row(tx, hide, { id, at: now(tx) }))) return null;
    await rows(tx, removeTexts, { id });
    return NOTHING_KEPT;
  },
  restore: async (tx, id) => {
    await rows(tx, show, { id, at: now(tx) });
  },
};
