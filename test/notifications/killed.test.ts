import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { afterAll, expect, it, onTestFinished } from 'vitest';
import { openRoom, READ, say } from '../chat/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { testConfig } from '../kit/config.ts';
import { Instance } from '../kit/instance.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { freePort } from '../kit/redis.ts';
import { until } from '../kit/until.ts';
import { PushService } from './push-kit.ts';

const PEOPLE = 100;
const READERS = 10;
const KILLS = 6;
const UPDATE = 'mutation ($input: UpdateSettingsInput!) { updateSettings(input: $input) { id } }';

const service = new PushService();
await service.start();
const mails: { to: string; messageId: string }[] = [];
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, session, done) => {
    simpleParser(stream).then(({ messageId = '' }) => {
      mails.push({ to: session.envelope.rcptTo[0]!.address, messageId });
      done();
    }, done);
  },
});
// Lines of killed instances.
smtp.on('error', () => undefined);
const smtpPort = await freePort();
await new Promise<void>((resolve) => smtp.listen(smtpPort, '127.0.0.1', resolve));
afterAll(async () => {
  service.stop();
  await new Promise<void>((resolve) => smtp.close(resolve));
});

/** `count` things by `make`, ten at once. */
async function many<T>(count: number, make: (i: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (let i = 0; i < count; i += 10)
    made.push(...(await Promise.all(Array.from({ length: Math.min(10, count - i) }, (_, j) => make(i + j)))));
  return made;
}

it('a hundred pushes and mails arrive once each while instances are killed, and none for what was read meanwhile', async () => {
  const push = { privateKey: null, origins: [service.origin] };
  // Writes down what is due and tells nobody yet.
  const writing = await startTestApp({ config: { push, noticeDelayMs: 3_600_000, rateLimitFactor: 1000 } });
  const host = await makePerson(writing);
  const people = await many(PEOPLE + READERS, () => makePerson(writing));
  const answers = [[], [429], [500], [0]];
  const paths = await many(people.length, (i) => service.browserOf(people[i]!, ...answers[i % answers.length]!));
  const wanted = { notifications: [{ kind: 'MESSAGE_RECEIVED', email: true }] };
  const said = await many(people.length, async (i) => {
    await people[i]!.ask(UPDATE, { input: wanted });
    const roomId = await openRoom(host, people[i]!);
    return { roomId, seq: (await say(host, roomId, '안녕')).seq };
  });
  await writing.close();

  const env = {
    DATABASE_URL: writing.databaseUrl,
    AUTH_SECRET: testConfig().authSecret,
    DATA_DIR: mkdtempSync(join(tmpdir(), 'it-killed-')),
    DEMO_DATA: 'false',
    WEB_APP: 'false',
    LOG_LEVEL: 'error',
    RATE_LIMIT_FACTOR: '10000',
    PUSH_ORIGINS: service.origin,
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
  };
  const instances = [new Instance(await freePort(), env), new Instance(await freePort(), env)];
  for (const instance of instances) instance.start();
  onTestFinished(() => Promise.all(instances.map((instance) => instance.end('SIGKILL'))).then(() => undefined));
  expect(await Promise.all(instances.map((instance) => instance.isReady()))).toEqual([true, true]);

  const readers = people.slice(PEOPLE);
  await Promise.all(
    readers.map((reader, i) =>
      new TestClient(`http://127.0.0.1:${instances[i % 2]!.port}`, reader.options).ask(READ, said[PEOPLE + i]!),
    ),
  );
  const database = new pg.Client(writing.databaseUrl);
  await database.connect();
  onTestFinished(() => database.end());
  await database.query('update due_notices set due_at = now()');

  const tellingOf = (all: readonly Person[]) => all.map(({ id }) => `${id}@people.test`);
  const arrived = () => mails.length + service.received.length;
  for (let kills = 0; kills < KILLS; kills++) {
    const before = arrived();
    // What both dead ones had taken goes on 20 s after they said so last.
    await until(
      () => arrived() >= before + 10 || new Set(mails.map(({ to }) => to)).size === PEOPLE,
      undefined,
      60_000,
    );
    instances[kills % 2]!.signal('SIGKILL');
  }
  const toldBy = () => [
    new Set(service.received.map(({ path }) => path)).size,
    new Set(mails.map(({ to }) => to)).size,
  ];
  await until(
    () => toldBy().every((count) => count === PEOPLE),
    () => `told ${toldBy()}`,
    60_000,
  );
  await until(
    async () => (await database.query(`select from pgboss.job where state < 'completed'`)).rowCount === 0,
    () => 'jobs that are left',
    60_000,
  );

  // Once: what was taken at the moment of a kill may come again, by the same id, of which browsers show and mailboxes keep one.
  const pushIds = new Map(paths.map((path) => [path, new Set(service.to(path).map(({ payload }) => payload.id))]));
  expect(paths.map((path) => pushIds.get(path)!.size)).toEqual([...Array(PEOPLE).fill(1), ...Array(READERS).fill(0)]);
  // And no more of them than were on their way: four pushes and two mails an instance.
  expect(service.received.length - PEOPLE).toBeLessThanOrEqual(KILLS * 4);
  expect(mails.length - PEOPLE).toBeLessThanOrEqual(KILLS * 2);
  const mailIds = (to: string) =>
    new Set(mails.filter((mail) => mail.to === to).map(({ messageId }) => messageId)).size;
  expect(tellingOf(people).map(mailIds)).toEqual([...Array(PEOPLE).fill(1), ...Array(READERS).fill(0)]);
}, 300_000);
