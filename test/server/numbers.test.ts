import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { expect, it } from 'vitest';
import { createSchema } from '../../src/schema.ts';
import { createLog } from '../../src/shared/log.ts';
import { startTestApp } from '../kit/app.ts';
import type { Person } from '../kit/make.ts';
import { TestSocket } from '../kit/socket.ts';
import { operationsOf } from '../matrix/ask.ts';
import { makeWorld, type Scene } from '../matrix/scenes.ts';
import { TABLE } from '../matrix/table.ts';
import { post } from './doors-kit.ts';

/** As they stand in a document or in JSON: at the edges of what GraphQL and PostgreSQL call a whole number, and beyond. */
const WHOLE = [
  ...['0', '-0', '1', '-1', '100', '32768', '2147483646', '2147483647', '-2147483648'],
  ...['2147483648', '-2147483649', '9223372036854775808', '1e3', '1e400', '0.5', '"1"', 'null', '[]'],
];
/** The same for numbers with a fraction. */
const BROKEN = [
  ...['0', '-0', '-0.0', '1', '-1', '0.1', '1e-7', '33.458', '180', '-180', '20000'],
  ...['5e-324', '-5e-324', '2.2e-308', '1e-310', '2.3e-308', '1e-300', '1e-40', '1e300', '1e308', '-1e308'],
  ...['1.7976931348623157e308', '1e309', '-1e400', '1e-400', '9007199254740993', '123456789012345678901234567890'],
  ...['2147483648', '-2147483649', '9223372036854775808', '"1"', '"NaN"', '"Infinity"', 'null', 'true', '[]', '{}'],
];

const errors: string[] = [];
const server = await startTestApp({
  config: { rateLimitFactor: 1_000_000 },
  log: createLog('error', { write: (line: string) => void errors.push(line) }),
});
const world = await makeWorld(server);
const schema = createSchema();
const operations = operationsOf(schema);

type Path = string[];
interface Found {
  path: Path;
  numbers: readonly string[];
}
const isNumber = (type: GraphQLInputType) => ['Int', 'Float'].includes(getNamedType(type).name);

/** Where numbers stand in an input, from the argument down; a list is entered at 0. Each input type once. */
function numbersIn(input: GraphQLArgument | GraphQLInputField, seen: string[] = []): Found[] {
  const type = getNullableType(input.type);
  const inside = isListType(type) ? getNullableType(type.ofType as GraphQLInputType) : type;
  const here = isListType(type) ? [input.name, '0'] : [input.name];
  if (isNumber(inside)) return [{ path: here, numbers: getNamedType(inside).name === 'Int' ? WHOLE : BROKEN }];
  if (!isInputObjectType(inside) || seen.includes(inside.name)) return [];
  return Object.values(inside.getFields())
    .flatMap((field) => numbersIn(field, [...seen, inside.name]))
    .map(({ path, numbers }) => ({ path: [...here, ...path], numbers }));
}

/** The least value that an input takes. */
function least(type: GraphQLInputType): unknown {
  const inside = getNullableType(type);
  if (isListType(inside)) return [];
  if (isEnumType(inside)) return inside.getValues()[0]!.value;
  if (isInputObjectType(inside)) {
    const required = Object.values(inside.getFields()).filter(
      (f) => isNonNullType(f.type) && f.defaultValue === undefined,
    );
    return Object.fromEntries(required.map((field) => [field.name, least(field.type)]));
  }
  if (isNumber(inside)) return 1;
  if (inside.name === 'Date') return '2098-05-01';
  return inside.name === 'Boolean' ? true : 'x';
}

const HERE = '@@HERE@@';

/** The arguments with a mark at a path; what is missing on the way is filled in. */
function marked(
  args: Record<string, unknown>,
  path: Path,
  inputs: readonly (GraphQLArgument | GraphQLInputField)[],
): Record<string, unknown> {
  const [name, ...rest] = path;
  const input = inputs.find((one) => one.name === name)!;
  const type = getNullableType(input.type);
  if (rest.length === 0) return { ...args, [name!]: HERE };
  if (isListType(type)) {
    const inside = getNullableType(type.ofType as GraphQLInputType);
    if (rest.length === 1) return { ...args, [name!]: [HERE] };
    const first =
      (args[name!] as Record<string, unknown>[] | undefined)?.[0] ?? (least(inside) as Record<string, unknown>);
    return {
      ...args,
      [name!]: [marked(first, rest.slice(1), isInputObjectType(inside) ? Object.values(inside.getFields()) : [])],
    };
  }
  if (!isInputObjectType(type)) throw new Error(`No path ${path.join('.')}`);
  const below = { ...(least(type) as object), ...((args[name!] as object | undefined) ?? {}) };
  return { ...args, [name!]: marked(below as Record<string, unknown>, rest, Object.values(type.getFields())) };
}

