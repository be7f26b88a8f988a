import { type GraphQLObjectType, getNamedType, isLeafType, isObjectType, isRequiredArgument } from 'graphql';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { createSchema } from '../../src/schema.ts';
import { DELETE, makePersonWithPassword, PASSWORD } from '../accounts/kit.ts';
import { openRoom, say } from '../chat/kit.ts';
import { makeComment } from '../companions/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { TestSocket } from '../kit/socket.ts';
import { until } from '../kit/until.ts';
import { makePlace, review } from '../places/kit.ts';
import { ACCEPT, APPLY, apply, inDays, LEAVE, seats } from './kit.ts';

const server = await startTestApp({ config: { rateLimitFactor: 10 } });
const schema = createSchema();
const leave = (person: Person) => person.ask(DELETE, { password: PASSWORD });

async function makePost(author: Person, capacity = 5): Promise<string> {
  const input = {
    title: '제주 한 바퀴',
    content: '천천히',
    areaId: 'kr-jeju',
    startDate: inDays(10),
    endDate: inDays(12),
    capacity,
  };
  return (
    await author.ask('mutation ($input: CreateCompanionInput!) { createCompanion(input: $input) { id } }', { input })
  ).createCompanion.id;
}
const join = async (author: Person, person: Person, id: string) => author.ask(ACCEPT, { id: await apply(person, id) });
const POST = `query ($id: ID!) { companion(id: $id) { status memberCount author { id } members { id }
  viewerApplication { status } viewerCan { apply { reason } messageAuthor { code reason } } room { id } } }`;
const post = async (person: Person, id: string) => (await person.ask(POST, { id })).companion;

