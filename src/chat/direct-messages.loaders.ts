import { sql } from 'kysely';
import { type Today, todayOf } from '../areas/today.ts';
import { hasTravelledSql } from '../companions/party/travelled-together.ts';
import { keyedLoader } from '../data/loaders.ts';
import { type Params, query, rows } from '../data/statement.ts';

// Whoever has chosen sees conversations that have begun go on.
const openToViewer = query(
  (p: Params<{ viewerId: string; ids: readonly string[] } & Today>) => sql<{ id: string }>`
  select u.id::text as id from users u where u.id = any(${p.ids}::uuid[]) and (
    u.direct_messages = 'EVERYONE'
    or (u.direct_messages = 'TRAVELLED_TOGETHER' and ${hasTravelledSql(sql`${p.viewerId}`, sql`u.id`, p)})
    or exists (select from rooms r where r.low_user_id = least(u.id, ${p.viewerId}::uuid)
      and r.high_user_id = greatest(u.id, ${p.viewerId}::uuid) and r.last_message_seq > 0))`,
);

/** Whether these people let the viewer, who is signed in, write to them: by their setting, or because they talk already. */
export const acceptsMessages = keyedLoader<string, boolean>(async (ctx, ids) => {
  const found = await rows(ctx, openToViewer, { viewerId: ctx.viewer!.userId, ids, ...todayOf(ctx) });
  const open = new Set(found.map(({ id }) => id));
  return ids.map((id) => open.has(id));
});