/** A value as it stands in a document. */
function literal(value: unknown, type: GraphQLInputType): string {
  const inside = getNullableType(type);
  if (value === HERE) return HERE;
  if (value === null || value === undefined) return 'null';
  if (isListType(inside)) {
    const of = inside.ofType as GraphQLInputType;
    return Array.isArray(value) ? `[${value.map((item) => literal(item, of)).join(', ')}]` : literal(value, of);
  }
  if (isEnumType(inside)) return String(value);
  if (!isInputObjectType(inside)) return JSON.stringify(value);
  const fields = inside.getFields();
  return `{ ${Object.entries(value as object)
    .filter(([, given]) => given !== undefined)
    .map(([name, given]) => `${name}: ${literal(given, fields[name]!.type)}`)
    .join(', ')} }`;
}

/** A selection that reads what is found: nodes with their cursors, or the type's name. */
function selectionOf(type: { toString(): string }): string {
  const named = schema.getType(String(type).replace(/[[\]!]/g, ''))!;
  if (isLeafType(named)) return '';
  if (!isObjectType(named)) return '{ __typename }';
  return named.getFields().edges ? '{ edges { cursor node { __typename } } }' : '{ __typename }';
}

/** What went wrong, if anything did. */
async function failures(person: Person, document: string, variables: string): Promise<string[]> {
  const body = `{"query":${JSON.stringify(document)},"variables":${variables}}`;
  const answer = await post(server.url, body, person.headers());
  return answer.errors
    .filter(({ extensions }) => extensions.code === 'INTERNAL_SERVER_ERROR')
    .map(() => `${document} ${variables}`);
}

/** Both ways of saying a number: in the document, and in a variable. */
async function tryAll(
  person: Person,
  kind: string,
  args: Record<string, unknown>,
  inputs: readonly GraphQLArgument[],
  numbers: readonly string[],
  around: (field: string) => string,
): Promise<string[]> {
  const given = inputs.filter(({ name }) => name in args);
  const inline = `${kind} { ${around(given.map((one) => `${one.name}: ${literal(args[one.name], one.type)}`).join(', '))} }`;
  const declared = given.map((one) => `$${one.name}: ${one.type}`).join(', ');
  const named = `${kind} (${declared}) { ${around(given.map((one) => `${one.name}: $${one.name}`).join(', '))} }`;
  const wrong = await Promise.all(
    numbers.flatMap((number) => [
      failures(person, inline.replace(HERE, number), '{}'),
      failures(person, named, JSON.stringify(args).replace(`"${HERE}"`, number)),
    ]),
  );
  return wrong.flat();
}

const roots = [...operations].flatMap(([name, field]) =>
  field.args.flatMap((argument) => numbersIn(argument)).map((found) => ({ name, field, ...found })),
);

it('the schema has numbers to try', () => {
  expect(roots.map(({ name, path }) => `${name}(${path.join('.')})`)).toEqual(
    expect.arrayContaining([
      'Mutation.createPlace(input.location.latitude)',
      'Query.places(filter.near.radiusKm)',
      'Subscription.roomEvents(afterSeq)',
    ]),
  );
});

const scenes = new Map<string, Promise<Scene>>();
const sceneOf = (name: string): Promise<Scene> => {
  const known = scenes.get(name) ?? TABLE[name]![0](world);
  scenes.set(name, known);
  return known;
};

it.each(
  roots
    .filter(({ name }) => !name.startsWith('Subscription'))
    .map((root) => ({ ...root, shown: `${root.name}(${root.path.join('.')})` })),
)('no number is an internal error: $shown', async ({ name, field, path, numbers }) => {
  const { cast, things } = await sceneOf(name);
  const args = marked(TABLE[name]![1](things), path, field.args);
  // A filter by distance is looked at in every order.
  const sorts = field.args.find((argument) => argument.name === 'sort');
  const orders =
    sorts && path[0] !== 'sort'
      ? (getNamedType(sorts.type) as never as { getValues(): { value: string }[] }).getValues()
      : [null];
  for (const order of orders) {
    const sorted = order ? { ...args, sort: order.value } : args;
    const around = (given: string) => `${field.name}(${given}) ${selectionOf(field.type)}`;
    expect(await tryAll(cast.owner, name.split('.')[0]!.toLowerCase(), sorted, field.args, numbers, around)).toEqual(
      [],
    );
  }
});

/** Fields below the roots that take numbers, and how to come to an object of their type. */
const below = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter(({ name }) => !name.startsWith('__') && !['Query', 'Mutation', 'Subscription'].includes(name))
  .flatMap((type) =>
    Object.values(type.getFields()).flatMap((field) =>
      field.args
        .flatMap((argument) => numbersIn(argument))
        .map(({ path, numbers }) => ({
          type,
          field,
          path,
          numbers,
          shown: `${type.name}.${field.name}(${path.join('.')})`,
        })),
    ),
  );

