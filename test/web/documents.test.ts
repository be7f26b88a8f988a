import { readFileSync } from 'node:fs';
import {
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  parse,
  typeFromAST,
} from 'graphql';
import { expect, it } from 'vitest';
import { createSchema } from '../../src/schema.ts';
import { createExecutor, isReady } from '../../src/server/graphql/execute.ts';
import { newId } from '../../src/shared/ids.ts';

const schema = createSchema();
const executor = createExecutor(schema);
const documents = Object.values(
  JSON.parse(readFileSync('web/src/gql/persisted-documents.json', 'utf8')) as Record<string, string>,
).map((text) => {
  const document = parse(text);
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  return { document, operation: operation as OperationDefinitionNode };
});
const queries = documents.filter(({ operation }) => operation.operation === 'query');

it.each(queries.map((query) => [query.operation.name!.value, query] as const))(
  'the app’s query %s is within what a document may cost',
  (_name, { document, operation }) => {
    const variables: Record<string, unknown> = {};
    for (const { variable, type } of operation.variableDefinitions ?? []) {
      const known = typeFromAST(schema, type as never) as GraphQLInputType;
      if (!isNonNullType(known)) continue;
      const named = getNamedType(known);
      variables[variable.name.value] = isEnumType(named)
        ? named.getValues()[0]!.name
        : {
            'ID!': newId(),
            'Int!': 1,
            'String!': '제주',
            'CompanionFilter!': {},
            'PlaceFilter!': {},
            'PlannerFilter!': {},
            'BoundsInput!': { west: 126, south: 33, east: 127, north: 34 },
          }[String(known)];
    }
    const ready = executor.prepare({ document, operation, variables });
    expect(isReady(ready) ? 'ready' : ready.errors).toBe('ready');
  },
);
