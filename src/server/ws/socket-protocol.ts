import type { IncomingMessage } from 'node:http';
import { type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql';
import { type Context as Connection, makeServer, type SubscribePayload } from 'graphql-ws';
import { v7 as uuidv7 } from 'uuid';
import type { WebSocket } from 'ws';
import { readViewer } from '../../accounts/viewer.ts';
import { isPassing } from '../../data/passing.ts';
import type { App, Context, Door, Locale, Viewer } from '../../shared/context.ts';
import { cookieValue } from '../../shared/cookies.ts';
import { AppError, unauthenticated } from '../../shared/errors.ts';
import { beforeDeadline } from '../graphql/deadline.ts';
import { type Documents, describeOperation, operationOf } from '../graphql/documents.ts';
import { type Executor, isReady, type OperationRequest } from '../graphql/execute.ts';
import { formatError } from '../graphql/format-error.ts';
import type { Answer } from '../graphql/run.ts';
import { createContext, localeOf } from '../http/request-context.ts';
import { logOperation } from '../http/request-log.ts';
import { stoppingRefusal } from '../http/stopping.ts';
import { closeForNow } from './close.ts';
import { CLOSE } from './close-codes.ts';
import { MAX_WAITING_BYTES, type NextAnswer, type Outbox } from './outbox.ts';
import type { SocketPeople } from './socket-people.ts';
import { createSubscribe } from './subscribe.ts';
import type { Unanswered } from './unanswered.ts';

const INIT_TIMEOUT_MS = 3_000;
const MAX_OPERATIONS = 20;
/** Shorter answers fit, whatever JSON makes of them. */
const LONG_BYTES = MAX_WAITING_BYTES / 8;
/** What the protocol writes around an answer, at most. */
const ENVELOPE_BYTES = 1_024;

/** What is known of one socket; kept in graphql-ws's `extra`. */
export interface Peer {
  socket: WebSocket;
  outbox: Outbox;
  request: IncomingMessage;
  ip: string;
  viewer: Viewer | null;
  locale: Locale;
  /** Queries and mutations under way, also those whose answer the client does not want any more. */
  running: number;
  /** By the payloads of operations. */
  unanswered: Unanswered;
}

/** What the protocol is built of. */
export interface SocketProtocolParts {
  app: App;
  schema: GraphQLSchema;
  documents: Documents;
  executor: Executor;
  people: SocketPeople;
}

type Params = Record<string, unknown>;
interface SocketRequest extends OperationRequest {
  payload: SubscribePayload;
  ctx: Context;
  /** The client's id of this operation. */
  id: string;
  peer: Peer;
  /** Null for a subscription. */
  answer: NextAnswer | null;
}

/** graphql-transport-ws (the protocol of graphql-ws) over our documents, executor, viewer and errors. */
export function createSocketProtocol({ app, schema, documents, executor, people }: SocketProtocolParts) {
  const subscribe = createSubscribe(schema, executor);

  const read = async (peer: Peer, id: string, payload: SubscribePayload): Promise<SocketRequest> => {
    const door = wsDoor(app, peer);
    const { document, errors } = documents.prepare(payload.query, { app, viewer: peer.viewer, door });
    if (!document) throw new Refused(errors);
    const operation = operationOf(document, payload.operationName);
    // Verified a moment ago: the socket's person may do more than when it connected.
    if (peer.viewer) {
      try {
        peer.viewer = await beforeDeadline(app, stillSignedIn(app, peer, peer.viewer));
      } catch (error) {
        if (operation.operation === 'subscription') endForNow(peer.socket, [error]);
        throw error;
      }
    }
    // An event is made once for many: what one of them leaves waiting is no measure for it.
    const answer = operation.operation === 'subscription' ? null : peer.outbox.nextAnswer(door.answerLimits!);
    if (answer) door.answerLimits = answer.limits;
    const ctx = createContext(app, door, peer.viewer, peer.locale, uuidv7());
    ctx.door.operation = describeOperation(operation);
    const variables = (payload.variables ?? {}) as Record<string, unknown>;
    return { document, operation, variables, ctx, id, peer, payload, answer };
  };

  /** Variables, and what an event can cost, are asked before there is any. */
  const follow = async (request: SocketRequest) => {
    const ready = executor.prepare(request);
    if (!isReady(ready)) return ready;
    const result = await subscribe({ ...request, socket: request.peer.socket, outbox: request.peer.outbox, ready });
    if ('errors' in result) endForNow(request.peer.socket, result.errors ?? []);
    else request.peer.unanswered.delete(request.payload);
    return result;
  };

  return makeServer<Params, Peer>({
    schema,
    connectionInitWaitTimeout: INIT_TIMEOUT_MS,
    onConnect: ({ connectionParams, extra: peer }) => connect(app, people, peer, connectionParams ?? {}),
    onSubscribe: async ({ extra: peer, subscriptions }, id, payload) => {
      if (Object.keys(subscriptions).length > MAX_OPERATIONS || peer.running >= MAX_OPERATIONS)
        return [new AppError('RATE_LIMITED', 'TOO_MANY_OPERATIONS', { limit: MAX_OPERATIONS })];
      if (app.stopping.isClosing) return [stoppingRefusal()];
      peer.unanswered.add(payload);
      try {
        const request = await read(peer, id, payload);
        return {
          ...request,
          schema,
          operationName: payload.operationName ?? null,
          contextValue: request.ctx,
          rootValue: undefined,
        } as never;
      } catch (error) {
        return errorsOf(error);
      }
    },
    execute: (args) => run(args as unknown as SocketRequest, executor) as Promise<ExecutionResult>,
    subscribe: (args) => follow(args as unknown as SocketRequest) as never,
    onNext: (connection, _id, _payload, args, result) => {
      const { errors, ...rest } = notTooLong(args as unknown as SocketRequest, result as Answer);
      return errors ? { ...rest, errors: errors.map((e) => formatError(e, sceneOf(connection, args))) } : undefined;
    },
    onError: (connection, _id, payload, errors) => {
      connection.extra.unanswered.settle(payload);
      return errors.map((e) => formatError(e, sceneOf(connection, null)));
    },
    onComplete: ({ extra: peer }, _id, payload) => peer.unanswered.settle(payload),
  });

  function sceneOf({ extra: peer }: Connection<Params, Peer>, args: unknown) {
    const requestId = (args as SocketRequest | null)?.ctx?.requestId ?? uuidv7();
    return { locale: peer.locale, requestId, app };
  }
}

/** Who comes in: by the parameters of the connection or, without any, by the cookie. False is refused (4403). */
async function connect(app: App, people: SocketPeople, peer: Peer, parameters: Params): Promise<boolean> {
  const { headers } = peer.request;
  peer.locale = localeOf(readParameter(parameters, 'accept-language') ?? headers['accept-language']);
  const authorization = readParameter(parameters, 'authorization') ?? headers.authorization;
  const door = wsDoor(app, peer);
  peer.viewer = await beforeDeadline(app, readViewer(app, door, authorization));
  // Silently being nobody would hide an expired token: the client refreshes over HTTP and connects again.
  if (door.refusedToken !== undefined) return false;
  return peer.viewer ? people.admit(peer.socket, peer.viewer) : true;
}

async function stillSignedIn(app: App, peer: Peer, viewer: Viewer): Promise<Viewer> {
  const current = await app.viewers.ofSession(app, viewer.sessionId);
  if (current) return current;
  peer.socket.close(CLOSE.forbidden, 'Session ended');
  throw unauthenticated('SESSION_EXPIRED');
}

/** A query that fails is asked again; a subscription that ends with an error is not: where it will pass, the socket closes. */
function endForNow(socket: WebSocket, errors: readonly unknown[]): void {
  if (errors.some(isPassing)) closeForNow(socket);
}

async function run(request: SocketRequest, executor: Executor): Promise<Answer> {
  const { ctx, peer, answer } = request;
  const startedAt = performance.now();
  let failed = true;
  peer.running++;
  try {
    if (!(await peer.outbox.hasRoom())) return { data: null };
    answer?.began(ctx.usage);
    const result = await executor.execute(request, ctx);
    failed = false;
    return result;
  } finally {
    peer.running--;
    // By then it stands in the queue of the socket.
    setImmediate(() => answer?.sent());
    logOperation(ctx, startedAt, failed);
  }
}

/**
 * The answer; or why not, when it is longer than the room that its reader has left. Bytes are counted while it is made, but not what
 * JSON adds to quotes and line breaks.
 */
function notTooLong({ ctx, peer }: SocketRequest, answer: Answer): Answer {
  if (!answer.data || ctx.usage.bytes < LONG_BYTES) return answer;
  if (peer.outbox.fits(Buffer.byteLength(JSON.stringify(answer)) + ENVELOPE_BYTES)) return answer;
  return { errors: [new AppError('QUERY_TOO_COSTLY', 'ANSWER_TOO_LARGE', { limit: MAX_WAITING_BYTES })] };
}

/** Carries the several errors of a document. */
class Refused extends Error {
  readonly errors: readonly GraphQLError[];
  constructor(errors: readonly GraphQLError[]) {
    super('The document was refused');
    this.errors = errors;
  }
}

function errorsOf(error: unknown): readonly GraphQLError[] {
  if (error instanceof Refused) return error.errors;
  if (error instanceof GraphQLError) return [error];
  return [new GraphQLError('Unexpected', { originalError: error as Error })];
}

function readParameter(parameters: Params, name: string): string | undefined {
  const found = Object.entries(parameters).find(([key]) => key.toLowerCase() === name);
  return typeof found?.[1] === 'string' ? found[1] : undefined;
}

function wsDoor(app: App, peer: Pick<Peer, 'request' | 'ip'>): Door {
  return {
    kind: 'ws',
    ip: peer.ip,
    userAgent: peer.request.headers['user-agent']?.slice(0, 400) ?? null,
    answerLimits: { ...app.config.maxAnswer, bytes: Math.min(app.config.maxAnswer.bytes, MAX_WAITING_BYTES) },
    cookie: (cookie) => cookieValue(app.config, cookie, peer.request.headers.cookie),
    setCookie: () => {
      throw new AppError('CONFLICT', 'COOKIES_NEED_HTTP');
    },
  };
}
