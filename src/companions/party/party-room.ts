import type { Tx } from '../../shared/context.ts';

/** The group room of a post's party, as companions need it. */
export interface PartyRooms {
  /** Lets a person into the room of a post, from now on; makes the room, with its author in it, at the first time. */
  admit(tx: Tx, post: { id: string; authorId: string }, userId: string): Promise<void>;
  /** Ends a person's access to the room of a post at once, on all open sockets. */
  dismiss(tx: Tx, companionId: string, userId: string): Promise<void>;
  /** Tells whoever is in the rooms of posts that they go, with the posts, in this transaction. */
  close(tx: Tx, companionIds: readonly string[]): Promise<void>;
}
