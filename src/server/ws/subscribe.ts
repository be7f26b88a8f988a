import {
  createSourceEventStream,
  type ExecutionResult,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import type { WebSocket } from 'ws';
import { isPassing } from '../../data/passing.ts';
import { type Context, freshContext, newContext, type Viewer } from '../../shared/context.ts';
import { LiveSource, type Subscriber } from '../../shared/live.ts';
import { type Executor, isUnpaid, type OperationRequest, type Ready } from '../graphql/execute.ts';
import { formatError } from '../graphql/format-error.ts';
import type { Answer } from '../graphql/run.ts';
import { closeForNow } from './close.ts';
import type { Outbox } from './outbox.ts';
import { type Variation, variationOf } from './variation.ts';

/** A reader with more than this waiting is cut off; it comes back with `afterSeq`. */
const MAX_QUEUED_EVENTS = 256;

/** What graphql-ws hands from `onSubscribe` to `subscribe`. */
export interface SubscribeRequest extends OperationRequest {
  ready: Ready;
  ctx: Context;
  socket: WebSocket;
  outbox: Outbox;
  /** The client's id of this operation. */
  id: string;
}

/** Opens subscriptions whose source is a LiveSource; the frames go straight to the socket. */
export function createSubscribe(schema: GraphQLSchema, executor: Executor) {
  return async (request: SubscribeRequest): Promise<AsyncGenerator<never> | ExecutionResult> => {
    const source = await createSourceEventStream({
      schema,
      document: request.document,
      operationName: request.operation.name?.value ?? null,
      variableValues: request.variables,
      contextValue: request.ctx,
    });
    if (!(Symbol.asyncIterator in source)) return source;
    if (!(source instanceof LiveSource)) throw new Error('A subscription field must answer a LiveSource');
    return new Delivery(source, request, executor);
  };
}

/** One subscription on one socket. As an async generator it yields nothing: it ends when the subscription ends. */
class Delivery implements Subscriber<unknown>, AsyncGenerator<never> {
  readonly ctx: Context;
  readonly #source: LiveSource<unknown>;
  readonly #request: SubscribeRequest;
  readonly #executor: Executor;
  readonly #head: string;
  readonly #keys: readonly [string, string];
  /** Whether the answer is the viewer's alone. */
  readonly #isPrivate: boolean;
  readonly #ended: Promise<IteratorResult<never>>;
  #end!: (error?: unknown) => void;
  #state: 'new' | 'open' | 'ended' = 'new';
  #queued = 0;
  readonly #onFlushed = () => {
    if (this.#queued > 0) this.#queued--;
  };

  constructor(source: LiveSource<unknown>, request: SubscribeRequest, executor: Executor) {
    this.ctx = request.ctx;
    this.#source = source;
    this.#request = request;
    this.#executor = executor;
    this.#head = `{"id":${JSON.stringify(request.id)},"type":"next","payload":`;
    const variation = variationOf(request.ready.plan);
    this.#isPrivate = variation === 'viewer';
    this.#keys = shareKeys(request, variation);
    this.#ended = new Promise((resolve, reject) => {
      this.#end = (error) => (error === undefined ? resolve({ done: true, value: undefined }) : reject(error));
    });
    // Whoever waits for the end handles a failure; before anybody waits it must not count as unhandled.
    this.#ended.catch(() => undefined);
  }

  shareKey(isAuthor: boolean): string {
    return this.#keys[isAuthor ? 1 : 0];
  }

  render(event: unknown): Promise<string> | string {
    if (!this.#isPrivate) return this.#renderFor(freshContext(this.ctx), event);
    // Who asks may do more, or less, than when the subscription began: verified a moment ago.
    return viewerOfNow(this.ctx).then((viewer) => this.#renderFor(newContext({ ...this.ctx, viewer }), event));
  }

  #renderFor(ctx: Context, event: unknown): Promise<string> | string {
    const result = this.#executor.run(this.#request.ready, ctx, event);
    return 'then' in result ? result.then((r) => this.#serialise(r)) : this.#serialise(result);
  }

  #serialise({ data, errors }: Answer): string {
    if (!errors) return JSON.stringify({ data });
    // Shown as null now it would be lost to a client that would have it a moment later.
    const passing = errors.find(isPassing);
    if (passing) throw passing;
    if (isUnpaid({ data, errors })) throw errors[0];
    const formatted = errors.map((error) => formatError(error, this.ctx));
    return JSON.stringify({ data, errors: formatted });
  }

  send(payload: string): void {
    const { socket, outbox } = this.#request;
    if (this.#state !== 'open' || socket.readyState !== socket.OPEN) return;
    const frame = `${this.#head}${payload}}`;
    // What the kernel took at once is not queued; only a reader that lags is counted, event by event.
    if (socket.bufferedAmount === 0) {
      this.#queued = 0;
      this.ctx.app.watch.counts.deliveries++;
      socket.send(frame);
      return;
    }
    if (++this.#queued > MAX_QUEUED_EVENTS || !outbox.fits(Buffer.byteLength(frame))) {
      outbox.cutOff();
      this.#finish();
      return;
    }
    this.ctx.app.watch.counts.deliveries++;
    socket.send(frame, this.#onFlushed);
  }

  backlog(): number {
    return this.#request.socket.bufferedAmount;
  }

  async drained(): Promise<void> {
    // It stands behind what was sent; a socket that is cut off answers too.
    if (this.#state === 'open') await this.#request.outbox.flushed();
  }

  complete(): void {
    this.#finish();
  }

  fail(error: unknown): void {
    if (!isPassing(error)) {
      this.#finish(error);
      return;
    }
    this.ctx.log.info({ err: error, userId: this.ctx.viewer?.userId }, 'a subscription ends for now');
    closeForNow(this.#request.socket);
    this.#finish();
  }

  #finish(error?: unknown): void {
    if (this.#state === 'ended') return;
    const wasOpen = this.#state === 'open';
    this.#state = 'ended';
    if (wasOpen) {
      this.ctx.app.watch.counts.subscriptions--;
      this.#source.close();
    }
    this.#end(error);
  }

  /** graphql-ws asks for the first event when the operation stands on its books: only then may frames go out. */
  next(): Promise<IteratorResult<never>> {
    if (this.#state === 'new') {
      this.#state = 'open';
      this.ctx.app.watch.counts.subscriptions++;
      this.#source.open(this);
    }
    return this.#ended;
  }

  async return(): Promise<IteratorResult<never>> {
    this.#finish();
    return { done: true, value: undefined };
  }

  async throw(error: unknown): Promise<IteratorResult<never>> {
    this.#finish(error);
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#finish();
  }
}

/** The viewer as the session knows it at this moment; when it has just ended, its socket is about to close. */
async function viewerOfNow({ app, viewer }: Context): Promise<Viewer | null> {
  return viewer && ((await app.viewers.ofSession(app, viewer.sessionId)) ?? viewer);
}

let lastPrivateKey = 0;

/**
 * Keys for [not the author, the author] of an event. Equal for clients that ask the same selection, with the same
 * values inside it, in the same language; a selection that looks at the viewer shares with nobody.
 */
function shareKeys({ document, operation, variables, ctx }: SubscribeRequest, variation: Variation): [string, string] {
  if (variation === 'viewer') {
    const key = `private:${++lastPrivateKey}`;
    return [key, key];
  }
  const inside = Object.fromEntries(variablesInside(operation, document).map((name) => [name, variables[name]]));
  const text = document.loc?.source.body ?? '';
  const shared = JSON.stringify([ctx.locale, operation.name?.value ?? '', inside, text]);
  return variation === 'nothing' ? [shared, shared] : [`other:${shared}`, `author:${shared}`];
}

/** Names of the variables below the root field: its own arguments (`afterSeq`) choose events and do not change them. */
function variablesInside(operation: OperationDefinitionNode, document: SubscribeRequest['document']): string[] {
  const names = new Set<string>();
  const collect = { Variable: (node: { name: { value: string } }) => void names.add(node.name.value) };
  for (const selection of operation.selectionSet.selections) {
    for (const directive of selection.directives ?? []) visit(directive, collect);
    if (selection.kind !== Kind.FRAGMENT_SPREAD && selection.selectionSet) visit(selection.selectionSet, collect);
  }
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) visit(definition, collect);
  }
  return [...names].sort();
}
