import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { expect, it } from 'vitest';
import { signAccessToken } from '../../src/accounts/access-token.ts';
import { fillDemoData } from '../../src/demo/demo-data.ts';
import { createSchema } from '../../src/schema.ts';
import { newId } from '../../src/shared/ids.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { countStatements } from '../kit/statements.ts';

const MANY = 25;
/** A look-up may run once a level of the document; a row of a list must not cost one. */
const LEVELS = 4;

const schema: GraphQLSchema = createSchema();
/** A clock that moves on whenever it is looked at: a look-up that has the instant in its key runs once a row. */
let looks = 0;
const server = await startTestApp({ clock: () => new Date(Date.now() + ++looks) });
await fillDemoData(server.app);
await server.sql(
  `insert into notifications (id, user_id, kind, actor_id, companion_id, comment_id, created_at)
   select gen_random_uuid(), p.author_id, 'COMMENT_RECEIVED', c.author_id, p.id, c.id, c.created_at
   from comments c join companions p on p.id = c.companion_id where c.author_id <> p.author_id`,
);

/** The person with the most rows of a table, signed in. */
async function busiest(table: string, column: string): Promise<TestClient> {
  const [row] = await server.sql<{ id: string }>(
    `select t.${column} as id from ${table} t join users u on u.id = t.${column} and u.deleted_at is null group by 1 order by count(*) desc limit 1`,
  );
  return signedIn(row!.id);
}

async function signedIn(userId: string): Promise<TestClient> {
  const sessionId = newId();
  await server.sql(
    `insert into sessions (id, user_id, created_at, last_used_at, expires_at) values ($1, $2, now(), now(), now() + interval '1 day')`,
    [sessionId, userId],
  );
  return new TestClient(server.url, { token: signAccessToken(server.app, { userId, sessionId }).token });
}

const idOfMost = async (table: string, column: string) =>
  (
    await server.sql<{ id: string }>(
      `select ${column} as id from ${table} where ${column} is not null group by 1 order by count(*) desc limit 1`,
    )
  )[0]!.id;

/** Everything that can be asked of a type without arguments, `depth` levels of objects deep; pages of three. */
function everything(type: GraphQLObjectType, depth: number): string {
  return Object.values(type.getFields())
    .map((field) => selected(field, depth))
    .filter((text) => text !== '')
    .join(' ');
}

function selected(field: GraphQLField<unknown, unknown>, depth: number): string {
  const type = getNamedType(field.type);
  if (field.args.some(isRequiredArgument)) return '';
  if (isLeafType(type)) return field.name;
  if (depth === 0 || !isObjectType(type)) return '';
  const node = nodeOf(type);
  if (node) return `${field.name}(first: 3) { nodes { ${everything(node, depth - 1)} } }`;
  const inner = everything(type, depth - 1);
  return inner && `${field.name} { ${inner} }`;
}

function nodeOf(type: GraphQLObjectType): GraphQLObjectType | null {
  const nodes = type.getFields().nodes;
  return nodes ? (getNamedType(nodes.type) as GraphQLObjectType) : null;
}

const all = (name: string) => everything(schema.getType(name) as GraphQLObjectType, 2);
const found = (name: string, query: string) =>
  `(query: "${query}", types: [${name.toUpperCase()}], first: 15) { nodes { ... on ${name} { ${all(name)} } } }`;
const page = (name: string, first = MANY) => `(first: ${first}) { nodes { ${all(name)} } pageInfo { hasNextPage } }`;

const companionId = await idOfMost('comments', 'companion_id');
const placeId = await idOfMost('reviews', 'place_id');
const roomId = await idOfMost('messages', 'room_id');
const host = await busiest('companions', 'author_id');
const planner = await busiest('planners', 'owner_id');
const talker = await busiest('room_members', 'user_id');
const reader = await busiest('notifications', 'user_id');
const keeper = await busiest('bookmarks', 'user_id');
const applicant = await busiest('applications', 'applicant_id');
const [member] = await server.sql<{ id: string }>(
  'select user_id as id from room_members where room_id = $1 and left_at is null limit 1',
  [roomId],
);

it.each<[string, TestClient, string]>([
  ['posts', host, `{ companions${page('Companion', 15)} }`],
  ['places', host, `{ places${page('Place')} }`],
  ['planners', planner, `{ planners${page('Planner', 15)} }`],
  ['my rooms', talker, `{ rooms${page('Room', 15)} }`],
  ['my notifications', reader, `{ notifications${page('Notification')} }`],
  ['my bookmarks', keeper, `{ viewer { bookmarks${page('Companion', 15)} } }`],
  ['my trips', host, `{ viewer { trips${page('Companion', 15)} } }`],
  ['my applications', applicant, `{ viewer { applications${page('Application')} } }`],
  ['my sessions', host, '{ viewer { sessions { id isCurrent } unreadCount unreadNotificationCount } }'],
  ['comments of a post', host, `{ companion(id: "${companionId}") { comments${page('Comment')} } }`],
  ['reviews of a place', host, `{ place(id: "${placeId}") { reviews${page('Review')} } }`],
  ['posts found', host, `{ search${found('Companion', '여행')} }`],
  ['places found', host, `{ search${found('Place', '제주')} }`],
  ['planners found', planner, `{ search${found('Planner', '여행')} }`],
  ['people found', host, `{ search${found('User', '여')} }`],
  ['areas', host, '{ areas { name children { name children { name parent { name } location { latitude } } } } }'],
])('%s cost no statement a row, whatever is asked of them', async (_name, person, query) => {
  await person.ask(query);
  const { result, statements } = await countStatements(() => person.ask(query));
  expect(JSON.stringify(result).length).toBeGreaterThan(100);
  const repeats = Map.groupBy(statements, (text) => text);
  const often = [...repeats]
    .filter(([, runs]) => runs.length > LEVELS)
    .map(([text, runs]) => `${runs.length} x ${text}`);
  expect(often).toEqual([]);
});

it('the messages of a room neither', async () => {
  const person = await signedIn(member!.id);
  const { statements } = await countStatements(() =>
    person.ask(`{ room(id: "${roomId}") { messages(last: ${MANY}) { nodes { ${all('Message')} } } } }`),
  );
  expect([...Map.groupBy(statements, (text) => text).values()].filter((runs) => runs.length > LEVELS)).toEqual([]);
});
