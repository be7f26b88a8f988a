import { type Connection, connectionOf, type Order, type PageArgs, parsePage } from '../shared/page.ts';

export const APPLICATION_STATUSES = ['PENDING', 'ACCEPTED', 'REJECTED', 'WITHDRAWN', 'LEFT', 'EXPIRED'] as const;
export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number];

/** A request to join, the GraphQL source of `Application`. */
export interface ApplicationRow {
  id: string;
  companionId: string;
  applicantId: string;
  message: string;
  status: ApplicationStatus;
  createdAt: string;
  respondedAt: string | null;
}

const ORDER: Order = { name: 'applications', columns: [{ sql: 'a.id', type: 'uuid', descending: true }] };

/** An empty list: there are no applications yet. @throws AppError BAD_USER_INPUT for wrong page arguments. */
export function noApplications(args: PageArgs): Connection<ApplicationRow> {
  return connectionOf<ApplicationRow>(
    [],
    parsePage(args, ORDER),
    ORDER,
    ({ id }) => [id],
    async () => 0,
  );
}
