import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { readViewer } from '../../accounts/viewer.ts';
import type { App, Context, Door } from '../../shared/context.ts';
import { cookieLine, cookieValue } from '../../shared/cookies.ts';
import { AppError } from '../../shared/errors.ts';
import { isOriginAllowed } from '../../shared/origins.ts';
import '../http/watch-http.ts';
import { addressOf, createContext, localeOf } from '../http/request-context.ts';
import { type SendPage, wantsPage } from '../playground/playground.ts';
import { beforeDeadline } from './deadline.ts';
import type { Direct } from './direct.ts';
import { refuseExpiredSession } from './expired-session.ts';
import { type Explain, wantsExplanation } from './explain.ts';
import { formatError } from './format-error.ts';

/**
 * The GraphQL route: POST, and GET for those that send a header that no plain link can (CSRF). A GET that asks for HTML
 * gets the playground.
 */
export function mountGraphql(http: FastifyInstance, app: App, ways: Ways, sendPage: SendPage): void {
  http.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    handler: async (request, reply) => {
      if (!isOriginAllowed(app, request.headers.origin, request.headers.host))
        throw new AppError('FORBIDDEN', 'ORIGIN_NOT_ALLOWED');
      if (wantsPage(request)) return sendPage(request, reply);
      return answer(app, ways, request, reply);
    },
  });
  http.route({
    method: ['PUT', 'PATCH', 'DELETE'],
    url: '/graphql',
    handler: async (_request, reply) => {
      reply.code(405).header('allow', 'GET, POST');
      return { error: 'GraphQL takes POST and GET.' };
    },
  });
}

/** What answers requests: the direct way first, Apollo what it leaves; `explain` where it is asked for. */
interface Ways {
  apollo: ApolloServer<Context>;
  direct: Direct;
  explain: Explain;
}

async function answer(app: App, { apollo, direct, explain }: Ways, request: FastifyRequest, reply: FastifyReply) {
  // Before Apollo: what fails here is masked by our own error handler.
  const ctx = await httpContext(app, request, reply);
  const { accept } = request.headers;
  const isExplained = wantsExplanation(app, request);
  const short = isExplained ? null : await direct.answer({ method: request.method, accept, body: request.body }, ctx);
  if (short) {
    if (ctx.door.operation) request.operation = ctx.door.operation;
    return reply.code(short.status).header('content-type', short.contentType).send(short.body);
  }
  const {
    status = 200,
    headers,
    body,
  } = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: request.method,
      headers: headerMap(request),
      search: request.url.slice(request.url.indexOf('?') + 1 || request.url.length),
      body: request.body,
    },
    context: async () => ctx,
  });
  if (ctx.door.operation) request.operation = ctx.door.operation;
  if (body.kind !== 'complete') throw new Error('Incremental delivery is not offered');
  for (const [name, value] of headers) reply.header(name, value);
  const contentType = headers.get('content-type');
  if (status === 200 && contentType) direct.learn(accept, contentType);
  reply.code(status);
  const text = status >= 400 ? inOurForm(body.string, ctx) : body.string;
  return reply.send(isExplained ? explain(text, request.body, ctx) : text);
}

/** What Apollo refuses before it knows the context (CSRF, a body that is no request) it words itself: say it in our way. */
function inOurForm(text: string, ctx: Context): string {
  const { errors } = JSON.parse(text) as { errors?: { message: string; extensions?: Record<string, unknown> }[] };
  if (!errors || errors.every((error) => error.extensions?.requestId)) return text;
  return JSON.stringify({ errors: errors.map((error) => formatError(refusalOf(error), ctx)) });
}

function refusalOf({ message, extensions }: { message: string; extensions?: Record<string, unknown> }): GraphQLError {
  if (message.includes('Cross-Site Request Forgery')) return new AppError('BAD_USER_INPUT', 'CSRF_PREVENTED');
  return new GraphQLError(message.trim(), { extensions: extensions ?? {} });
}

function headerMap(request: FastifyRequest): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

/** The context of a request: who asks, in which language. @throws AppError QUERY_TOO_COSTLY when the database does not answer. */
export async function httpContext(app: App, request: FastifyRequest, reply: FastifyReply): Promise<Context> {
  const door = httpDoor(app, request, reply);
  const viewer = await beforeDeadline(app, readViewer(app, door, request.headers.authorization));
  const ctx = createContext(app, door, viewer, localeOf(request.headers['accept-language']), request.id);
  ctx.span = request.span ?? null;
  return ctx;
}

/**
 * The same for files beside GraphQL. @throws AppError UNAUTHENTICATED (SESSION_EXPIRED) when the request brings a
 * token that does not count; QUERY_TOO_COSTLY as `httpContext`.
 */
export async function fileContext(app: App, request: FastifyRequest, reply: FastifyReply): Promise<Context> {
  const ctx = await httpContext(app, request, reply);
  refuseExpiredSession(ctx.door);
  return ctx;
}

function httpDoor(app: App, request: FastifyRequest, reply: FastifyReply): Door {
  return {
    kind: 'http',
    ip: addressOf(app, request.raw),
    userAgent: request.headers['user-agent']?.slice(0, 400) ?? null,
    cookie: (cookie) => cookieValue(app.config, cookie, request.headers.cookie),
    setCookie: (cookie, value) => {
      const earlier = (reply.getHeader('set-cookie') as string[] | undefined) ?? [];
      reply.removeHeader('set-cookie');
      reply.header('set-cookie', [...earlier, cookieLine(app.config, cookie, value)]);
    },
  };
}
