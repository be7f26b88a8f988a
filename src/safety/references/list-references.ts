import type { UserRow } from '../../accounts/user.rows.ts';
import { type Connection, type Order, type PageArgs, pageOf } from '../../data/page.ts';
import type { Context } from '../../shared/context.ts';
import { referencePages, trustOf } from './reference.loaders.ts';
import { REFERENCE, type ReferenceRow } from './reference.rows.ts';

const ORDER: Order = { name: 'references', columns: [{ sql: REFERENCE.id, type: 'uuid', descending: true }] };

/** What others say of a person, newest first. @throws AppError BAD_USER_INPUT for wrong page arguments. */
export function listReferences(ctx: Context, user: UserRow, args: PageArgs): Promise<Connection<ReferenceRow>> {
  return pageOf<ReferenceRow>(args, {
    order: ORDER,
    read: (page) => referencePages(ctx).load({ parentId: user.id, page }),
    positionOf: ({ id }) => [id],
    count: async () => (await trustOf(ctx).load(user.id)).referenceCount,
  });
}
