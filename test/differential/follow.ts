import { createSourceEventStream, type GraphQLSchema, parse } from 'graphql';
import { LiveSource, type Subscriber } from '../../src/shared/live.ts';
import { TestSocket } from '../kit/socket.ts';
import type { Asker, Scene } from './scene.ts';
import { type Comparable, comparable } from './truth.ts';

/** What one subscription has brought: to a client, or to graphql-js. */
export interface Followed {
  events: Comparable[];
  /** It was refused, or has ended. */
  over: string | null;
}

/** What graphql-js was told, and how many events it has at least before anything happens. */
export interface Truth extends Followed {
  greeted: number;
  stop(): void;
}

/** Follows over a real socket. */
export function followAsClient(socket: TestSocket, query: string, variables: Record<string, unknown>): Followed {
  const followed: Followed = { events: [], over: null };
  socket.client.subscribe(
    { query, variables },
    {
      next: (payload) => void followed.events.push(comparable(payload as never)),
      error: (errors) => {
        followed.over = JSON.stringify(Array.isArray(errors) ? comparable({ errors }) : String(errors));
      },
      complete: () => {
        followed.over ??= 'complete';
      },
    },
  );
  return followed;
}

/** Follows the same source with graphql-js: each event is executed for this asker alone. */
export async function followAsTruth(
  scene: Scene,
  plain: GraphQLSchema,
  asker: Asker,
  query: string,
  variables: Record<string, unknown>,
): Promise<Truth> {
  const followed: Truth = { events: [], over: null, greeted: Infinity, stop: () => undefined };
  const document = parse(query);
  const ctx = await asker.context();
  const source = await createSourceEventStream({
    schema: plain,
    document,
    variableValues: variables,
    contextValue: ctx,
  });
  if (!(source instanceof LiveSource)) {
    const { errors = [] } = source as { errors?: readonly object[] };
    return { ...followed, over: `${errors.length} errors` };
  }
  const subscriber: Subscriber<unknown> = {
    ctx,
    shareKey: () => `truth ${Math.random()}`,
    render: async (event) => {
      // RoomReady says how many missed events follow.
      if (followed.greeted === Infinity) followed.greeted = 1 + ((event as { replayCount?: number }).replayCount ?? 0);
      return JSON.stringify(await scene.truth(asker, document, variables, event));
    },
    send: (payload) => void followed.events.push(JSON.parse(payload)),
    backlog: () => 0,
    drained: async () => undefined,
    complete: () => {
      followed.over = 'complete';
    },
    fail: (error) => {
      followed.over = String(error);
    },
  };
  source.open(subscriber);
  followed.stop = () => source.close();
  return followed;
}

/** A socket of an asker that is there when this resolves. */
export async function openSocket(asker: Asker): Promise<TestSocket> {
  const socket = new TestSocket(asker.client);
  await socket.send('{ __typename }');
  return socket;
}