it.each(below)('no number is an internal error: $shown', async ({ type, field, path, numbers }) => {
  const isNode = type.getInterfaces().some((one) => isInterfaceType(one) && one.name === 'Node');
  const scenesOfIt = await Promise.all(
    ['Query.companion', 'Query.planner', 'Query.place', 'Query.room', 'Mutation.updateComment'].map(sceneOf),
  );
  const ways = isNode
    ? scenesOfIt.flatMap(({ cast, things }) =>
        Object.values(things).map((id) => ({
          person: cast.owner,
          before: `node(id: "${id}") { ... on ${type.name} {`,
          after: '} }',
        })),
      )
    : [{ person: scenesOfIt[0]!.cast.owner, before: 'viewer {', after: '}' }];
  expect(isNode || type.name === 'Viewer', `a way to ${type.name}`).toBe(true);
  const args = marked({}, path, field.args);
  let reached = 0;
  for (const { person, before, after } of ways) {
    const found = await person.send(`{ ${before} __typename ${after} }`);
    if (JSON.stringify(found.data).includes(`"${type.name}"`) === false) continue;
    reached++;
    const around = (given: string) => `${before} ${field.name}(${given}) ${selectionOf(field.type)} ${after}`;
    expect(await tryAll(person, 'query', args, field.args, numbers, around)).toEqual([]);
    break;
  }
  expect(reached).toBe(1);
});

it('no number is an internal error: Subscription.roomEvents(afterSeq)', async () => {
  const { cast, things } = await sceneOf('Subscription.roomEvents');
  for (const number of WHOLE) {
    const socket = new TestSocket(cast.owner);
    const literal = socket.subscribe(
      `subscription { roomEvents(roomId: "${things.room}", afterSeq: ${number}) { __typename } }`,
    );
    const variable = socket.subscribe(
      'subscription ($id: ID!, $seq: Int) { roomEvents(roomId: $id, afterSeq: $seq) { __typename } }',
      {
        id: things.room,
        seq: JSON.parse(number),
      },
    );
    for (const received of [literal, variable]) {
      await Promise.race([received.atLeast(1), received.end()]);
      expect(received.errors.map(({ extensions }) => extensions.code)).not.toContain('INTERNAL_SERVER_ERROR');
    }
    await socket.dispose();
  }
});

const lists = [...operations].filter(
  ([, field]) => field.args.some(({ name }) => name === 'after') && field.name !== 'search',
);

it.each(lists.map(([name]) => name))('no number inside a cursor is an internal error: %s', async (name) => {
  const field = operations.get(name)!;
  const { cast, things } = await sceneOf(name);
  const sorts = field.args.find((argument) => argument.name === 'sort');
  const orders = sorts
    ? (getNamedType(sorts.type) as never as { getValues(): { value: string }[] }).getValues().map(({ value }) => value)
    : [null];
  for (const order of orders) {
    const near =
      name === 'Query.places' && order === 'NEAREST'
        ? { filter: { near: { latitude: 33.4, longitude: 126.9, radiusKm: 200 } } }
        : {};
    const args = { ...TABLE[name]![1](things), ...near, ...(order && { sort: order }), first: 1 };
    const given = field.args
      .filter((one) => one.name in args)
      .map((one) => `${one.name}: ${literal((args as Record<string, unknown>)[one.name], one.type)}`);
    const { data } = await cast.owner.send(`{ ${field.name}(${given.join(', ')}) { edges { cursor } } }`);
    const cursor: string | undefined = data?.[field.name]?.edges[0]?.cursor;
    if (!cursor) continue;
    const parts = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    for (const i of parts.keys()) {
      if (typeof parts[i] !== 'number') continue;
      for (const number of BROKEN) {
        const forged = JSON.stringify(parts.with(i, HERE)).replace(`"${HERE}"`, number);
        const after = Buffer.from(forged).toString('base64url');
        const document = `{ ${field.name}(${[...given, `after: "${after}"`].join(', ')}) { edges { cursor } pageInfo { hasPreviousPage hasNextPage } } }`;
        expect(await failures(cast.owner, document, '{}')).toEqual([]);
      }
    }
  }
});

it('no two coordinates together are one either, and what is as good as 0 is 0', async () => {
  const edges = ['0', '-0', '5e-324', '-2.3e-308', '1e-300', '9.9e-13', '1e-12', '90', '-90', '180', '-180'];
  const { cast } = await sceneOf('Mutation.createPlace');
  const wrong: string[] = [];
  for (const [latitude, longitude] of edges.slice(0, 9).flatMap((north) => edges.map((east) => [north, east]))) {
    const location = `{ latitude: ${latitude}, longitude: ${longitude} }`;
    const input = `{ name: "점", description: "점", address: "점", category: OTHER, location: ${location} }`;
    const { data } = await cast.owner.send(
      `mutation { createPlace(input: ${input}) { id location { latitude longitude } } }`,
    );
    const as0 = (number: string) => (Math.abs(Number(number)) < 1e-12 ? 0 : Number(number));
    const expected = { latitude: as0(latitude!), longitude: as0(longitude!) };
    if (JSON.stringify(data?.createPlace.location) !== JSON.stringify(expected)) wrong.push(location);
    const near = `{ ...Near } fragment Near on Query { places(sort: NEAREST, first: 1, filter: { near: ${location.replace('}', ', radiusKm: 5e-324 }')} }) { nodes { id } } }`;
    wrong.push(...(await failures(cast.owner, near, '{}')));
  }
  expect(wrong).toEqual([]);
});

it('nothing stands in the log as an error of ours', () => {
  expect(errors).toEqual([]);
});
