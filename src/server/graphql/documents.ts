import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { App } from '../../shared/context.ts';
import type { Payer } from '../../shared/cost-budget.ts';
import { AppError } from '../../shared/errors.ts';
import { LIMITS, shapeRefusal, tokenRefusal } from './limits.ts';
import type { RegisteredDocuments } from './registered.ts';

/** A document that was read once: either it may be executed, or the errors say why not. */
interface Prepared {
  document: DocumentNode | null;
  errors: readonly GraphQLError[];
}

/** Parses and validates, and remembers; both doors ask the same one. */
export interface Documents {
  /** The refusal instead, RATE_LIMITED, when reading it is more than its sender can pay. */
  prepare(source: string, payer?: { app: App } & Payer): Prepared;
  /** One that is remembered; null otherwise. Costs its sender nothing. */
  known(source: string): Prepared | null;
}

/** Reading a document costs as much as making a node for every so many characters. */
const CHARACTERS_A_NODE = 4;
/** Validation stops at so many errors, and says so in one more. */
const MAX_ERRORS = 8;
/** Longer documents are read each time. Characters. */
const MAX_REMEMBERED_LENGTH = 10_000;
/** Of all remembered documents together, in characters. One that was read takes up to 113 bytes a character (measured). */
const MAX_REMEMBERED = 500_000;

/**
 * Documents of a schema. With introspection off, messages do not suggest names either. With `registered`, clients may send only these
 * (BAD_USER_INPUT, DOCUMENT_NOT_REGISTERED); what nobody pays for is the server's own.
 */
export function createDocuments(
  schema: GraphQLSchema,
  introspection: boolean,
  registered: RegisteredDocuments | null = null,
): Documents {
  const rules = introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  const remembered = new LRUCache<string, Prepared>({
    maxSize: MAX_REMEMBERED,
    maxEntrySize: MAX_REMEMBERED_LENGTH,
    sizeCalculation: (_, source) => source.length,
  });

  const read = (source: string, isOwn: boolean): Prepared => {
    const document = parse(source, { maxTokens: LIMITS.tokens });
    const refusal = shapeRefusal(document);
    if (refusal) return { document: null, errors: [refusal] };
    if (registered && !isOwn && !registered.has(document)) return { document: null, errors: [notRegistered()] };
    const errors = validate(schema, document, rules, { maxErrors: MAX_ERRORS });
    if (errors.length === 0) return { document, errors };
    return { document: null, errors: errors.map((error) => asValidationError(error, introspection)) };
  };

  const readSafely = (source: string, isOwn: boolean): Prepared => {
    try {
      return read(source, isOwn);
    } catch (error) {
      return { document: null, errors: [depthRefusal(error) ?? tokenRefusal(error) ?? asParseError(error)] };
    }
  };

  return {
    known: (source) => remembered.get(source) ?? null,
    prepare: (source, payer) => {
      const found = remembered.get(source);
      if (found) return found;
      const refusal = payer?.app.budget.pay(payer, Math.ceil(source.length / CHARACTERS_A_NODE));
      if (refusal) return { document: null, errors: [refusal] };
      const prepared = readSafely(source, payer === undefined);
      if (prepared.document) remembered.set(source, prepared);
      return prepared;
    },
  };
}

const notRegistered = () => new AppError('BAD_USER_INPUT', 'DOCUMENT_NOT_REGISTERED');

function asParseError(error: unknown): GraphQLError {
  if (!(error instanceof GraphQLError)) throw error;
  return withCode(error, error.message, 'GRAPHQL_PARSE_FAILED');
}

/** Nested deeper than the stack: so deep that even reading it ends. */
function depthRefusal(error: unknown): AppError | null {
  return error instanceof RangeError
    ? new AppError('QUERY_TOO_COSTLY', 'QUERY_TOO_DEEP', { limit: LIMITS.depth })
    : null;
}

function asValidationError(error: GraphQLError, introspection: boolean): GraphQLError {
  const message = introspection ? error.message : error.message.replace(/ ?Did you mean (.+?)\?$/, '');
  return withCode(error, message, 'GRAPHQL_VALIDATION_FAILED');
}

function withCode(error: GraphQLError, message: string, code: string): GraphQLError {
  return new GraphQLError(message, {
    ...(error.nodes && { nodes: error.nodes }),
    ...(error.source && { source: error.source }),
    ...(error.positions && { positions: error.positions }),
    extensions: { code, http: { status: 400 } },
  });
}

/**
 * The operation to run. @throws AppError BAD_USER_INPUT (UNKNOWN_OPERATION) when the document has several and none is
 * named, or not this one.
 */
export function operationOf(document: DocumentNode, name: string | null | undefined): OperationDefinitionNode {
  const operation = getOperationAST(document, name);
  if (!operation) throw new AppError('BAD_USER_INPUT', 'UNKNOWN_OPERATION');
  return operation;
}

/** Kind and name of an operation for the log, such as `query Rooms`. */
export function describeOperation({ operation, name }: OperationDefinitionNode): string {
  return name ? `${operation} ${name.value.slice(0, 100)}` : operation;
}
