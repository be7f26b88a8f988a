import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { createLog } from '../../src/shared/log.ts';
import { createDatabase, startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { startProxy } from '../kit/proxy.ts';
import { TestSocket } from '../kit/socket.ts';
import { until } from '../kit/until.ts';
import { askBoth } from './doors-kit.ts';

/** A log that is kept as lines. */
function keptLog(level = 'info') {
  const lines: string[] = [];
  return { lines, log: createLog(level, { write: (line: string) => void lines.push(line) }) };
}

describe('an error that nobody expected', () => {
  it('shows nothing of its inside at either door, and stands in the log under its id', async () => {
    const { lines, log } = keptLog();
    const server = await startTestApp({ log });
    const person = await makePerson(server);
    await server.sql('alter table rooms rename to cellars');
    const answers = await askBoth(person, 'query Broken { rooms { nodes { id } } }');
    for (const { errors } of answers) {
      expect(errors).toHaveLength(1);
      expect(errors[0]).toEqual({
        message: '문제가 발생했습니다. 요청 번호를 알려 주세요.',
        locations: [{ line: 1, column: 16 }],
        path: ['rooms'],
        extensions: {
          code: 'INTERNAL_SERVER_ERROR',
          reason: 'INTERNAL_ERROR',
          requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        },
      });
      const { requestId } = errors[0]!.extensions;
      const line = lines.find((entry) => entry.includes(requestId) && entry.includes('unexpected error'));
      expect(line).toContain('relation \\"rooms\\" does not exist');
    }
    expect(JSON.stringify(answers)).not.toMatch(/select|relation|cellars|\.ts|at /i);
  });

  it('in a subscription is masked in the same way', async () => {
    const { lines, log } = keptLog();
    const server = await startTestApp({ log });
    const person = await makePerson(server);
    await server.sql('alter table room_members rename to cellar_members');
    const socket = new TestSocket(person);
    const received = socket.subscribe('subscription ($id: ID!) { roomEvents(roomId: $id) { __typename } }', {
      id: person.id,
    });
    await received.end();
    expect(received.errors[0]!.extensions).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', reason: 'INTERNAL_ERROR' });
    expect(JSON.stringify(received.errors)).not.toMatch(/select|relation|cellar|\.ts/i);
    expect(lines.some((line) => line.includes(received.errors[0]!.extensions.requestId))).toBe(true);
    await socket.dispose();
  });
});

describe('the log', () => {
  it('has one line a request, and none of its secrets', async () => {
    const { lines, log } = keptLog('debug');
    const server = await startTestApp({ log });
    const person = await makePerson(server);
    const password = 'correct horse battery staple';
    const query = 'mutation Join($input: SignInInput!) { signIn(input: $input) { accessToken } }';
    const { headers } = await person.send(query, { input: { email: 'hidden@people.test', password } });
    const mine = lines.map((line) => JSON.parse(line)).filter((line) => line.requestId === headers.get('x-request-id'));
    expect(mine).toMatchObject([
      { msg: 'request', method: 'POST', path: '/graphql', status: 200, operation: 'mutation Join' },
    ]);
    expect(mine[0].ms).toBeGreaterThanOrEqual(0);
    await fetch(`${server.url}/graphql?query={secretField}`);
    const socket = new TestSocket(person);
    await socket.send('query Named { areas { id } }');
    await socket.dispose();
    expect(lines.map((line) => JSON.parse(line)).find(({ msg }) => msg === 'operation')).toMatchObject({
      door: 'ws',
      operation: 'query Named',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    const text = lines.join('');
    for (const secret of [password, 'hidden@people.test', person.options.token!, 'secretField', 'cookie'])
      expect(text).not.toContain(secret);
  });

  it('has none of the values that a failing statement was about', async () => {
    const { lines, log } = keptLog('trace');
    const server = await startTestApp({ log });
    const person = await makePerson(server);
    await server.sql('alter table users add constraint broken check (id is null) not valid');
    await server.sql('alter table places add constraint broken check (id is null) not valid');
    const input = {
      email: 'hidden@people.test',
      password: 'correct horse battery staple',
      birthDate: '1991-02-03',
      gender: 'MALE',
      nickname: '숨은 이름',
    };
    await person.refused('mutation ($input: SignUpInput!) { signUp(input: $input) }', { input });
    const place = { name: '숨은 곳', description: 'hidden words', address: 'hidden street', category: 'CAFE' };
    await person.refused('mutation ($input: CreatePlaceInput!) { createPlace(input: $input) { id } }', {
      input: place,
    });
    const text = lines.join('');
    expect(lines.filter((line) => line.includes('unexpected error'))).toHaveLength(2);
    expect(text).toContain('violates check constraint');
    for (const hidden of ['hidden', '숨은', '1991-02-03', 'correct horse', 'argon2', 'Failing row'])
      expect(text).not.toContain(hidden);
  });

  it('is quiet about what goes well, unless asked for more', async () => {
    const { lines, log } = keptLog('info');
    const server = await startTestApp({ log });
    const before = lines.length;
    await new TestClient(server.url).ask('{ areas { id } }');
    expect(lines.slice(before)).toEqual([]);
  });
});

describe('a question that takes too long', () => {
  it('is stopped by the database, and the next one is answered', async () => {
    const server = await startTestApp({ config: { queryTimeoutMs: 300, poolSize: 2 } });
    const person = await makePerson(server);
    await person.ask('{ rooms { nodes { id } } }');
    const holder = new pg.Client(server.databaseUrl);
    await holder.connect();
    await holder.query('begin; lock table room_members in access exclusive mode');
    for (const { errors } of await askBoth(person, '{ rooms { nodes { id } } }'))
      expect(errors[0]!.extensions).toMatchObject({ code: 'QUERY_TOO_COSTLY', reason: 'QUERY_TIMEOUT' });
    await holder.query('rollback');
    await holder.end();
    for (const { data } of await askBoth(person, '{ rooms { nodes { id } } }'))
      expect(data).toEqual({ rooms: { nodes: [] } });
  });

  it('is told as such, and so is a full house, however often a document was asked before', async () => {
    const { lines, log } = keptLog();
    const server = await startTestApp({ config: { queryTimeoutMs: 600, poolSize: 2 }, log });
    const anybody = new TestClient(server.url);
    const query = '{ companions(first: 1) { nodes { id title } } }';
    const reasons = async () => (await askBoth(anybody, query)).map(({ errors }) => errors[0]?.extensions.reason);
    const holder = new pg.Client(server.databaseUrl);
    await holder.connect();
    await holder.query('begin; lock table companions in access exclusive mode');
    for (let use = 1; use <= 4; use++) expect(await reasons()).toEqual(['QUERY_TIMEOUT', 'QUERY_TIMEOUT']);
    await holder.query('rollback');
    await holder.end();

    const taken = [await server.app.pool.connect(), await server.app.pool.connect()];
    for (let use = 1; use <= 4; use++) {
      for (const { errors } of await askBoth(anybody, query))
        expect(errors).toMatchObject([
          { path: ['companions'], extensions: { code: 'RATE_LIMITED', reason: 'SERVER_BUSY', retryAfterSeconds: 1 } },
        ]);
    }
    for (const connection of taken) connection.release();
    expect(await anybody.ask(query)).toEqual({ companions: { nodes: [] } });
    expect(lines.filter((line) => line.includes('"level":50') || line.includes('"level":"error"'))).toEqual([]);
  });

  it('is given up when the database does not answer at all, and the next one is answered', async () => {
    const proxy = await startProxy(await createDatabase());
    const server = await startTestApp({ databaseUrl: proxy.url, config: { queryTimeoutMs: 1_000 } });
    const person = await makePerson(server);
    await person.ask('{ rooms { nodes { id } } }');
    proxy.hold();
    const { errors } = await person.send('{ rooms { nodes { id } } }');
    expect(errors[0]!.extensions.reason).toBe('QUERY_TIMEOUT');
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
    await proxy.restore();
    expect(await person.ask('{ rooms { nodes { id } } }')).toEqual({ rooms: { nodes: [] } });
  });
});

describe('while the database is away', () => {
  it('the process is healthy, not ready, answers at once, and is itself again when the database is back', async () => {
    const proxy = await startProxy(await createDatabase());
    const server = await startTestApp({ databaseUrl: proxy.url });
    const person = await makePerson(server);
    await person.ask('{ rooms { nodes { id } } }');
    const status = async (path: string) => (await fetch(`${server.url}${path}`)).status;
    expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 200]);

    await proxy.cut();
    expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 503]);
    expect(JSON.stringify(await (await fetch(`${server.url}/readyz`)).json())).not.toMatch(/127\.0\.0\.1|ECONN/);
    for (const { errors } of await askBoth(person, '{ rooms { nodes { id } } }'))
      expect(errors[0]!.extensions).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', reason: 'INTERNAL_ERROR' });
    // What needs no database goes on.
    expect(await person.ask('{ area(id: "kr") { id } }')).toEqual({ area: { id: 'kr' } });

    await proxy.restore();
    expect(await person.ask('{ rooms { nodes { id } } }')).toEqual({ rooms: { nodes: [] } });
    await until(async () => (await status('/readyz')) === 200);
  });

  it('a newcomer whose session is not known yet is told the same, at both doors', async () => {
    const proxy = await startProxy(await createDatabase());
    const server = await startTestApp({ databaseUrl: proxy.url });
    const person = await makePerson(server);
    await proxy.cut();
    const { status, errors } = await person.send('{ rooms { nodes { id } } }');
    expect([status, errors[0]!.extensions.code]).toEqual([500, 'INTERNAL_SERVER_ERROR']);
    const socket = new TestSocket(person);
    const received = socket.subscribe('subscription { inbox { __typename } }');
    await until(() => received.completed && socket.closed);
    expect(socket.closed).toEqual({ code: 1013, reason: 'Try again later' });
    await proxy.restore();
  });
});

it('says that it is not ready while a migration is missing', async () => {
  const server = await startTestApp();
  await server.sql('delete from schema_migrations');
  const response = await fetch(`${server.url}/readyz`);
  expect([response.status, await response.json()]).toMatchObject([
    503,
    { status: 'not ready', database: { ok: false } },
  ]);
});
