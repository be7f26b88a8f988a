import { row, statement } from '../data/statement.ts';
import type { Context } from '../shared/context.ts';
import { isUuid } from '../shared/faults.ts';
import { MESSAGE_COLUMNS, type MessageRow } from './message.rows.ts';

const visible = statement<MessageRow>(
  `select ${MESSAGE_COLUMNS} from messages m join room_members me on me.room_id = m.room_id
   where m.id = $1 and me.user_id = $2 and me.left_at is null and m.seq > me.joined_seq`,
);

/** The gate of a message: null for strangers, for who has left the room, and for what was said before one joined it. */
export async function findMessage(ctx: Context, id: string): Promise<MessageRow | null> {
  if (!ctx.viewer || !isUuid(id)) return null;
  return row(ctx, visible, [id, ctx.viewer.userId]);
}
