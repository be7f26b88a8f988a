import { type Connection, type PageArgs, pageOf } from '../data/page.ts';
import type { Context } from '../shared/context.ts';
import { placePagesOfUser, placeTotalOfUser } from './place.loaders.ts';
import type { PlaceRow } from './place.rows.ts';

/** Places that a person has written, newest first; of many people it is one statement. @throws AppError BAD_USER_INPUT for wrong page arguments. */
export const listPlacesOf = (ctx: Context, userId: string, args: PageArgs): Promise<Connection<PlaceRow>> =>
  pageOf(args, {
    order: { name: `places-of:${userId}`, columns: [{ type: 'uuid' }] },
    read: (page) => placePagesOfUser(ctx).load({ parentId: userId, page }),
    positionOf: ({ id }) => [id],
    count: async () => (await placeTotalOfUser(ctx).load(userId))?.total ?? 0,
  });
