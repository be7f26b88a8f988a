import { describe, expect, it } from 'vitest';
import { makePair, say } from '../chat/kit.ts';
import { makePost } from '../companions/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { TestSocket } from '../kit/socket.ts';
import { until } from '../kit/until.ts';
import { askBoth } from './doors-kit.ts';

const NODES = 60;
const BYTES = 4_000;
const server = await startTestApp({ config: { maxAnswer: { nodes: NODES, bytes: BYTES } } });
const anybody = new TestClient(server.url);

const tooLarge = (limit: number) => ({ code: 'QUERY_TOO_COSTLY', reason: 'ANSWER_TOO_LARGE', limit });

describe('an answer ends', () => {
  it('at so many fields and items, to the one, at both doors and at every use', async () => {
    // One field, nine continents, and their fields.
    const fields = (count: number) => Array.from({ length: count }, (_, i) => `a${i}: id`).join(' ');
    const more = (count: number) => Array.from({ length: count }, (_, i) => `t${i}: __typename`).join(' ');
    const exact = `{ areas { ${fields(5)} } ${more(NODES - 1 - 9 * 6)} }`;
    const oneMore = `{ areas { ${fields(5)} } ${more(NODES - 9 * 6)} }`;
    for (let use = 1; use <= 5; use++) {
      for (const { data, errors } of await askBoth(anybody, exact)) {
        expect(errors).toEqual([]);
        expect(data.areas).toHaveLength(9);
      }
      for (const { data, errors } of await askBoth(anybody, oneMore)) {
        expect(data ?? null).toBeNull();
        expect(errors).toMatchObject([{ extensions: tooLarge(NODES) }]);
      }
    }
  });

  it('at so many bytes of names and values', async () => {
    const author = await makePerson(server);
    const { id } = await makePost(server, author, { content: '가'.repeat(600) });
    const contents = (count: number) => Array.from({ length: count }, (_, i) => `c${i}: content`).join(' ');
    for (let use = 1; use <= 5; use++) {
      const { companion } = await anybody.ask(`{ companion(id: "${id}") { ${contents(2)} } }`);
      expect(companion.c1).toHaveLength(600);
      const { extensions } = await anybody.refused(`{ companion(id: "${id}") { ${contents(3)} } }`);
      expect(extensions).toMatchObject(tooLarge(BYTES));
    }
  });

  it('for each event of a subscription by itself; those before and after are told', async () => {
    const { a, b, roomId } = await makePair(server);
    const socket = new TestSocket(b);
    const query = `subscription ($id: ID!) { roomEvents(roomId: $id) { __typename
      ... on MessageSent { seq message { text room { messages(last: 100) { nodes { id text } } } } } } }`;
    const received = socket.subscribe(query, { id: roomId });
    await received.atLeast(1);
    for (let i = 0; i < 20; i++) {
      if (i % 9 === 0) await server.sql(`update room_members set recent_sends = '{}'`);
      await say(a, roomId, `${i}`);
    }
    await until(() => received.events.length + received.errors.length === 21);
    await server.sql('delete from messages where seq < 19');
    await say(a, roomId, 'fewer now');
    await until(() => received.events.at(-1).message?.text === 'fewer now');
    expect(received.errors.length).toBeGreaterThan(0);
    for (const { extensions } of received.errors) expect(extensions).toMatchObject(tooLarge(NODES));
    await socket.dispose();
  });

  it('and says so in the language of the request', async () => {
    const query = '{ areas { children { id } } }';
    const english = new TestClient(server.url, { language: 'en' });
    expect((await english.refused(query)).message).toBe(
      'The answer is too large (the limit is 60): ask for smaller pages or fewer fields.',
    );
    expect((await anybody.refused(query)).message).toContain('60');
  });
});

describe('what is read from the database', () => {
  it('ends an operation, too, when it is far more than an answer may hold', async () => {
    const author = await makePerson(server);
    await server.sql(
      `insert into companions (id, author_id, title, content, area_id, start_date, end_date, capacity, created_at)
       select gen_random_uuid(), $1, 'long', repeat('가', 2000), 'kr', '2099-01-01', '2099-01-02', 2, now() from generate_series(1, 20)`,
      [author.id],
    );
    const query = 'query ($id: ID!) { user(id: $id) { companions(first: 20) { nodes { id } } } }';
    const { extensions } = await anybody.refused(query, { id: author.id });
    expect(extensions).toMatchObject(tooLarge(BYTES));
    // The next one has a connection again.
    const { companions } = await anybody.ask('{ companions(first: 1) { nodes { id } } }');
    expect(companions.nodes).toHaveLength(1);
  });
});
