import { createRequire } from 'node:module';
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import type pg from 'pg';
import { expect, it } from 'vitest';
import { signAccessToken } from '../../src/accounts/access-token.ts';
import { fillDemoData } from '../../src/demo/demo-data.ts';
import { createSchema } from '../../src/schema.ts';
import { newId } from '../../src/shared/ids.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';

/**
 * PostgreSQL keeps each named statement in each connection, and the program each text: both must be as many as the program has,
 * whatever clients select, filter and page by. STATEMENT_TEXTS is how many documents are asked; the long form asks 3,000.
 */
const DOCUMENTS = Number(process.env.STATEMENT_TEXTS ?? 600);
/** Seen: 159 and 230 after 1,500 documents, 114 and 169 when all lists are asked alike. */
const MAX_NAMED = 250;
const MAX_TEXTS = 400;
/** Selections of one list, each another one. */
const SELECTIONS = DOCUMENTS / 4;
const MAX_OF_SELECTIONS = 40;

const schema = createSchema();
const server = await startTestApp({ config: { rateLimitFactor: 1_000_000 } });
await fillDemoData(server.app);

/** Statements as they were sent: names and texts. */
const sent = new Map<string, string>();
const require = createRequire(import.meta.url);
const ormsPg = createRequire(require.resolve('@mikro-orm/postgresql'))('pg') as typeof pg;
const original = ormsPg.Client.prototype.query;
ormsPg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
  const { text = String(args[0]), name = '' } = args[0] as { text?: string; name?: string };
  sent.set(text, name);
  return (original as (...a: unknown[]) => unknown).apply(this, args);
} as never;

// The same documents at every run.
let seed = 7;
function random(below: number): number {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
  return (seed >>> 8) % below;
}
const oneOf = <T>(list: readonly T[]): T => list[random(list.length)]!;
const chance = (percent: number) => random(100) < percent;

const ids = async (table: string) =>
  (await server.sql<{ id: string }>(`select id::text from ${table} limit 50`)).map(({ id }) => id);
const IDS: Record<string, string[]> = {
  companion: await ids('companions'),
  place: await ids('places'),
  planner: await ids('planners'),
  room: await ids('rooms'),
  user: await ids('users where deleted_at is null'),
  area: ['kr', 'kr-jeju', 'jp', 'asia-east'],
};
const ALL_IDS = Object.values(IDS).flat();
/** Cursors that the server has given out, by the name of the list. */
const cursors = new Map<string, string[]>();

function literal(type: GraphQLInputType, name: string, list: string): string {
  const inner = isNonNullType(type) ? type.ofType : type;
  if (isListType(inner)) {
    const count = random(4);
    return `[${Array.from({ length: count }, () => literal(inner.ofType, name, list)).join(' ')}]`;
  }
  if (isEnumType(inner)) return oneOf(inner.getValues()).name;
  if (isInputObjectType(inner)) {
    const members = Object.values(inner.getFields()).filter((m) => isNonNullType(m.type) || chance(35));
    return `{ ${members.map((m) => `${m.name}: ${chance(8) && !isNonNullType(m.type) ? 'null' : literal(m.type, m.name, list)}`).join(' ')} }`;
  }
  if (name === 'after' || name === 'before') return JSON.stringify(oneOf(cursors.get(list) ?? ['none']));
  if (name === 'first' || name === 'last' || name === 'limit') return String(random(6));
  switch (inner.name) {
    case 'ID':
      return JSON.stringify(name.endsWith('areaId') || name === 'parentId' ? oneOf(IDS.area!) : oneOf(ALL_IDS));
    case 'Int':
      return String(1 + random(20));
    case 'Float':
      return (1 + random(400) / 100).toFixed(2);
    case 'Boolean':
      return String(chance(50));
    case 'Date':
      return `"2027-${String(1 + random(12)).padStart(2, '0')}-1${random(9)}"`;
    default:
      return JSON.stringify(oneOf(['제주', '여행', '가', 'seoul', 'a b', '맛집 투어', '도쿄 도', 'ㅈㅈ', '각']));
  }
}

function argumentsOf(field: GraphQLField<unknown, unknown>, id: string | null): string {
  const given = field.args.filter(({ name, type }) => {
    if (isNonNullType(type)) return true;
    if (['after', 'before'].includes(name)) return cursors.has(field.name) && chance(30);
    return chance(name === 'filter' ? 20 : 40);
  });
  const text = given.map(
    ({ name, type }) => `${name}: ${id && name === 'id' ? JSON.stringify(id) : literal(type, name, field.name)}`,
  );
  return text.length > 0 ? `(${text.join(' ')})` : '';
}

function selection(type: GraphQLObjectType, depth: number): string {
  const parts = ['__typename'];
  for (const field of Object.values(type.getFields())) {
    const isPage = ['nodes', 'edges', 'node', 'pageInfo'].includes(field.name);
    if (!chance(isPage ? 75 : depth === 0 ? 30 : 45)) continue;
    const text = selected(field, depth - (isPage ? 0 : 1), null);
    if (text) parts.push(text);
  }
  return parts.join(' ');
}

