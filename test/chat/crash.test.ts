import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import type { App } from '../../src/shared/context.ts';
import { createDatabase, type TestApp } from '../kit/app.ts';
import { testConfig } from '../kit/config.ts';
import type { Person } from '../kit/make.ts';
import { freePort } from '../kit/redis.ts';
import { TestSocket } from '../kit/socket.ts';
import { until } from '../kit/until.ts';
import { FOLLOW, makePair, SEND } from './live-kit.ts';

const databaseUrl = await createDatabase();
const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
let child: ChildProcess | null = null;
afterAll(async () => {
  child?.kill('SIGKILL');
  await pool.end();
});

/** Starts the compiled product as a process, on this database; answers where it listens. */
async function start(port: number): Promise<string> {
  const { authSecret, webUrl } = testConfig();
  child = spawn(process.execPath, ['dist/src/main.js'], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      AUTH_SECRET: authSecret,
      WEB_URL: webUrl,
      DEMO_DATA: 'false',
      LOG_LEVEL: 'silent',
      TRUST_PROXY: 'true',
      RATE_LIMIT_FACTOR: '1000',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  await until(
    () =>
      fetch(`${url}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      ),
    () => 'the product to be ready',
    30_000,
  );
  return url;
}

async function kill(): Promise<void> {
  const exited = once(child!, 'exit');
  child!.kill('SIGKILL');
  await exited;
}

/** A client as it should be written: remembers the highest number, and comes back with it until it is told to stop. */
class FaithfulFollower {
  readonly seqs: number[] = [];
  #stopped = false;
  readonly #person: Person;
  readonly #roomId: string;
  readonly running: Promise<void>;

  constructor(person: Person, roomId: string) {
    this.#person = person;
    this.#roomId = roomId;
    this.running = this.#run();
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      const socket = new TestSocket(this.#person);
      const before = this.seqs.length;
      const received = socket.subscribe(FOLLOW, { roomId: this.#roomId, afterSeq: this.seqs.at(-1) ?? 0 });
      await until(
        () => {
          const numbered = received.events.filter((e) => e.__typename === 'MessageSent').map((e) => e.seq);
          this.seqs.push(...numbered.slice(this.seqs.length - before));
          return this.#stopped || socket.closed || received.completed || received.errors.length > 0;
        },
        undefined,
        60_000,
      );
      await socket.dispose();
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.running;
  }
}

it('loses no acknowledged message and doubles none when the server is killed in the middle of a stream', async () => {
  const port = await freePort();
  const url = await start(port);
  const person = {
    url,
    app: { config: testConfig(), clock: () => new Date() } as unknown as App,
    sql: async (text: string, values: unknown[] = []) => (await pool.query(text, values)).rows,
  };
  const { minji, jun, roomId } = await makePair(person as unknown as TestApp);
  const followers = [minji, jun, jun].map((p) => new FaithfulFollower(p, roomId));

  const perSender = 120;
  const acknowledged = new Map<string, number>();
  /** Sends one after the other; what is not acknowledged is sent again, with the same id, until it is. */
  const stream = async (sender: Person) => {
    for (let i = 0; i < perSender; i++) {
      const clientMessageId = randomUUID();
      const input = { roomId, clientMessageId, text: `${sender.nickname} ${i}` };
      const seq = await until(
        () =>
          sender.send(SEND, { input }).then(
            ({ data }) => data?.sendMessage?.seq,
            () => null,
          ),
        undefined,
        60_000,
      );
      acknowledged.set(clientMessageId, seq);
    }
  };
  const streams = Promise.all([stream(minji), stream(minji), stream(jun)]);
  for (const killAfter of [60, 180]) {
    await until(() => acknowledged.size >= killAfter, undefined, 60_000);
    await kill();
    await start(port);
  }
  await streams;

  // Every id once more: a client cannot know that it was heard.
  for (const [clientMessageId, seq] of [...acknowledged].slice(0, 30)) {
    const owner = await pool.query('select author_id from messages where client_message_id = $1', [clientMessageId]);
    const sender = owner.rows[0].author_id === minji.id ? minji : jun;
    const again = await sender.ask(SEND, { input: { roomId, clientMessageId, text: '한 번 더' } });
    expect(again.sendMessage.seq).toBe(seq);
  }

  const { rows } = await pool.query(
    'select seq, client_message_id as id from messages where room_id = $1 order by seq',
    [roomId],
  );
  expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 3 * perSender }, (_, i) => i + 1));
  expect(new Map(rows.map(({ id, seq }) => [id, seq]))).toEqual(
    new Map([...acknowledged].sort(([, a], [, b]) => a - b)),
  );
  for (const follower of followers) {
    await until(
      () => follower.seqs.length >= rows.length,
      () => `${rows.length} messages; there are ${follower.seqs.length}`,
      30_000,
    );
    await follower.stop();
    expect(follower.seqs).toEqual(rows.map(({ seq }) => seq));
  }
}, 120_000);
