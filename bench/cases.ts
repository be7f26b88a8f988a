/** What is measured. `Q` read, `M` writes, `S` is a room that many follow. */
export const CASES = ['Q0', 'Q1', 'Q2', 'Q3', 'M1', 'S1'] as const;
export type Case = (typeof CASES)[number];
export type RequestCase = Exclude<Case, 'S1'>;

/** What each case is, for the person who reads the figures. */
export const TITLES: Record<Case, string> = {
  Q0: '{ __typename }',
  Q1: '20 posts with author, area, counts and three comments with authors',
  Q2: '20 rooms with members, last message and unread count',
  Q3: '30 messages with authors',
  M1: 'sending a message',
  S1: 'one room that 1,000 sockets follow',
};

export const DOCUMENTS: Record<RequestCase, string> = {
  Q0: '{ __typename }',
  Q1: `query { companions(first: 20) { nodes {
    id title startDate endDate status capacity memberCount viewCount commentCount bookmarkCount createdAt
    author { id nickname ageGroup gender } area { id name }
    comments(first: 3) { nodes { id text createdAt replyCount author { id nickname } } } }
    pageInfo { hasNextPage } } }`,
  Q2: `query { rooms(first: 20) { nodes {
    id kind title lastActivityAt unreadCount
    members { joinedAt lastReadSeq user { id nickname } }
    lastMessage { id seq text isDeleted createdAt author { id nickname } } }
    pageInfo { hasNextPage } } }`,
  Q3: `query ($roomId: ID!) { room(id: $roomId) { messages(last: 30) { nodes {
    id seq text isDeleted isMine createdAt editedAt author { id nickname } }
    pageInfo { hasPreviousPage } } } }`,
  M1: `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { id seq text createdAt } }`,
};

/** What every socket of S1 subscribes to. */
export const SUBSCRIPTION = `subscription ($roomId: ID!) { roomEvents(roomId: $roomId) {
  ... on MessageSent { seq message { id seq text isMine createdAt author { id nickname } } } } }`;

/** Whom the requests come from and what they ask for; the same for both servers. */
export interface Scene {
  /** Bearer token of somebody with many rooms. */
  token: string;
  viewerId: string;
  /** The room that is read: the longest. */
  roomId: string;
  /** Rooms that are written to, by turns. */
  roomIds: string[];
  /** The other person of the room that is followed, and a token of theirs. */
  otherToken: string;
}
