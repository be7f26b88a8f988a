import type { Person } from '../kit/make.ts';

export const NOTIFICATIONS = `query ($unreadOnly: Boolean! = false, $first: Int, $after: String) {
  notifications(unreadOnly: $unreadOnly, first: $first, after: $after) {
    nodes { id kind isRead createdAt actor { id nickname } companion { id title } comment { id text isDeleted } }
    edges { cursor } pageInfo { hasNextPage endCursor }
  }
}`;
export const INBOX = `subscription { inbox { __typename ... on NotificationArrived {
  notification { id kind isRead actor { id } companion { id } comment { id text } }
} } }`;
export const MARK = 'mutation ($ids: [ID!]) { markNotificationsRead(ids: $ids) }';

export interface TestNotification {
  id: string;
  kind: string;
  isRead: boolean;
  createdAt: string;
  actor: { id: string; nickname: string } | null;
  companion: { id: string; title: string } | null;
  comment: { id: string; text: string | null; isDeleted: boolean } | null;
}

/** A person's notifications, newest first; only these kinds, when given. */
export async function told(person: Person, variables: Record<string, unknown> = {}): Promise<TestNotification[]> {
  return (await person.ask(NOTIFICATIONS, { first: 100, ...variables })).notifications.nodes;
}

/** Kinds of what a person was told, newest first. */
export const kindsOf = async (person: Person): Promise<string[]> => (await told(person)).map(({ kind }) => kind);
