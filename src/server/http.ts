import { ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import cors from '@fastify/cors';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import { type DocumentNode, GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { v7 as uuidv7 } from 'uuid';
import { readViewer } from '../accounts/viewer.ts';
import type { App, Context, Door } from '../shared/context.ts';
import { AppError } from '../shared/errors.ts';
import { formatError } from '../shared/format-error.ts';
import type { Documents } from './documents.ts';
import type { Execute } from './execute.ts';
import { LIMITS } from './limits.ts';
import { createContext, isOriginAllowed, localeOf, parseCookies } from './request-context.ts';

const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;
/** Where formatError leaves the error itself for willSendResponse, which knows the language; JSON does not see it. */
const ORIGINAL = Symbol('original');

/** Fastify with what all routes share: request ids, CORS, headers against sniffing, limits of size and time. */
export async function createHttp(app: App): Promise<FastifyInstance> {
  const http = fastify({
    bodyLimit: LIMITS.bodyBytes,
    trustProxy: app.config.trustProxy,
    genReqId: () => uuidv7(),
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    http: { headersTimeout: HEADERS_TIMEOUT_MS },
  });
  await http.register(cors, {
    delegator: (request, callback) => {
      const origin = isOriginAllowed(app, request.headers.origin, request.headers.host);
      callback(null, { origin, credentials: true, maxAge: 600, exposedHeaders: ['x-request-id'] });
    },
  });
  http.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'x-request-id': request.id,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    });
  });
  http.setErrorHandler((error, request, reply) => sendError(app, error, request, reply));
  http.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ error: 'Not found. GraphQL lives at /graphql.' }),
  );
  return http;
}

/** Faults before GraphQL (a body that is no JSON, or too large) in the form of all errors. */
function sendError(app: App, error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const status = (error as { statusCode?: number }).statusCode ?? 500;
  const known =
    error instanceof AppError ? error : status < 500 ? new AppError('BAD_USER_INPUT', 'INVALID_REQUEST') : error;
  const scene = { locale: localeOf(request.headers['accept-language']), requestId: request.id, log: app.log };
  return reply
    .code(known instanceof AppError && known.code === 'FORBIDDEN' ? 403 : status)
    .type('application/json; charset=utf-8')
    .send({ errors: [formatError(known, scene)] });
}

/** Apollo Server over our own documents and executor; `start()` was called, `stop()` is the caller's. */
export async function createApollo(
  schema: GraphQLSchema,
  app: App,
  documents: Documents,
  execute: Execute,
): Promise<ApolloServer<Context>> {
  const apollo = new ApolloServer<Context>({
    gateway: {
      load: async () => ({
        schema,
        executor: async ({ document, operation, request, context }) =>
          (await execute({
            document,
            operation,
            variables: (request.variables ?? {}) as Record<string, unknown>,
            ctx: context as unknown as Context,
          })) as never,
      }),
      onSchemaLoadOrUpdate: (notify) => {
        notify({ apiSchema: schema, coreSupergraphSdl: '' });
        return () => undefined;
      },
      stop: async () => undefined,
    },
    introspection: app.config.introspection,
    hideSchemaDetailsFromClientErrors: !app.config.introspection,
    includeStacktraceInErrorResponses: false,
    status400ForVariableCoercionErrors: true,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    // Our own documents are the store; see `documentsPlugin`.
    documentStore: null,
    formatError: (formatted, error) => ({ ...formatted, [ORIGINAL]: error }),
    plugins: [ApolloServerPluginCacheControlDisabled(), documentsPlugin(documents), errorsPlugin(app)],
    logger: {
      debug: () => undefined,
      info: () => undefined,
      warn: (m) => app.log.warn(m),
      error: (m) => app.log.error(m),
    },
  });
  await apollo.start();
  return apollo;
}

/** Gives Apollo the document that was parsed and validated once, or the reasons why not. */
function documentsPlugin(documents: Documents): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => {
      let errors: readonly GraphQLError[] = [];
      return {
        didResolveSource: async (request) => {
          const prepared = documents.prepare(request.source);
          errors = prepared.errors;
          // An empty document keeps Apollo from parsing and validating what was refused already.
          (request as { document?: DocumentNode }).document = prepared.document ?? EMPTY_DOCUMENT;
        },
        didResolveOperation: async () => {
          if (errors.length > 0) throw new RefusedDocument(errors);
        },
      };
    },
  };
}
const EMPTY_DOCUMENT = { kind: 'Document', definitions: [] } as unknown as DocumentNode;

/** Carries several errors through a hook that can throw only one. */
class RefusedDocument extends GraphQLError {
  readonly errors: readonly GraphQLError[];
  constructor(errors: readonly GraphQLError[]) {
    super('The document was refused', { extensions: { http: { status: 400 } } });
    this.errors = errors;
  }
}

/** Words every error in the language of the request, or masks it. */
function errorsPlugin(app: App): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ response, contextValue }) => {
        if (response.body.kind !== 'single' || !response.body.singleResult.errors) return;
        const scene = { locale: contextValue.locale, requestId: contextValue.requestId, log: app.log };
        response.body.singleResult.errors = response.body.singleResult.errors.flatMap((formatted) => {
          const original = (formatted as { [ORIGINAL]?: unknown })[ORIGINAL];
          const errors = original instanceof RefusedDocument ? original.errors : [original];
          return errors.map((error): GraphQLFormattedError => formatError(error, scene));
        });
      },
    }),
  };
}

/** The GraphQL route: POST, and GET for those that send a header that no plain link can (CSRF). */
export function mountGraphql(http: FastifyInstance, app: App, apollo: ApolloServer<Context>): void {
  http.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    handler: async (request, reply) => {
      if (!isOriginAllowed(app, request.headers.origin, request.headers.host))
        throw new AppError('FORBIDDEN', 'ORIGIN_NOT_ALLOWED');
      // Before Apollo: what fails here is masked by our own error handler.
      const door = httpDoor(request, reply);
      const viewer = await readViewer(app, door, request.headers.authorization);
      const ctx = createContext(app, door, viewer, localeOf(request.headers['accept-language']), request.id);
      const answer = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method: request.method,
          headers: headerMap(request),
          search: request.url.slice(request.url.indexOf('?') + 1 || request.url.length),
          body: request.body,
        },
        context: async () => ctx,
      });
      for (const [name, value] of answer.headers) reply.header(name, value);
      reply.code(answer.status ?? 200);
      if (answer.body.kind === 'complete') return reply.send(answer.body.string);
      throw new Error('Incremental delivery is not offered');
    },
  });
}

function headerMap(request: FastifyRequest): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

function httpDoor(request: FastifyRequest, reply: FastifyReply): Door {
  let cookies: Map<string, string> | null = null;
  return {
    kind: 'http',
    ip: request.ip,
    userAgent: request.headers['user-agent']?.slice(0, 400) ?? null,
    cookie: (name) => {
      cookies ??= parseCookies(request.headers.cookie);
      return cookies.get(name);
    },
    setCookie: (name, value, { path, maxAge, httpOnly, sameSite, secure }) => {
      const parts = [
        `${name}=${value}`,
        `Path=${path}`,
        `Max-Age=${maxAge}`,
        `SameSite=${sameSite === 'lax' ? 'Lax' : 'Strict'}`,
      ];
      if (httpOnly) parts.push('HttpOnly');
      if (secure) parts.push('Secure');
      const earlier = (reply.getHeader('set-cookie') as string[] | undefined) ?? [];
      reply.removeHeader('set-cookie');
      reply.header('set-cookie', [...earlier, parts.join('; ')]);
    },
  };
}
