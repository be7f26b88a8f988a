import { ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { type DocumentNode, GraphQLError, type GraphQLFormattedError, type GraphQLSchema, Kind } from 'graphql';
import type { App, Context } from '../../shared/context.ts';
import { AppError } from '../../shared/errors.ts';
import { CHALLENGE } from '../http/request-context.ts';
import { knowsOnlyJson } from './accept.ts';
import { type Documents, describeOperation, operationOf } from './documents.ts';
import type { Executor } from './execute.ts';
import { refuseExpiredSessionOf } from './expired-session.ts';
import { formatError } from './format-error.ts';

/** Where formatError leaves the error itself for willSendResponse, which knows the language; JSON does not see it. */
const ORIGINAL = Symbol('original');

/** Apollo Server over our own documents and executor; `start()` was called, `stop()` is the caller's. */
export async function createApollo(
  schema: GraphQLSchema,
  app: App,
  documents: Documents,
  executor: Executor,
): Promise<ApolloServer<Context>> {
  const apollo = new ApolloServer<Context>({
    gateway: {
      load: async () => ({
        schema,
        executor: async ({ document, operation, request, context }) => {
          const variables = (request.variables ?? {}) as Record<string, unknown>;
          return (await executor.execute({ document, operation, variables }, context as unknown as Context)) as never;
        },
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
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    // Our own documents are the store; see `documentsPlugin`.
    documentStore: null,
    formatError: (formatted, error) => ({ ...formatted, [ORIGINAL]: error }),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      documentsPlugin(schema, documents),
      errorsPlugin(app),
    ],
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
function documentsPlugin(schema: GraphQLSchema, documents: Documents): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => {
      let errors: readonly GraphQLError[] = [];
      return {
        didResolveSource: async (request) => {
          const prepared = documents.prepare(request.source, request.contextValue);
          errors = prepared.errors;
          // An empty document keeps Apollo from parsing and validating what was refused already.
          (request as { document?: DocumentNode }).document = prepared.document ?? EMPTY_DOCUMENT;
        },
        didResolveOperation: async ({ document, request, contextValue }) => {
          if (errors.length > 0) throw new RefusedDocument(errors);
          const operation = refusing(() => operationOf(document, request.operationName));
          // Apollo hands out a copy of the context; the door is the same.
          contextValue.door.operation = describeOperation(operation);
          if (operation.operation === 'subscription')
            throw new RefusedDocument([new AppError('BAD_USER_INPUT', 'SUBSCRIPTION_NEEDS_WEBSOCKET')]);
          refusing(() => refuseExpiredSessionOf(operation, document, schema, contextValue.door));
        },
      };
    },
  };
}
const EMPTY_DOCUMENT = { kind: Kind.DOCUMENT, definitions: [] } as DocumentNode;

/** Carries several errors, and their HTTP status, through a hook that can throw only one. */
class RefusedDocument extends GraphQLError {
  readonly errors: readonly GraphQLError[];
  constructor(errors: readonly GraphQLError[]) {
    const isExpired = errors.some((error) => error instanceof AppError && error.code === 'UNAUTHENTICATED');
    const http = isExpired ? { status: 401, headers: new HeaderMap([CHALLENGE]) } : { status: 400 };
    super('The document was refused', { extensions: { http } });
    this.errors = errors;
  }
}

function refusing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof AppError ? new RefusedDocument([error]) : error;
  }
}

/** Words every error in the language of the request, or masks it. */
function errorsPlugin(app: App): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ request, operation, response, contextValue }) => {
        if (response.body.kind !== 'single' || !response.body.singleResult.errors) return;
        const scene = { locale: contextValue.locale, requestId: contextValue.requestId, app };
        let isAboutDocument = operation !== undefined;
        response.body.singleResult.errors = response.body.singleResult.errors.flatMap((formatted) => {
          const original = (formatted as { [ORIGINAL]?: unknown })[ORIGINAL];
          isAboutDocument ||= original instanceof RefusedDocument;
          const errors = original instanceof RefusedDocument ? original.errors : [original];
          return errors.map((error): GraphQLFormattedError => formatError(error, scene));
        });
        if (
          [400, 401].includes(response.http.status ?? 200) &&
          isAboutDocument &&
          knowsOnlyJson(request.http?.headers.get('accept'))
        )
          response.http.status = 200;
      },
    }),
  };
}
