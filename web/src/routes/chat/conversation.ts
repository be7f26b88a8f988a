import type { ApolloClient, OperationVariables, TypedDocumentNode } from '@apollo/client';
import { followRoom, type LineState } from '@infinity-travel/client';
import { print } from 'graphql';
import { live } from '../../app/api.ts';
import { onSent } from '../../app/outbox.ts';
import type {
  ChatMessage_MessageFragment,
  ConversationQuery,
  OlderMessagesQuery,
  RoomEventsSubscription,
} from '../../gql/graphql.ts';
import { type FragmentType, useFragment as unmask } from '../../gql/index.ts';
import {
  CHAT_MESSAGE,
  CONVERSATION,
  MARK_ROOM_READ,
  MESSAGES_AROUND,
  NEWER_MESSAGES,
  OLDER_MESSAGES,
  ROOM_EVENTS,
} from './documents.ts';

export type ChatMessage = ChatMessage_MessageFragment;
type Room = NonNullable<ConversationQuery['room']>;
type Page = NonNullable<OlderMessagesQuery['room']>['messages'];
type Event = RoomEventsSubscription['roomEvents'];

/** What a conversation shows. */
export interface ConversationState {
  status: 'loading' | 'ready' | 'missing' | 'failed' | 'ended';
  error: unknown;
  room: Room | null;
  /** In the order of their numbers. */
  messages: readonly ChatMessage[];
  hasOlder: boolean;
  hasNewer: boolean;
  /** Messages have just come in at the top: what is read stays where it is. */
  isPrepended: boolean;
  /** The first message that was unread when the room was opened. */
  firstUnreadSeq: number | null;
  /** How far each person has read. */
  readSeqs: ReadonlyMap<string, number>;
  names: ReadonlyMap<string, string>;
  /** Who is writing. */
  typing: readonly string[];
  line: LineState;
  /** Counts the times the list was filled anew: it is shown from where it should be read. */
  fillCount: number;
}

const EMPTY: ConversationState = {
  status: 'loading',
  error: null,
  room: null,
  messages: [],
  hasOlder: false,
  hasNewer: false,
  isPrepended: false,
  firstUnreadSeq: null,
  readSeqs: new Map(),
  names: new Map(),
  typing: [],
  line: 'connecting',
  fillCount: 0,
};
/** Not more often than this, ms. */
const MARK_PAUSE_MS = 700;

/**
 * One room on the screen: pages of its history both ways, and from then on every event, once and in order. What events say of a message stands above
 * what a page says that was asked for before.
 */
export class Conversation {
  readonly #apollo: ApolloClient;
  readonly #roomId: string;
  readonly #viewerId: string;
  readonly #listeners = new Set<() => void>();
  /** Messages by id as events have told them. */
  readonly #told = new Map<string, ChatMessage>();
  readonly #typing = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #ends: (() => void)[] = [];
  #stopFollowing: (() => void) | null = null;
  #startCursor: string | null = null;
  #endCursor: string | null = null;
  #isLoading = false;
  #read = 0;
  #marking: ReturnType<typeof setTimeout> | null = null;
  #isClosed = false;
  state: ConversationState = EMPTY;

  constructor(apollo: ApolloClient, roomId: string, viewerId: string) {
    this.#apollo = apollo;
    this.#roomId = roomId;
    this.#viewerId = viewerId;
  }

  /** Loads and follows the room. @returns what ends it. */
  open(): () => void {
    this.#isClosed = false;
    this.#ends.push(
      onSent((roomId, message) => {
        if (roomId === this.#roomId) this.#tell(message);
      }),
    );
    void this.#load();
    return () => this.#close();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** After a failure, and to see the newest again. */
  reload = (): void => {
    void this.#load({ toNewest: true });
  };

  loadOlder = async (): Promise<void> => {
    if (!this.state.hasOlder || this.#isLoading) return;
    await this.#page(OLDER_MESSAGES, { id: this.#roomId, before: this.#startCursor! }, (page) => {
      this.#startCursor = page.pageInfo.startCursor ?? this.#startCursor;
      this.#show({ messages: this.#merged(page), hasOlder: page.pageInfo.hasPreviousPage, isPrepended: true });
    });
  };

