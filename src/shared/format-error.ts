import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { messageOf } from '../messages/index.ts';
import type { Locale } from './context.ts';
import { AppError, badInput, ERROR_CODES, type ErrorCode, type Reason } from './errors.ts';
import { sqlState } from './transaction.ts';

/** What the wording of an error depends on; the same at both doors. */
export interface ErrorScene {
  locale: Locale;
  requestId: string;
  log: Logger;
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
  const outer = error instanceof GraphQLError ? error : null;
  const place = {
    ...(outer?.locations && { locations: outer.locations }),
    ...(outer?.path && { path: outer.path }),
  };
  const known = toAppError(error);
  if (known) return { message: wordsOf(known, scene.locale), ...place, extensions: extensionsOf(known, scene) };

  const code = String(outer?.extensions.code ?? '');
  const translated = outer && !outer.originalError ? TRANSLATED[code] : undefined;
  // Parse, validation and variable errors speak about the client's own document: their English text helps and is safe.
  if (outer && translated) {
    return {
      message: outer.message,
      ...place,
      extensions: { code: translated[0], reason: translated[1], requestId: scene.requestId },
    };
  }
  scene.log.error(
    { err: outer?.originalError ?? error, requestId: scene.requestId, path: outer?.path },
    'unexpected error',
  );
  return {
    message: messageOf('INTERNAL_ERROR', scene.locale),
    ...place,
    extensions: { code: 'INTERNAL_SERVER_ERROR', reason: 'INTERNAL_ERROR', requestId: scene.requestId },
  };
}

/** The domain's own error inside a wrapper of graphql-js, or one that a database error stands for. */
function toAppError(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  const inner = error instanceof GraphQLError ? error.originalError : error;
  if (inner instanceof AppError) return inner;
  switch (sqlState(inner)) {
    case '57014':
      return new AppError('QUERY_TOO_COSTLY', 'QUERY_TIMEOUT');
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
    ...(details.retryAfterSeconds !== undefined && { seconds: details.retryAfterSeconds }),
  });
}

function extensionsOf({ code, reason, details }: AppError, { locale, requestId }: ErrorScene): Record<string, unknown> {
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