function selected(field: GraphQLField<unknown, unknown>, depth: number, id: string | null): string {
  const type = getNamedType(field.type);
  const head = `${field.name}${argumentsOf(field, id)}`;
  if (isLeafType(type)) return head;
  if (depth < 0) return '';
  if (isObjectType(type)) return `${head} { ${selection(type, depth)} }`;
  if (!isUnionType(type) && !isInterfaceType(type)) return '';
  const members = schema.getPossibleTypes(type).filter(() => chance(40));
  return `${head} { __typename ${members.map((m) => `... on ${m.name} { ${aliased(selection(m, depth - 1), m.name)} }`).join(' ')} }`;
}

/** Fields of different types under one name would be a conflict. */
const aliased = (text: string, prefix: string) =>
  text.includes('(') || text.includes('{')
    ? '__typename'
    : text.replace(/(\w+)/g, (name) => (name.startsWith('__') ? name : `${prefix}_${name}: ${name}`));

const roots = Object.values(schema.getQueryType()!.getFields());
/** Lists whose own statement depends on what is asked: most documents are about them. */
const lists = roots.filter(({ name }) => ['companions', 'rooms', 'places', 'planners', 'viewer'].includes(name));
const document = () => {
  const field = chance(70) ? oneOf(lists) : oneOf(roots);
  return `{ ${selected(field, 2, oneOf(IDS[field.name] ?? ALL_IDS))} }`;
};

/** Keeps the cursors of an answer by the name of the list that they belong to. */
function keepCursors(value: unknown, list: string): void {
  if (value === null || typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value)) {
    if (['endCursor', 'startCursor', 'cursor'].includes(key) && typeof inner === 'string') {
      const known = cursors.get(list) ?? [];
      cursors.set(list, [...known.slice(-30), inner]);
    } else
      keepCursors(inner, Array.isArray(value) || ['edges', 'pageInfo', 'nodes', 'node'].includes(key) ? list : key);
  }
}

it("the number of statements is the program's, whatever thousands of documents ask", async () => {
  const people = await Promise.all(IDS.user!.slice(0, 5).map(signedIn));
  const clients = [new TestClient(server.url), ...people];
  const counts: { documents: number; named: number; texts: number }[] = [];
  let answered = 0;
  for (let i = 1; i <= DOCUMENTS; i++) {
    const { data, errors } = await oneOf(clients).send(document());
    if (errors.some(({ extensions }) => extensions.code === 'GRAPHQL_VALIDATION_FAILED'))
      throw new Error(errors[0]!.message);
    if (data) answered++;
    keepCursors(data, '');
    if (i % (DOCUMENTS / 3) === 0)
      counts.push({ documents: i, named: new Set([...sent.values()].filter(Boolean)).size, texts: sent.size });
  }
  expect(answered).toBeGreaterThan(DOCUMENTS / 2);
  const { named, texts } = counts.at(-1)!;
  expect(named).toBeLessThan(MAX_NAMED);
  expect(texts).toBeLessThan(MAX_TEXTS);
}, 300_000);

/** Any of the plain columns of a type, each with half a chance. */
const columnsOf = (name: string): string =>
  Object.values((schema.getType(name) as GraphQLObjectType).getFields())
    .filter((field) => isLeafType(getNamedType(field.type)) && field.args.length === 0 && chance(50))
    .map((field) => field.name)
    .concat('id')
    .join(' ');

it.each([
  [
    'companions',
    () =>
      `{ companions(first: 3) { nodes { ${columnsOf('Companion')} author { ${columnsOf('User')} }
         comments(first: 2) { nodes { ${columnsOf('Comment')} author { ${columnsOf('User')} } } } } } }`,
  ],
  [
    'rooms',
    () =>
      `{ rooms(first: 3) { nodes { ${columnsOf('Room')} counterpart { ${columnsOf('User')} } lastMessage { ${columnsOf('Message')} } } } }`,
  ],
  ['places', () => `{ places(first: 3) { nodes { ${columnsOf('Place')} image { ${columnsOf('Image')} } } } }`],
  ['planners', () => `{ planners(first: 3) { nodes { ${columnsOf('Planner')} owner { ${columnsOf('User')} } } } }`],
] as const)('whatever is selected of %s, a few statements read it', async (_list, make) => {
  const person = await signedIn(IDS.user![0]!);
  sent.clear();
  const documents = new Set<string>();
  while (documents.size < SELECTIONS) documents.add(make());
  for (const one of documents) await person.ask(one);
  expect(sent.size).toBeLessThan(MAX_OF_SELECTIONS);
});

async function signedIn(userId: string): Promise<TestClient> {
  const sessionId = newId();
  await server.sql(
    `insert into sessions (id, user_id, created_at, last_used_at, expires_at) values ($1, $2, now(), now(), now() + interval '1 day')`,
    [sessionId, userId],
  );
  return new TestClient(server.url, { token: signAccessToken(server.app, { userId, sessionId }).token });
}