  loadNewer = async (): Promise<void> => {
    if (!this.state.hasNewer || this.#isLoading) return;
    await this.#page(NEWER_MESSAGES, { id: this.#roomId, after: this.#endCursor! }, (page) => {
      this.#endCursor = page.pageInfo.endCursor ?? this.#endCursor;
      this.#show({ hasNewer: page.pageInfo.hasNextPage });
      this.#show({ messages: this.#merged(page) });
    });
  };

  /** Everything up to this number has been seen. */
  markRead = (seq: number): void => {
    if (seq <= this.#read || document.hidden) return;
    this.#read = seq;
    this.#marking ??= setTimeout(() => {
      this.#marking = null;
      const variables = { roomId: this.#roomId, seq: this.#read };
      // A mark that is lost is made up for by the next one.
      this.#apollo.mutate({ mutation: MARK_ROOM_READ, variables }).catch(() => {
        this.#read = 0;
      });
    }, MARK_PAUSE_MS);
  };

  /** What a mutation has answered about a message. */
  put = (message: FragmentType<typeof CHAT_MESSAGE>): void => this.#tell(message);

  async #load({ toNewest = false } = {}): Promise<void> {
    this.#stopFollowing?.();
    this.#told.clear();
    try {
      const { data } = await this.#apollo.query({
        query: CONVERSATION,
        variables: { id: this.#roomId },
        fetchPolicy: 'no-cache',
      });
      const room = data?.room;
      if (this.#isClosed) return;
      if (!room) return this.#show({ status: 'missing' });
      const page = toNewest ? room.messages : await this.#pageToRead(room);
      if (this.#isClosed) return;
      this.#startCursor = page.pageInfo.startCursor ?? null;
      this.#endCursor = page.pageInfo.endCursor ?? null;
      this.#read = room.lastReadSeq;
      this.#show({
        status: 'ready',
        error: null,
        room,
        messages: unmask(CHAT_MESSAGE, page.nodes as FragmentType<typeof CHAT_MESSAGE>[]).toSorted(bySeq),
        hasOlder: page.pageInfo.hasPreviousPage,
        hasNewer: page.pageInfo.hasNextPage,
        isPrepended: false,
        firstUnreadSeq: toNewest ? null : (room.firstUnreadSeq ?? null),
        readSeqs: new Map(room.members.flatMap(({ user, lastReadSeq }) => (user ? [[user.id, lastReadSeq]] : []))),
        names: new Map(room.members.flatMap(({ user }) => (user ? [[user.id, user.nickname]] : []))),
        fillCount: this.state.fillCount + 1,
      });
      this.#follow(room.lastSeq);
    } catch (error) {
      if (!this.#isClosed) this.#show({ status: 'failed', error });
    }
  }

  /** The newest page, or the one where reading goes on when that lies further up. */
  async #pageToRead(room: Room): Promise<Page> {
    const { firstUnreadSeq, messages } = room;
    const [top] = unmask(CHAT_MESSAGE, messages.nodes as FragmentType<typeof CHAT_MESSAGE>[]);
    if (firstUnreadSeq == null || !top || firstUnreadSeq >= top.seq || !messages.pageInfo.hasPreviousPage)
      return messages;
    const { data } = await this.#apollo.query({
      query: MESSAGES_AROUND,
      variables: { id: room.id, seq: firstUnreadSeq },
      fetchPolicy: 'no-cache',
    });
    return data?.room?.messages ?? messages;
  }

  async #page<Variables extends OperationVariables>(
    query: TypedDocumentNode<{ room?: { messages: Page } | null }, Variables>,
    variables: Variables,
    take: (page: Page) => void,
  ): Promise<void> {
    this.#isLoading = true;
    try {
      const { data } = await this.#apollo.query<{ room?: { messages: Page } | null }, OperationVariables>({
        query: query as TypedDocumentNode<{ room?: { messages: Page } | null }, OperationVariables>,
        variables,
        fetchPolicy: 'no-cache',
      });
      if (!this.#isClosed && data?.room) take(data.room.messages);
      this.#show({ error: null });
    } catch (error) {
      this.#show({ error });
    } finally {
      this.#isLoading = false;
    }
  }

  #follow(afterSeq: number): void {
    this.#stopFollowing = followRoom<Event & { seq?: number }>({
      live,
      roomId: this.#roomId,
      afterSeq,
      document: print(ROOM_EVENTS),
      onEvent: (event) => this.#take(event),
      onState: (line) => this.#show({ line }),
      onReset: () => void this.#load({ toNewest: true }),
      onEnd: () => this.#show({ status: 'ended' }),
    });
  }

  #take(event: Event): void {
    const { readSeqs, names } = this.state;
    switch (event.__typename) {
      case 'MessageSent':
      case 'MessageEdited':
      case 'MessageDeleted':
        this.#tell(event.message);
        break;
      case 'MemberJoined': {
        const { user, lastReadSeq } = event.member;
        if (!user) break;
        this.#show({
          names: new Map(names).set(user.id, user.nickname),
          readSeqs: new Map(readSeqs).set(user.id, lastReadSeq),
        });
        break;
      }
      case 'MemberLeft':
        this.#show({ readSeqs: new Map([...readSeqs].filter(([userId]) => userId !== event.userId)) });
        break;
      case 'ReadMarkerMoved':
        this.#show({ readSeqs: new Map(readSeqs).set(event.userId, event.lastReadSeq) });
        break;
      case 'MemberTyping':
        if (event.userId !== this.#viewerId) this.#showTyping(event.userId, event.ttlSeconds);
    }
  }

  #tell(masked: FragmentType<typeof CHAT_MESSAGE>): void {
    const message = unmask(CHAT_MESSAGE, masked);
    this.#told.set(message.id, message);
    if (message.author) this.#hideTyping(message.author.id);
    this.#show({ messages: this.#merged(null), isPrepended: false });
  }

  /** What is shown, a page, and what events have told: beyond a gap at the end nothing is put yet. */
  #merged(page: Page | null): ChatMessage[] {
    const byId = new Map(this.state.messages.map((message) => [message.id, message]));
    for (const message of unmask(CHAT_MESSAGE, (page?.nodes ?? []) as FragmentType<typeof CHAT_MESSAGE>[])) {
      byId.set(message.id, message);
    }
    const { hasNewer, hasOlder, messages } = this.state;
    const first = messages[0]?.seq ?? 0;
    for (const message of this.#told.values()) {
      const isInside = !hasNewer && (!hasOlder || message.seq >= first);
      if (byId.has(message.id) || isInside) byId.set(message.id, message);
    }
    return [...byId.values()].sort(bySeq);
  }

  #showTyping(userId: string, seconds: number): void {
    clearTimeout(this.#typing.get(userId));
    this.#typing.set(
      userId,
      setTimeout(() => this.#hideTyping(userId), seconds * 1_000),
    );
    this.#show({ typing: [...this.#typing.keys()] });
  }

  #hideTyping(userId: string): void {
    clearTimeout(this.#typing.get(userId));
    if (this.#typing.delete(userId)) this.#show({ typing: [...this.#typing.keys()] });
  }

  #show(change: Partial<ConversationState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.#listeners) listener();
  }

  #close(): void {
    this.#isClosed = true;
    this.#stopFollowing?.();
    for (const end of this.#ends.splice(0)) end();
    for (const timer of this.#typing.values()) clearTimeout(timer);
  }
}

const bySeq = (a: ChatMessage, b: ChatMessage): number => a.seq - b.seq;
