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
import { AppError } from '../shared/errors.ts';
import { LIMITS, shapeRefusal, tokenRefusal } from './limits.ts';

/** A document that was read once: either it may be executed, or the errors say why not. */
export interface Prepared {
  document: DocumentNode | null;
  errors: readonly GraphQLError[];
}

/** Parses and validates, and remembers; both doors ask the same one. */
export interface Documents {
  prepare(source: string): Prepared;
}

const MAX_REMEMBERED = 1_000;
const MAX_REMEMBERED_LENGTH = 10_000;

/** Documents of a schema. With introspection off, messages do not suggest names either. */
export function createDocuments(schema: GraphQLSchema, introspection: boolean): Documents {
  const rules = introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  const remembered = new Map<string, Prepared>();

  const read = (source: string): Prepared => {
    let document: DocumentNode;
    try {
      document = parse(source, { maxTokens: LIMITS.tokens });
    } catch (error) {
      return { document: null, errors: [tokenRefusal(error) ?? asParseError(error)] };
    }
    const refusal = shapeRefusal(document);
    if (refusal) return { document: null, errors: [refusal] };
    const errors = validate(schema, document, rules, { maxErrors: 20 });
    if (errors.length === 0) return { document, errors };
    return { document: null, errors: errors.map((error) => asValidationError(error, introspection)) };
  };

  return {
    prepare: (source) => {
      const known = remembered.get(source);
      if (known) return known;
      const prepared = read(source);
      if (source.length > MAX_REMEMBERED_LENGTH) return prepared;
      // The oldest goes: a Map keeps the order of insertion.
      if (remembered.size >= MAX_REMEMBERED) remembered.delete(remembered.keys().next().value!);
      remembered.set(source, prepared);
      return prepared;
    },
  };
}

function asParseError(error: unknown): GraphQLError {
  const syntax = error as GraphQLError;
  return withCode(syntax, syntax.message, 'GRAPHQL_PARSE_FAILED');
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
