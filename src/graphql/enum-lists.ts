import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { Faults } from '../shared/faults.ts';

/**
 * Bounds every list of enum values that a client can hand in, in arguments and inside inputs: it has no more items than the enum
 * has values. What is longer is refused before the resolver runs: BAD_USER_INPUT with the path (`filter.status`), TOO_MANY and the
 * limit. Other lists are bounded by their services, which know how many make sense.
 */
export function boundEnumLists(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const check = checkOf(field.args);
      const { resolve, subscribe } = field;
      if (!check) continue;
      if (resolve)
        field.resolve = (source, args, ctx, info) => {
          refuse(check, args);
          return resolve(source, args, ctx, info);
        };
      if (subscribe)
        field.subscribe = (source, args, ctx, info) => {
          refuse(check, args);
          return subscribe(source, args, ctx, info);
        };
    }
  }
}

type Check = (value: unknown, path: string, faults: Faults) => void;

function refuse(check: Check, args: unknown): void {
  const faults = new Faults();
  check(args, '', faults);
  faults.check();
}

/** Looks into the members that hold a list somewhere; null when none does. Inputs do not hold themselves. */
function checkOf(members: readonly (GraphQLArgument | GraphQLInputField)[]): Check | null {
  const checks = members.flatMap(({ name, type }) => {
    const check = checkOfType(type);
    return check ? [{ name, check }] : [];
  });
  if (checks.length === 0) return null;
  return (value, path, faults) => {
    for (const { name, check } of checks) {
      const member = (value as Record<string, unknown>)[name];
      if (member !== null && member !== undefined) check(member, path === '' ? name : `${path}.${name}`, faults);
    }
  };
}

function checkOfType(type: GraphQLInputType): Check | null {
  const nullable = isNonNullType(type) ? type.ofType : type;
  if (isInputObjectType(nullable)) return checkOf(Object.values(nullable.getFields()));
  if (!isListType(nullable)) return null;
  const named = getNamedType(nullable);
  if (!isEnumType(named)) return null;
  const max = named.getValues().length;
  return (items, path, faults) => {
    if ((items as readonly unknown[]).length > max) faults.add(path, 'TOO_MANY', max);
  };
}
