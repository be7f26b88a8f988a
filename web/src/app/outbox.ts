import { Outbox, type Outgoing } from '@infinity-travel/client';
import { print } from 'graphql';
import { useSyncExternalStore } from 'react';
import type { SendMessageMutation } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';
import { session } from './api.ts';

const SEND_MESSAGE = graphql(`
  mutation SendMessage($input: SendMessageInput!) {
    sendMessage(input: $input) {
      id
      ...ChatMessage_message
    }
  }
`);

type SentMessage = SendMessageMutation['sendMessage'];

let outbox: { viewerId: string; box: Outbox } | null = null;
let waiting: readonly Outgoing[] = [];
const listeners = new Set<() => void>();
const sentListeners = new Set<(roomId: string, message: SentMessage) => void>();

addEventListener('online', () => outbox?.box.wake());

function tell(now: readonly Outgoing[]): void {
  waiting = now;
  for (const listener of listeners) listener();
}

/** The messages of this person that are on their way; what an earlier visit has left goes on. */
export function outboxOf(viewerId: string): Outbox {
  if (outbox?.viewerId === viewerId) return outbox.box;
  outbox?.box.close();
  const box = new Outbox({
    session,
    viewerId,
    storage: localStorage,
    document: print(SEND_MESSAGE),
    onChange: tell,
    onSent: ({ roomId }, message) => {
      for (const listener of sentListeners) listener(roomId, message as SentMessage);
    },
  });
  outbox = { viewerId, box };
  tell(box.waiting);
  return box;
}

/** Told of every message that has arrived, with the server's answer. */
export function onSent(listener: (roomId: string, message: SentMessage) => void): () => void {
  sentListeners.add(listener);
  return () => sentListeners.delete(listener);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Everything that is not sent yet, oldest first. */
export const useWaiting = (): readonly Outgoing[] => useSyncExternalStore(subscribe, () => waiting);
