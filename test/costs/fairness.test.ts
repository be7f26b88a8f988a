import { connect, type Socket } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { until } from '../kit/until.ts';

const server = await startTestApp({ config: { rateLimitFactor: 1_000_000 } });
const author = await makePerson(server);
await server.sql(
  `insert into companions (id, author_id, title, content, area_id, start_date, end_date, capacity, member_count, created_at)
   select gen_random_uuid(), $1, 'a', repeat('가', 2000), 'kr', current_date + 10, current_date + 12, 4, 1, now() from generate_series(1, 100)`,
  [author.id],
);

describe('the statements of one operation', () => {
  it('are four at once, however many it has, and all are answered', async () => {
    const { pool } = server.app;
    const original = pool.query;
    let [now, most] = [0, 0];
    pool.query = async function (this: typeof pool, ...args: unknown[]) {
      // Workers look for what is due now and then, whatever an operation does.
      const isOfOperation = /companions/.test((args[0] as { text?: string }).text ?? '');
      if (!isOfOperation) return (original as (...a: unknown[]) => unknown).apply(this, args);
      most = Math.max(most, ++now);
      try {
        return await (original as (...a: unknown[]) => unknown).apply(this, args);
      } finally {
        now--;
      }
    } as never;
    try {
      const lists = Array.from(
        { length: 30 },
        (_, i) => `a${i}: companions(first: ${i + 1}, sort: MOST_VIEWED) { nodes { id } }`,
      );
      const data = await author.ask(`{ ${lists.join(' ')} }`);
      expect(Object.values(data).map((list) => (list as { nodes: unknown[] }).nodes.length)).toEqual(
        Array.from({ length: 30 }, (_, i) => i + 1),
      );
      expect(most).toBe(4);
    } finally {
      pool.query = original;
    }
  });

  it('leave connections to others: somebody is answered while all of its statements wait', async () => {
    const lock = await server.app.pool.connect();
    try {
      await lock.query('begin');
      await lock.query('lock table bookmarks in access exclusive mode');
      const marks = Array.from({ length: 20 }, (_, i) => `a${i}: viewer { bookmarks(first: ${i + 1}) { totalCount } }`);
      const waiting = author.send(`{ ${marks.join(' ')} }`);
      await until(async () => {
        const [{ count }] = (await server.sql(
          `select count(*)::int as count from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
        )) as [{ count: number }];
        return count === 4;
      });
      const others = Array.from({ length: 20 }, () =>
        new TestClient(server.url).ask('{ companions(first: 1) { totalCount } }'),
      );
      await Promise.all(others);
      await lock.query('rollback');
      expect((await waiting).errors).toEqual([]);
    } finally {
      lock.release();
    }
  });
});

describe('readers over HTTP who do not read', () => {
  const opened: Socket[] = [];
  afterAll(() => {
    for (const socket of opened) socket.destroy();
  });
  const { hostname, port } = new URL(server.url);
  // More than the buffers of the operating system take: seven megabytes.
  const contents = Array.from({ length: 12 }, (_, i) => `c${i}: content`).join(' ');
  const body = JSON.stringify({ query: `{ companions(first: 100) { nodes { ${contents} } } }` });
  const POST = `POST /graphql HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
  const rude = async (): Promise<Socket> => {
    const socket = connect({ host: hostname, port: Number(port) });
    opened.push(socket);
    socket.on('error', () => undefined);
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.pause();
    return socket;
  };

  it('are refused more when 4 MB wait for their address; what was read is free again, and a stalled one is cut off', async () => {
    const readers = await Promise.all(Array.from({ length: 12 }, rude));
    // Some come after others, as they would: what is under way at the same moment is not refused.
    for (const reader of readers) {
      reader.write(POST);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const ask = () =>
      fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"query":"{ __typename }"}',
      });
    let refusal = await ask();
    await until(async () => {
      refusal = refusal.status === 429 ? refusal : await ask();
      return refusal.status === 429;
    });
    expect(refusal.headers.get('retry-after')).toBe('1');
    expect(((await refusal.json()) as { errors: { extensions: object }[] }).errors[0]!.extensions).toMatchObject({
      code: 'RATE_LIMITED',
      reason: 'TOO_MANY_REQUESTS',
      retryAfterSeconds: 1,
    });

    // Nobody reads: they are cut off, and everybody is served again.
    await until(
      async () => (await ask()).status === 200,
      () => 'an answer after the readers were cut off',
      60_000,
    );
  }, 90_000);
});
