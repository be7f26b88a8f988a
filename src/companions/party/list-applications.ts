import { todayOf } from '../../areas/today.ts';
import { type Connection, type PageArgs, pageOf } from '../../data/page.ts';
import type { Context } from '../../shared/context.ts';

import { applicationsOfPerson, applicationsOfPost, type WantedStatuses } from './application.loaders.ts';
import type { ApplicationRow } from './application.rows.ts';

const listOf =
  (column: string, { pages, counts }: typeof applicationsOfPost) =>
  (ctx: Context, parentId: string, status: WantedStatuses, args: PageArgs): Promise<Connection<ApplicationRow>> =>
    pageOf(args, {
      order: { name: `${column}:${parentId}`, columns: [{ type: 'uuid' }] },
      read: (page) => pages(ctx).load({ parentId, page, given: { ...todayOf(ctx), statuses: status } }),
      positionOf: ({ id }) => [id],
      count: () => counts(ctx).load({ parentId, status }),
    });

/** Applications to a post. Who may ask is the caller's to know. @throws AppError BAD_USER_INPUT for wrong page arguments. */
export const listApplicationsTo = listOf('a.companion_id', applicationsOfPost);

/** A person's own applications. @throws AppError BAD_USER_INPUT for wrong page arguments. */
export const listApplicationsOf = listOf('a.applicant_id', applicationsOfPerson);
