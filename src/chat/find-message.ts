import { type Params, query, row } from '../data/statement.ts';
import type { Context } from '../shared/context.ts';
import { isUuid } from '../shared/faults.ts';
import { type MessageRow, readableMessages } from './message.rows.ts';

const visible = query((p: Params<{ id: string; viewerId: string }>) => readableMessages(p));

/** The gate of a message: null for strangers, for who has left the room, and for what was said before one joined it. */
export async function findMessage(ctx: Context, id: string): Promise<MessageRow | null> {
  if (!ctx.viewer || !isUuid(id)) return null;
  return row(ctx, visible, { id, viewerId: ctx.viewer.userId });
}
