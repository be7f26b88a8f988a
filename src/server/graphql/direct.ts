import { getOperationAST } from 'graphql';
import type { Context } from '../../shared/context.ts';
import { knowsOnlyJson } from './accept.ts';
import { type Documents, describeOperation } from './documents.ts';
import { type Executor, isReady, type OperationRequest, type Ready } from './execute.ts';
import { formatError } from './format-error.ts';
import type { Answer } from './run.ts';

/** A GraphQL request over HTTP, as far as the direct way needs to know it. */
interface DirectRequest {
  method: string;
  /** The Accept header. */
  accept: string | undefined;
  /** The body as it was parsed. */
  body: unknown;
}

interface DirectAnswer {
  status: number;
  contentType: string;
  body: string;
}

/** The way round Apollo for requests that it would only pass on. */
export interface Direct {
  /**
   * Answers a POST of a document that was read before, byte by byte as Apollo's pipeline does. Null, and nothing has run, for everything
   * else: new documents, persisted queries, GET, subscriptions, and whatever is refused before it runs.
   */
  answer(request: DirectRequest, ctx: Context): Promise<DirectAnswer> | null;
  /** Remembers which content type Apollo has chosen for an Accept header. */
  learn(accept: string | undefined, contentType: string): void;
}

/** Accept headers that are remembered, and how long each may be, in characters: clients choose them. */
const MAX_ACCEPTS = 100;
const MAX_ACCEPT_LENGTH = 200;

/** The direct way over the documents and the executor that Apollo has, too. */
export function createDirect(documents: Documents, executor: Executor): Direct {
  const contentTypes = new Map<string, string>();

  const readyOf = (body: unknown, ctx: Context): Ready | null => {
    // Which fields such a session may ask is Apollo's plug-in to say.
    if (ctx.door.refusedToken !== undefined) return null;
    const request = requestOf(body, documents);
    if (!request || request.operation.operation === 'subscription') return null;
    const ready = executor.prepare(request);
    if (!isReady(ready)) return null;
    ctx.door.operation = describeOperation(request.operation);
    return ready;
  };

  return {
    answer: ({ method, accept = '', body }, ctx) => {
      const contentType = contentTypes.get(accept);
      if (method !== 'POST' || contentType === undefined) return null;
      const ready = readyOf(body, ctx);
      return ready && run(executor, ready, ctx, accept, contentType);
    },
    learn: (accept = '', contentType) => {
      if (contentTypes.size < MAX_ACCEPTS && accept.length <= MAX_ACCEPT_LENGTH) contentTypes.set(accept, contentType);
    },
  };
}

/** The operation that a body asks for; null when the document is new or anything about the body is unusual. */
function requestOf(body: unknown, documents: Documents): OperationRequest | null {
  if (!isRecord(body)) return null;
  const { query, variables = null, operationName = null, extensions = null } = body;
  if (typeof query !== 'string' || extensions !== null) return null;
  if (operationName !== null && typeof operationName !== 'string') return null;
  if (variables !== null && !isRecord(variables)) return null;
  const document = documents.known(query)?.document;
  // Which of several is not said: Apollo's way words the refusal.
  const operation = document && getOperationAST(document, operationName);
  return operation ? { document, operation, variables: variables ?? {} } : null;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

async function run(
  executor: Executor,
  ready: Ready,
  ctx: Context,
  accept: string,
  contentType: string,
): Promise<DirectAnswer> {
  const { data, errors } = await executor.run(ready, ctx);
  if (!errors) return { status: 200, contentType, body: textOf({ data }) };
  const formatted = errors.map((error) => formatError(error, ctx));
  const status = data === undefined && !knowsOnlyJson(accept) ? 400 : 200;
  return { status, contentType, body: textOf({ errors: formatted, data }) };
}

/** As Apollo writes it: with a line break at the end. */
const textOf = (answer: { errors?: unknown; data: Answer['data'] }): string => `${JSON.stringify(answer)}\n`;
