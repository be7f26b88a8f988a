import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLObjectType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { expect, it } from 'vitest';
import { createSchema } from '../../src/schema.ts';
import { makePost } from '../companions/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { makePerson } from '../kit/make.ts';
import { makePlanner } from '../planners/kit.ts';

const MANY = 15_000;
/** What fits into a request. */
const MAX_CHARACTERS = 200_000;
const schema = createSchema();
const server = await startTestApp();
const person = await makePerson(server);
const post = await makePost(server, person);
const planner = await makePlanner(person);

/** What a mutation is about: a list inside is looked at only when the thing is there, and one's own. */
const OWN: Record<string, unknown> = {
  'updateCompanion.id': post.id,
  'setPlannerLegs.id': planner.id,
  'setDayStops.dayId': planner.days[0]!.id,
};

/** How a field of a type that is no root is reached; a new type with a list in its arguments needs a line here. */
const WAYS: Record<string, (selection: string) => string> = {
  Viewer: (selection) => `viewer { ${selection} }`,
  Companion: (selection) => `companion(id: "${post.id}") { ${selection} }`,
};

interface Found {
  type: GraphQLObjectType;
  field: GraphQLField<unknown, unknown>;
  argument: GraphQLArgument;
  /** From the argument down, `filter.status`. */
  path: string;
  list: GraphQLInputType;
}

const nullable = (type: GraphQLInputType) => (isNonNullType(type) ? type.ofType : type);

/** Every list that can be handed in. */
const lists: Found[] = Object.values(schema.getTypeMap())
  .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
  .flatMap((type) => Object.values((type as GraphQLObjectType).getFields()).map((field) => ({ type, field })))
  .flatMap(({ type, field }) =>
    field.args.flatMap((argument) =>
      below(argument.name, argument.type).map((list) => ({
        type: type as GraphQLObjectType,
        field,
        argument,
        ...list,
      })),
    ),
  );

function below(path: string, type: GraphQLInputType): { path: string; list: GraphQLInputType }[] {
  const inner = nullable(type);
  if (isListType(inner)) return [{ path, list: inner }];
  if (!isInputObjectType(inner)) return [];
  return Object.values(inner.getFields()).flatMap((member) => below(`${path}.${member.name}`, member.type));
}

const SCALARS: Record<string, unknown> = {
  Int: 1,
  Float: 1,
  Boolean: true,
  String: 'text',
  ID: 'kr-jeju',
  Date: '2027-05-01',
  UUID: '00000000-0000-4000-8000-000000000000',
  DateTime: '2027-05-01T00:00:00Z',
};

/** A value of a type with what it requires; at `path` the list has thousands of items. */
function exampleOf(type: GraphQLInputType, here: string, path: string): unknown {
  const inner = nullable(type);
  if (isListType(inner)) return here === path ? manyOf(exampleOf(inner.ofType, '', path)) : [];
  if (isEnumType(inner)) return inner.getValues()[0]!.name;
  if (!isInputObjectType(inner)) return SCALARS[inner.name] ?? 'text';
  const members = Object.values(inner.getFields()).filter((member) => isAsked(member, `${here}.${member.name}`, path));
  return Object.fromEntries(members.map(({ name, type }) => [name, exampleOf(type, `${here}.${name}`, path)]));
}

const manyOf = (item: unknown) =>
  Array(Math.min(MANY, Math.floor(MAX_CHARACTERS / (JSON.stringify(item).length + 1)))).fill(item);

const isAsked = (member: GraphQLArgument | GraphQLInputField, here: string, path: string) =>
  path === here || path.startsWith(`${here}.`) || (isNonNullType(member.type) && member.defaultValue === undefined);

function documentOf({ type, field, path }: Found): { query: string; variables: Record<string, unknown> } {
  const asked = field.args.filter((argument) => isAsked(argument, argument.name, path));
  const variables = Object.fromEntries(
    asked.map(({ name, type }) => [name, OWN[`${field.name}.${name}`] ?? exampleOf(type, name, path)]),
  );
  const definitions = asked.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const given = asked.map(({ name }) => `${name}: $${name}`).join(', ');
  const selection =
    isObjectType(getNamedType(field.type)) || 'getFields' in getNamedType(field.type) ? '{ __typename }' : '';
  const text = `${field.name}(${given}) ${selection}`;
  const root = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].indexOf(type);
  const way = WAYS[type.name];
  if (root < 0 && !way) throw new Error(`No way to ${type.name}.${field.name}`);
  const kind = ['query', 'mutation', 'subscription'][Math.max(root, 0)];
  return { query: `${kind} (${definitions}) { ${way ? way(text) : text} }`, variables };
}

it('finds the lists of the schema', () => {
  expect(lists.map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      'filter.authorAgeGroups',
      'filter.status',
      'filter.category',
      'stops',
      'legs',
      'ids',
      'status',
    ]),
  );
});

it.each(lists.map((list) => [`${list.type.name}.${list.field.name}`, list.path, list] as const))(
  '%s refuses thousands in %s, by name, and says how many may be',
  async (_field, path, list) => {
    const { query, variables } = documentOf(list);
    // Over a socket a frame ends at 64 KB, long before.
    const { errors } = await person.send(query, variables);
    const faults = errors.flatMap(
      ({ extensions }) => (extensions.fields ?? []) as unknown as Record<string, unknown>[],
    );
    const fault = faults.find((one) => one.path === path);
    expect(fault, JSON.stringify(errors).slice(0, 400)).toMatchObject({
      reason: 'TOO_MANY',
      limit: expect.any(Number),
    });
    expect(fault!.limit).toBeLessThanOrEqual(1_000);
    const named = getNamedType(list.list);
    if (isEnumType(named)) expect(fault!.limit).toBe(named.getValues().length);
  },
);

it('an enum list of every value is no fault', async () => {
  const all = ['TEENS', 'TWENTIES', 'THIRTIES', 'FORTIES_UP'];
  const query = 'query ($filter: CompanionFilter) { companions(filter: $filter) { totalCount } }';
  expect((await person.ask(query, { filter: { authorAgeGroups: all } })).companions.totalCount).toBe(1);
});
