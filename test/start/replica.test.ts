import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openReplica } from '../../src/data/replica.ts';
import { startTestApp, type TestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { dateInKorea } from '../kit/dates.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { hasOwnPostgres, type OwnPostgres, startOwnPostgres } from '../kit/own-postgres.ts';
import { freePort } from '../kit/redis.ts';
import { until } from '../kit/until.ts';

const LIST =
  '{ companions(first: 20) { totalCount nodes { id title author { nickname } comments(first: 2) { nodes { text } } } } }';
const ONE = 'query ($id: ID!) { companion(id: $id) { id title } }';

describe.runIf(hasOwnPostgres)('with a streaming replica', { timeout: 120_000 }, () => {
  let primary: OwnPostgres;
  let server: TestApp;
  let author: Person;
  let stranger: TestClient;
  let replicaUrl: string;
  let replica: pg.Client;
  let standby: { start(): void; stop(): void };
  const reads = () => vi.mocked(server.app.replica!.read).mock.calls.length;
  const isFresh = () => server.app.replica!.isFresh();
  const write = async (title: string): Promise<string> => {
    const input = {
      title,
      content: '천천히 돌아요',
      areaId: 'kr-jeju',
      startDate: dateInKorea(new Date(), 30),
      endDate: dateInKorea(new Date(), 33),
      capacity: 3,
    };
    const made = await author.ask('mutation ($i: CreateCompanionInput!) { createCompanion(input: $i) { id } }', {
      i: input,
    });
    return made.createCompanion.id;
  };
  const listed = async (): Promise<string[]> =>
    (await stranger.ask(LIST)).companions.nodes.map(({ id }: { id: string }) => id);

  beforeAll(async () => {
    primary = await startOwnPostgres();
    primary.run('createdb', [`--maintenance-db=${primary.url('postgres')}`, 'travel']);
    const [folder, port] = [join(primary.folder, 'standby'), await freePort()];
    primary.run('pg_basebackup', ['-d', primary.url('postgres'), '-D', folder, '-R', '-X', 'stream', '-c', 'fast']);
    const options = `-p ${port} -k ${primary.folder} -c listen_addresses=127.0.0.1 -c fsync=off`;
    standby = {
      start: () =>
        primary.run('pg_ctl', ['-D', folder, '-w', '-l', join(primary.folder, 'standby.log'), '-o', options, 'start']),
      stop: () => primary.run('pg_ctl', ['-D', folder, '-m', 'immediate', '-w', 'stop']),
    };
    standby.start();
    const url = new URL(primary.url('travel'));
    url.port = String(port);
    replicaUrl = url.href;
    replica = new pg.Client({ connectionString: replicaUrl });
    replica.on('error', () => undefined);
    await replica.connect();
    server = await startTestApp({ databaseUrl: primary.url('travel'), config: { replicaUrl } });
    vi.spyOn(server.app.replica!, 'read');
    author = await makePerson(server);
    stranger = new TestClient(server.url);
    await until(isFresh);
  }, 120_000);
  afterAll(async () => {
    await replica.end();
    await server.close();
    standby.stop();
    primary.stop();
  });

  it('lists for who is signed out come from it; whoever is signed in, single objects and mutations never ask it', async () => {
    const id = await write('복제본의 제주');
    const before = reads();
    await until(async () => (await listed()).includes(id));
    expect(reads()).toBeGreaterThan(before);

    const then = reads();
    expect((await author.ask(LIST)).companions.nodes[0].id).toBe(id);
    expect((await stranger.ask(ONE, { id })).companion.id).toBe(id);
    expect(
      (await stranger.ask(`query ($id: ID!) { companion(id: $id) { id } companions { nodes { id } } }`, { id }))
        .companion.id,
    ).toBe(id);
    expect(reads()).toBe(then);
  });

  it('may be stale for strangers, but not by more than its limit, and never for a link', async () => {
    await until(async () => {
      await replica.query('select pg_wal_replay_pause()');
      const id = await write('아직 여기 없는 글');
      const seen = await listed();
      expect((await author.ask(LIST)).companions.nodes[0].id).toBe(id);
      expect((await stranger.ask(ONE, { id })).companion.id).toBe(id);
      // On a machine so slow that the limit had passed before, the primary was asked: once more.
      const isMeant = isFresh();
      if (isMeant) expect(seen).not.toContain(id);
      await until(() => !isFresh());
      expect(await listed()).toContain(id);
      const health = await (await fetch(`${server.url}/readyz`)).json();
      expect(health).toMatchObject({ status: 'ok', replica: { ok: false } });
      await replica.query('select pg_wal_replay_resume()');
      await until(isFresh);
      expect(await listed()).toContain(id);
      return isMeant;
    });
  });

  it('serves on when it goes, and uses it again when it is back', async () => {
    standby.stop();
    const id = await write('복제본 없이');
    await until(async () => (await listed()).includes(id));
    await until(() => !isFresh());
    expect(await listed()).toContain(id);
    standby.start();
    await until(isFresh);
    expect(await listed()).toContain(id);
  });

  it('does not use a server that follows another one, or nobody', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
    const pool = server.app.pool;
    const wrong = await openReplica(
      { replicaUrl: primary.url('travel'), poolSize: 2, queryTimeoutMs: 2_000 },
      pool,
      log,
    );
    await until(() => lines.some((line) => line.includes('no streaming replica')));
    expect(wrong!.isFresh()).toBe(false);
    expect(await wrong!.read(async (given) => given === pool, pool)).toBe(true);
    await wrong!.close();
  });
});
