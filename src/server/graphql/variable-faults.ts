import {
  type ArgumentNode,
  coerceInputValue,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  isInputType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  typeFromAST,
  type ValueNode,
  visit,
} from 'graphql';
import { badInput, type FieldFault } from '../../shared/errors.ts';
import { isReason } from '../../words/index.ts';

const MAX_FAULTS = 50;

/** What faults are looked for in. */
export interface VariablesOfOperation {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
}

/** What variables are refused with: all their faults (BAD_USER_INPUT), without their values, instead of graphql-js's own words. */
export function variableErrors(
  schema: GraphQLSchema,
  { document, operation, variables }: VariablesOfOperation,
  errors: readonly GraphQLError[],
): readonly GraphQLError[] {
  const faults = variableFaults(schema, document, operation, variables);
  // Its own words would show the value.
  const isAboutVariables = faults.length > 0 || errors.every(({ message }) => message.startsWith('Variable "'));
  return isAboutVariables ? [badInput(faults)] : errors;
}

/**
 * All faults of the variables of an operation by the schema's types, each with its path from the argument down
 * (`input.startDate`), whatever the variable is called. Values are not echoed: one may be a password.
 */
function variableFaults(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): FieldFault[] {
  const places = argumentPaths(document);
  const faults: FieldFault[] = [];
  for (const definition of operation.variableDefinitions ?? []) {
    const name = definition.variable.name.value;
    const type = typeFromAST(schema, definition.type as never);
    if (!type || !isInputType(type)) continue;
    const place = places.get(name) ?? name;
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (value === undefined || value === null) {
      const isMissing = isNonNullType(type) && !(value === undefined && definition.defaultValue);
      if (isMissing) faults.push({ path: place, reason: 'REQUIRED' });
      continue;
    }
    try {
      coerceInputValue(value, type, (path, invalidValue, error) => {
        if (faults.length === MAX_FAULTS) throw ENOUGH;
        faults.push(faultOf([place, ...path].join('.'), invalidValue, error));
      });
    } catch (error) {
      if (error === ENOUGH) return faults;
      throw error;
    }
  }
  return faults;
}

/** Ends a walk over a huge list of faults. */
const ENOUGH = new Error('Enough faults');

function faultOf(path: string, invalidValue: unknown, error: GraphQLError): FieldFault {
  const missing = /^Field "(\w+)" of required type/.exec(error.message);
  if (missing) return { path: `${path}.${missing[1]}`, reason: 'REQUIRED' };
  const unknown = /^Field "(\w+)" is not defined/.exec(error.message);
  if (unknown) return { path: `${path}.${unknown[1]}`, reason: 'UNKNOWN_FIELD' };
  if (invalidValue === null) return { path, reason: 'REQUIRED' };
  // A scalar of ours that refuses with a GraphQLError is handed on as it is, any other error wrapped.
  const inner = error.originalError?.message ?? error.message;
  return { path, reason: isReason(inner) ? inner : 'INVALID_VALUE' };
}

/** Where each variable is used first, as a path from the argument: `$i` in `createPlace(input: $i)` is `input`. */
function argumentPaths(document: DocumentNode): Map<string, string> {
  const paths = new Map<string, string>();
  visit(document, {
    Argument: (argument: ArgumentNode) => {
      collect(argument.value, argument.name.value, paths);
    },
  });
  return paths;
}

function collect(value: ValueNode, path: string, paths: Map<string, string>): void {
  if (value.kind === Kind.VARIABLE) {
    if (!paths.has(value.name.value)) paths.set(value.name.value, path);
  } else if (value.kind === Kind.OBJECT) {
    for (const field of value.fields) collect(field.value, `${path}.${field.name.value}`, paths);
  } else if (value.kind === Kind.LIST) {
    value.values.forEach((item, i) => {
      collect(item, `${path}.${i}`, paths);
    });
  }
}
