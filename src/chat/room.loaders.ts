import { sql } from 'kysely';
import { list } from '../data/columns.ts';
import { loaderOf } from '../data/loaders.ts';
import { type Params, query, rows } from '../data/statement.ts';
import { ROOM, type RoomRow, roomsOfMember } from './room.rows.ts';

const byIds = query((p: Params<{ viewerId: string; ids: readonly string[] }>) =>
  roomsOfMember(p.viewerId).select(list(ROOM)).where('me.room_id', '=', sql<string>`any(${p.ids}::uuid[])`),
);

/** The viewer's rooms by id, as the viewer sees them; null for a room of others, one that was left, or none. */
export const roomOfViewer = loaderOf<RoomRow>(
  async (ctx, ids) => (ctx.viewer ? rows(ctx, byIds, { viewerId: ctx.viewer.userId, ids }) : []),
  (room) => room.id,
);

const byPosts = query((p: Params<{ viewerId: string; companionIds: readonly string[] }>) =>
  roomsOfMember(p.viewerId)
    .select(list(ROOM))
    .where('r.companion_id', '=', sql<string>`any(${p.companionIds}::uuid[])`),
);

/** The rooms of parties by post, as the viewer sees them; null for whoever is not in the party. */
export const roomOfParty = loaderOf<RoomRow>(
  async (ctx, companionIds) => (ctx.viewer ? rows(ctx, byPosts, { viewerId: ctx.viewer.userId, companionIds }) : []),
  (room) => room.companionId!,
);
