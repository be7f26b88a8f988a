import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { sqlState } from '../../data/transaction.ts';
import type { App, Locale } from '../../shared/context.ts';
import { AppError, badInput, ERROR_CODES, type ErrorCode, type Reason, rateLimited } from '../../shared/errors.ts';
import { messageOf } from '../../words/index.ts';

/** What the wording of an error depends on; the same at both doors. */
export interface ErrorScene {
  locale: Locale;
  requestId: string;
  app: Pick<App, 'log' | 'watch'>;
}

const KNOWN_CODES: ReadonlySet<string> = new Set(ERROR_CODES);
/** Apollo's and graphql-js's own codes, in the words of the contract. */
const TRANSLATED: Record<string, [ErrorCode, Reason]> = {
  BAD_REQUEST: ['BAD_USER_INPUT', 'INVALID_REQUEST'],
  OPERATION_RESOLUTION_FAILURE: ['BAD_USER_INPUT', 'INVALID_REQUEST'],
  PERSISTED_QUERY_NOT_SUPPORTED: ['BAD_USER_INPUT', 'INVALID_REQUEST'],
  PERSISTED_QUERY_HASH_MISMATCH: ['BAD_USER_INPUT', 'INVALID_REQUEST'],
  BAD_USER_INPUT: ['BAD_USER_INPUT', 'INVALID_INPUT'],
  GRAPHQL_PARSE_FAILED: ['GRAPHQL_PARSE_FAILED', 'INVALID_DOCUMENT'],
  GRAPHQL_VALIDATION_FAILED: ['GRAPHQL_VALIDATION_FAILED', 'INVALID_DOCUMENT'],
  PERSISTED_QUERY_NOT_FOUND: ['PERSISTED_QUERY_NOT_FOUND', 'PERSISTED_QUERY_NOT_FOUND'],
};

/**
 * The one form of every error that leaves the house, over HTTP and WebSocket alike: code, reason, faults with messages
 * in the language of the request, the request's id. An unexpected error shows nothing of its inside; the log has it
 * whole, under the same id.
 */
export function formatError(error: unknown, scene: ErrorScene): GraphQLFormattedError {
  const formatted = wordError(error, scene);
  scene.app.watch.error(formatted.extensions.code);
  return formatted;
}

type WordedError = GraphQLFormattedError & { extensions: { code: string; [key: string]: unknown } };

function wordError(error: unknown, scene: ErrorScene): WordedError {
  const outer = error instanceof GraphQLError ? error : null;
  const place = {
    ...(outer?.locations && { locations: outer.locations }),
    ...(outer?.path && { path: outer.path }),
  };
  const known = toAppError(error);
  if (known) return { message: wordsOf(known, scene.locale), ...place, extensions: extensionsOf(known, scene) };

  const translated = outer && translatedOf(outer);
  // Parse, validation and variable errors speak about the client's own document: their English text helps and is safe.
  if (outer && translated) {
    const [code, reason] = translated;
    return {
      message: aboutDocument(outer, reason, scene.locale),
      ...place,
      extensions: { code, reason, requestId: scene.requestId },
    };
  }
  scene.app.log.error(
    { err: outer?.originalError ?? error, requestId: scene.requestId, path: outer?.path },
    'unexpected error',
  );
  return {
    message: messageOf('INTERNAL_ERROR', scene.locale),
    ...place,
    extensions: { code: 'INTERNAL_SERVER_ERROR', reason: 'INTERNAL_ERROR', requestId: scene.requestId },
  };
}

function translatedOf(error: GraphQLError): [ErrorCode, Reason] | undefined {
  if (error.originalError) return undefined;
  // A compiled query's errors have no extensions.
  const { code, http } = (error.extensions ?? {}) as { code?: string; http?: { status?: number } };
  const translated = code === undefined ? undefined : TRANSLATED[code];
  // Apollo refuses some requests (a wrong hash of a persisted query) with a status and no code of its own.
  const isRefusal = http?.status !== undefined && http.status >= 400 && http.status < 500;
  return translated ?? (isRefusal ? ['BAD_USER_INPUT', 'INVALID_REQUEST'] : undefined);
}

/** graphql-js speaks English about the client's own document; it stands behind our words in other languages. */
function aboutDocument(error: GraphQLError, reason: Reason, locale: Locale): string {
  // Clients recognise this one by its text.
  if (reason === 'PERSISTED_QUERY_NOT_FOUND') return messageOf(reason, 'en');
  return locale === 'en' ? error.message : `${messageOf(reason, locale)} (${error.message})`;
}

/**
 * What graphql-js says when an argument turns out wrong only at execution, such as null from a variable with a default:
 * a fault of input with its path, without the value.
 */
function argumentFault(error: unknown): AppError | null {
  if (!(error instanceof GraphQLError) || error.originalError) return null;
  const match = /^Argument "(\w+)" (of non-null type|of required type|has invalid value)/.exec(error.message);
  if (!match) return null;
  return badInput([{ path: match[1]!, reason: match[2] === 'has invalid value' ? 'INVALID_VALUE' : 'REQUIRED' }]);
}

/** The domain's own error inside a wrapper of graphql-js, or one that a database error stands for. */
function toAppError(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  const inner = error instanceof GraphQLError ? error.originalError : error;
  if (inner instanceof AppError) return inner;
  const fault = argumentFault(inner ?? error);
  if (fault) return fault;
  // pg-pool has no code for it: all connections were busy for as long as a statement may run.
  if ((inner as Error | null)?.message === 'timeout exceeded when trying to connect')
    return rateLimited('SERVER_BUSY', 1);
  switch (sqlState(inner)) {
    case '57014':
      return new AppError('QUERY_TOO_COSTLY', 'QUERY_TIMEOUT');
    // Somebody holds a lock for longer than anybody waits.
    case '55P03':
      return rateLimited('SERVER_BUSY', 1);
    case '22021':
      return badInput([]);
    case '40001':
    case '40P01':
      return new AppError('CONFLICT', 'CONCURRENT_CHANGE');
    default:
      return null;
  }
}

function wordsOf({ reason, details }: AppError, locale: Locale): string {
  return messageOf(reason, locale, {
    ...(details.limit !== undefined && { limit: details.limit }),
    ...(details.cost !== undefined && { cost: details.cost }),
    ...(details.retryAfterSeconds !== undefined && { seconds: details.retryAfterSeconds }),
  });
}

function extensionsOf(
  { code, reason, details }: AppError,
  { locale, requestId }: ErrorScene,
): WordedError['extensions'] {
  const { fields, ...rest } = details;
  const worded = fields?.map((fault) => ({
    ...fault,
    message: messageOf(fault.reason, locale, fault.limit === undefined ? {} : { limit: fault.limit }),
  }));
  return {
    code: KNOWN_CODES.has(code) ? code : 'INTERNAL_SERVER_ERROR',
    reason,
    ...rest,
    ...(worded && { fields: worded }),
    requestId,
  };
}
