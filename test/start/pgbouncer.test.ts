import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { createDatabase, startTestApp } from '../kit/app.ts';
import { makePerson } from '../kit/make.ts';
import { freePort } from '../kit/redis.ts';
import { TestSocket } from '../kit/socket.ts';
import { until } from '../kit/until.ts';

/** Named statements pass a pool of transactions from 1.21 on. */
const [, minor = '0'] =
  /PgBouncer 1\.(\d+)/.exec(spawnSync('pgbouncer', ['--version'], { encoding: 'utf8' }).stdout ?? '') ?? [];
const isCapable = Number(minor) >= 21;

/** A pgbouncer before this database, as docs/scale.md says; fewer connections than the product would have. */
async function startBouncer(databaseUrl: string): Promise<string> {
  const url = new URL(databaseUrl);
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'it-bouncer-'));
  const name = url.pathname.slice(1);
  const settings = [
    '[databases]',
    `${name} = host=${url.hostname} port=${url.port} user=${url.username} password=${decodeURIComponent(url.password)}`,
    '[pgbouncer]',
    'listen_addr = 127.0.0.1',
    `listen_port = ${port}`,
    'unix_socket_dir =',
    'auth_type = any',
    ...(process.getuid?.() === 0 ? ['user = nobody'] : []),
    'pool_mode = transaction',
    'default_pool_size = 4',
    'max_prepared_statements = 1000',
    'ignore_startup_parameters = options,extra_float_digits',
  ];
  const file = join(folder, 'pgbouncer.ini');
  writeFileSync(file, `${settings.join('\n')}\n`);
  const bouncer = spawn('pgbouncer', [file], { stdio: 'ignore' });
  const ended = once(bouncer, 'exit');
  afterAll(async () => {
    bouncer.kill('SIGINT');
    await ended;
    rmSync(folder, { recursive: true });
  });
  const through = new URL(databaseUrl);
  through.hostname = '127.0.0.1';
  through.port = String(port);
  await until(async () => {
    const client = new pg.Client({ connectionString: through.href });
    client.on('error', () => undefined);
    return client.connect().then(
      () => client.end().then(() => true),
      () => false,
    );
  });
  return through.href;
}

it.skipIf(!isCapable)(
  'two instances work behind pgbouncer in transaction mode, with named statements',
  { timeout: 60_000 },
  async () => {
    const databaseUrl = await startBouncer(await createDatabase());
    const servers = [await startTestApp({ databaseUrl }), await startTestApp({ databaseUrl })];
    const people = await Promise.all(servers.map((server) => makePerson(server)));
    const [minji, jun] = people as [(typeof people)[0], (typeof people)[0]];
    const opened = await minji.ask(`mutation ($u: ID!) { openDirectRoom(userId: $u) { id } }`, { u: jun.id });
    const roomId = opened.openDirectRoom.id;
    const socket = new TestSocket(jun);
    const received = socket.subscribe(
      `subscription ($r: ID!) { roomEvents(roomId: $r) { ... on MessageSent { message { seq } } } }`,
      { r: roomId },
    );
    await received.atLeast(1);
    // Every connection of both gets another of the four behind, each time.
    const send = `mutation ($i: SendMessageInput!) { sendMessage(input: $i) { seq } }`;
    await Promise.all(
      Array.from({ length: 10 }, async () => {
        await minji.ask(send, { i: { roomId, clientMessageId: crypto.randomUUID(), text: 'x' } });
        for (const person of people)
          await person.ask('{ rooms(first: 5) { nodes { id unreadCount } } companions(first: 2) { totalCount } }');
      }),
    );
    const { room } = await minji.ask(`query ($r: ID!) { room(id: $r) { messages(last: 20) { nodes { seq } } } }`, {
      r: roomId,
    });
    expect(room.messages.nodes).toHaveLength(10);
    await received.atLeast(11);
    await socket.dispose();
  },
);