describe('a departed author', () => {
  it('hands the post on to the longest member, who answers what waits; the counts are those of a recount', async () => {
    const [gone, heir, third, waiting] = [
      await makePersonWithPassword(server),
      await makePerson(server),
      await makePerson(server),
      await makePerson(server),
    ];
    const id = await makePost(gone);
    await join(gone, heir, id);
    await join(gone, third, id);
    const application = await apply(waiting, id);
    await leave(gone);
    expect(await post(waiting, id)).toEqual({
      status: 'RECRUITING',
      memberCount: 2,
      author: { id: heir.id },
      members: [{ id: heir.id }, { id: third.id }],
      viewerApplication: { status: 'PENDING' },
      viewerCan: { apply: { reason: 'ALREADY_APPLIED' }, messageAuthor: { code: null, reason: null } },
      room: null,
    });
    expect(await seats(server, id)).toEqual({ memberCount: 2, members: 2, accepted: 1, inRoom: 2 });
    for (const person of [heir, third]) {
      const { notifications } = await person.ask('{ notifications(first: 9) { nodes { kind actor { id } } } }');
      expect(notifications.nodes).toContainEqual({ kind: 'HOST_CHANGED', actor: null });
    }
    expect((await third.refused(ACCEPT, { id: application })).extensions.reason).toBe('APPLICATION_NOT_FOUND');
    await heir.ask(ACCEPT, { id: application });
    expect(await seats(server, id)).toEqual({ memberCount: 3, members: 3, accepted: 2, inRoom: 3 });
    expect((await heir.refused(LEAVE, { id })).extensions.reason).toBe('AUTHOR_STAYS');
  });

  it('without others takes the post along, and who waited is told; so does the last heir', async () => {
    const [gone, member, waiting] = [
      await makePersonWithPassword(server),
      await makePersonWithPassword(server),
      await makePerson(server),
    ];
    const id = await makePost(gone);
    await join(gone, member, id);
    await apply(waiting, id);
    await leave(gone);
    await leave(member);
    expect(await post(await makePerson(server), id)).toBeNull();
    expect(await server.sql('select 1 from rooms where companion_id = $1', [id])).toEqual([]);
    const { notifications } = await waiting.ask(
      '{ notifications(first: 9) { nodes { kind actor { id } companion { id } } } }',
    );
    expect(notifications.nodes).toEqual([{ kind: 'HOST_LEFT', actor: null, companion: null }]);
  });

  it('and applicants at the same moment: each waits for the heir', async () => {
    const gone = await makePersonWithPassword(server);
    const member = await makePerson(server);
    const id = await makePost(gone, 10);
    await join(gone, member, id);
    const people = await Promise.all(Array.from({ length: 6 }, () => makePerson(server)));
    const waiting = async (count: number) =>
      until(
        async () =>
          (
            await server.sql<{ n: number }>(
              `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
            )
          )[0]!.n >= count,
        () => `${count} who wait for the post`,
      );
    // All of them stand at the door of the post, the author last.
    const door = new pg.Client(server.databaseUrl);
    await door.connect();
    await door.query('begin');
    await door.query('select from companions where id = $1 for update', [id]);
    const applying = people.map((person) => person.send(APPLY, { id, message: '저요' }));
    await waiting(people.length);
    const leaving = gone.send(DELETE, { password: PASSWORD });
    await waiting(people.length + 1);
    await door.query('commit');
    await door.end();
    expect((await leaving).errors).toEqual([]);
    expect((await Promise.all(applying)).flatMap(({ errors }) => errors)).toEqual([]);
    const left = await server.sql<{ status: string }>('select status from applications where companion_id = $1', [id]);
    expect(left.map(({ status }) => status).sort()).toEqual(['LEFT', ...Array(people.length).fill('PENDING')]);
    expect(await seats(server, id)).toMatchObject({ memberCount: 1, members: 1 });
  });
});

describe('a departed person', () => {
  let gone: Person;
  let witness: Person;
  let partyRoom: string;
  let directRoom: string;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    [gone, witness] = [await makePersonWithPassword(server), await makePerson(server)];
    // Wherever the schema lets a person leave traces.
    ids.companion = await makePost(gone);
    await join(gone, witness, ids.companion);
    const other = await makePost(witness);
    ids.other = other;
    ids.application = await apply(gone, other);
    await witness.ask(ACCEPT, { id: ids.application });
    await join(witness, await makePerson(server), other);
    ids.comment = await makeComment(gone, other, '같이 가요');
    ids.reply = await makeComment(gone, other, '저도요', ids.comment);
    ids.place = await makePlace(gone);
    ids.review = await review(gone, ids.place, 5);
    directRoom = await openRoom(gone, witness);
    await say(gone, directRoom, '안녕하세요');
    partyRoom = (await post(witness, other)).room.id;
    ids.message = (await say(gone, partyRoom, '곧 만나요')).id;
    await leave(gone);
  });

  /** Every field of a type that can be asked without arguments, persons by their id, `depth` levels deep. */
  function everything(type: GraphQLObjectType, depth: number): string {
    const asked = Object.values(type.getFields()).map((field) => {
      const named = getNamedType(field.type);
      if (field.args.some(isRequiredArgument)) return '';
      if (isLeafType(named)) return field.name;
      if (named.name === 'User') return `${field.name} { id nickname }`;
      if (depth === 0 || !isObjectType(named)) return '';
      const nodes = named.getFields().nodes;
      if (nodes)
        return `${field.name}(first: 3) { nodes { ${everything(getNamedType(nodes.type) as GraphQLObjectType, depth - 1)} } }`;
      const inner = everything(named, depth - 1);
      return inner && `${field.name} { ${inner} }`;
    });
    return asked.filter((text) => text !== '').join(' ');
  }

  const TRACES = {
    Companion: ['companion', 'other'],
    Application: ['application'],
    Comment: ['comment', 'reply'],
    Place: ['place'],
    Review: ['review'],
    Message: ['message'],
  };
  const QUERIES: [string, () => string][] = [
    ...Object.entries(TRACES).flatMap(([type, names]) =>
      names.map((name): [string, () => string] => [
        `${type} ${name}`,
        () =>
          `node(id: "${ids[name]}") { ... on ${type} { ${everything(schema.getType(type) as GraphQLObjectType, 2)} } }`,
      ]),
    ),
    [
      'lists of posts',
      () =>
        'companions(first: 50) { nodes { author { id nickname } members { id nickname } comments(first: 5) { nodes { author { id nickname } } } } }',
    ],
    [
      'rooms',
      () =>
        `rooms(scope: ALL) { nodes { title counterpart { id nickname } members { user { id nickname } } lastMessage { author { id nickname } } messages { nodes { author { id nickname } } } } }`,
    ],
    [
      'notifications',
      () =>
        `notifications { nodes { kind actor { id nickname } companion { author { id nickname } } comment { author { id nickname } } } }`,
    ],
    ['user', () => `user(id: "${gone.id}") { id nickname } node(id: "${gone.id}") { id }`],
  ];

  it.each(['ko', 'en'])('is null everywhere, in %s', async (language) => {
    witness.options.language = language;
    for (const [name, query] of QUERIES) {
      const answer = JSON.stringify(await witness.ask(`{ ${query()} }`));
      expect(answer, name).not.toContain(`"id":"${gone.id}"`);
    }
    const { room } = await witness.ask('query ($id: ID!) { room(id: $id) { title counterpart { id } } }', {
      id: directRoom,
    });
    expect(room).toEqual({ title: language === 'ko' ? '탈퇴한 여행자' : 'Departed traveller', counterpart: null });
    const { companion, application } = await witness.ask(
      `query ($companion: ID!, $application: ID!) { companion: node(id: $companion) { ... on Companion { author { id } } }
       application: node(id: $application) { ... on Application { status applicant { id } } } }`,
      ids,
    );
    expect([companion, application]).toEqual([{ author: { id: witness.id } }, { status: 'LEFT', applicant: null }]);
  });

  it('joined a room once: the log has no gap, and says so in the language of the reader', async () => {
    for (const [language, nickname] of [
      ['ko', '탈퇴한 여행자'],
      ['en', 'Departed traveller'],
    ]) {
      witness.options.language = language!;
      const socket = new TestSocket(witness);
      const log = socket.subscribe(
        `subscription ($id: ID!) { roomEvents(roomId: $id, afterSeq: 0) { __typename
           ... on RoomReady { replayCount } ... on MemberJoined { seq user { id nickname ageGroup } member { user { id } } } } }`,
        { id: partyRoom },
      );
      const [ready] = await log.atLeast(1);
      const events = await log.atLeast(1 + ready.replayCount);
      const joined = events.find(({ user }) => user?.id === gone.id);
      expect(joined).toMatchObject({ user: { nickname }, member: { user: null } });
      await socket.dispose();
    }
  });
});
