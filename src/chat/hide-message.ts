import { sql } from 'kysely';
import type { ContentHider } from '../accounts/hidden/hide-content.ts';
import { type Params, query, row, rows } from '../data/statement.ts';
import { now } from '../shared/clock.ts';
import { logChange } from './change-message.ts';

const empty = query(
  (p: Params<{ id: string; at: Date }>) => sql<{ roomId: string; text: string }>`
  with former as (select id, text from messages where id = ${p.id} and deleted_at is null for no key update)
  update messages m set text = null, image_count = 0, deleted_at = ${p.at} from former where m.id = former.id
  returning m.room_id as "roomId", former.text`,
);
const takeImages = query(
  (p: Params<{ messageId: string }>) => sql<{ id: string }>`
  with taken as (delete from message_images where message_id = ${p.messageId} returning position, image_id)
  select image_id as id from taken order by position`,
);
const fill = query(
  (p: Params<{ id: string; text: string; imageCount: number }>) => sql<{ roomId: string }>`
  update messages m set text = ${p.text}, image_count = ${p.imageCount}::int, deleted_at = null where m.id = ${p.id}
  returning m.room_id as "roomId"`,
);
const putImages = query(
  (p: Params<{ messageId: string; imageIds: readonly string[] }>) => sql<never>`
  insert into message_images (message_id, position, image_id)
  select ${p.messageId}, i.position - 1, i.id from unnest(${p.imageIds}::uuid[]) with ordinality as i(id, position)`,
);

/** A hidden message leaves its place in the log, as a deleted one does; readers of the room hear of both ways. */
export const messageHider: ContentHider = {
  hide: async (tx, id) => {
    const former = await row(tx, empty, { id, at: now(tx) });
    if (!former) return null;
    const imageIds = (await rows(tx, takeImages, { messageId: id })).map((image) => image.id);
    await logChange(tx, 'MESSAGE_DELETED', { id, roomId: former.roomId });
    return { words: { text: former.text }, imageIds };
  },
  restore: async (tx, id, { words, imageIds }) => {
    const filled = await row(tx, fill, { id, text: words.text ?? '', imageCount: imageIds.length });
    if (!filled) return;
    if (imageIds.length > 0) await rows(tx, putImages, { messageId: id, imageIds });
    await logChange(tx, 'MESSAGE_EDITED', { id, roomId: filled.roomId });
  },
};
