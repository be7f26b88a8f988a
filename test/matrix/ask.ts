import { type GraphQLField, type GraphQLSchema, getNamedType, isAbstractType, isLeafType, isObjectType } from 'graphql';
import type { Failure, TestClient } from '../kit/client.ts';
import { TestSocket } from '../kit/socket.ts';
import { until } from '../kit/until.ts';
import type { Outcome } from './table.ts';

/** The operations of a schema, such as `Query.viewer`. */
export function operationsOf(schema: GraphQLSchema): Map<string, GraphQLField<unknown, unknown>> {
  const roots = [schema.getQueryType()!, schema.getMutationType()!, schema.getSubscriptionType()!];
  return new Map(
    roots.flatMap((root) =>
      Object.values(root.getFields()).map((field) => [`${root.name}.${field.name}`, field] as const),
    ),
  );
}

/** A document that asks for one operation with these arguments, and of its answer the least that tells what happened. */
export function documentOf(name: string, field: GraphQLField<unknown, unknown>, args: Record<string, unknown>): string {
  const given = field.args.filter((argument) => argument.name in args);
  const variables = given.map((argument) => `$${argument.name}: ${argument.type}`).join(', ');
  const values = given.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  const kind = name.split('.')[0]!.toLowerCase();
  return `${kind} ${variables && `(${variables})`} { ${field.name}${values && `(${values})`} ${selectionOf(field)} }`;
}

function selectionOf(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return '';
  if (isAbstractType(type) || !isObjectType(type)) return '{ __typename }';
  const fields = type.getFields();
  if (fields.nodes)
    return isAbstractType(getNamedType(fields.nodes.type)) ? '{ nodes { __typename } }' : '{ nodes { id } }';
  return fields.id ? '{ id }' : '{ __typename }';
}

/** Asks as somebody, over the door of the operation, and says what happened in the words of the table. */
export async function ask(client: TestClient, document: string, args: Record<string, unknown>): Promise<Outcome> {
  if (document.startsWith('subscription')) return follow(client, document, args);
  const { data, errors } = await client.send(document, args);
  return errors.length > 0 ? told(errors) : shown(Object.values(data as object)[0]);
}

async function follow(client: TestClient, document: string, args: Record<string, unknown>): Promise<Outcome> {
  const socket = new TestSocket(client);
  try {
    const following = socket.subscribe(document, args);
    await until(() => following.events.length > 0 || following.errors.length > 0 || following.completed);
    return following.errors.length > 0 ? told(following.errors) : shown(following.events[0]);
  } finally {
    await socket.dispose();
  }
}

function told([error]: readonly Failure[]): Outcome {
  const { code, reason, fields } = error!.extensions;
  return `${code} ${fields ? fields.map((fault) => `${fault.path} ${fault.reason}`).join(', ') : reason}`;
}

function shown(value: unknown): Outcome {
  if (value === null || value === undefined) return 'NULL';
  if (value === 0) return 'ZERO';
  const list = Array.isArray(value) ? value : (value as { nodes?: unknown[] }).nodes;
  return list?.length === 0 ? 'EMPTY' : 'OK';
}
