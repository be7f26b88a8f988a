import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openRoom, say } from '../chat/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { startProxy } from '../kit/proxy.ts';
import { until } from '../kit/until.ts';
import { FOLLOW_MJS } from './texts.ts';

const server = await startTestApp({ config: { rateLimitFactor: 1_000 } });
const proxy = await startProxy(server.url);
const HOST = proxy.url.replace(/\/$/, '');

// As the README says: a folder where graphql-ws and ws are found, and a jar of curl.
const folder = mkdtempSync(join(tmpdir(), 'it-follow-test-'));
symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
writeFileSync(join(folder, 'follow.mjs'), FOLLOW_MJS);
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** Writes a person's cookies as curl keeps them. */
const jarOf = (name: string, token: string | undefined) =>
  writeFileSync(
    join(folder, `${name}.jar`),
    `# Netscape HTTP Cookie File\n#HttpOnly_localhost\tFALSE\t/\tFALSE\t0\tit_access\t${token}\n`,
  );

interface Shown {
  __typename: string;
  seq?: number;
  replayCount?: number;
  message?: { text: string };
}

/** follow.mjs as a process of its own. */
class Follower {
  readonly child: ChildProcess;
  out = '';
  err = '';
  constructor(args: string[], host: string | null = HOST) {
    const { HOST: _, ...env } = process.env;
    this.child = spawn(process.execPath, ['follow.mjs', ...args], {
      cwd: folder,
      env: { ...env, ...(host && { HOST: host }) },
    });
    children.push(this.child);
    this.child.stdout!.on('data', (chunk) => (this.out += chunk));
    this.child.stderr!.on('data', (chunk) => (this.err += chunk));
  }
  events(): Shown[] {
    return this.out
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line));
  }
  texts = (): string[] => this.events().flatMap(({ message }) => message?.text ?? []);
  seqs = (): number[] =>
    this.events()
      .filter(({ __typename }) => __typename !== 'RoomReady')
      .flatMap(({ seq }) => seq ?? []);
  readyTimes = (): number => this.events().filter(({ __typename }) => __typename === 'RoomReady').length;
  async ready(times = 1): Promise<void> {
    await until(
      () => this.readyTimes() >= times,
      () => `RoomReady ${times}: ${this.out}${this.err}`,
      20_000,
    );
  }
  async ended(): Promise<number | null> {
    if (this.child.exitCode === null) await once(this.child, 'exit');
    return this.child.exitCode;
  }
}

/** Two people, their room, and the cookies of the one who follows. */
async function twoPeople(): Promise<{ speaker: Person; name: string; follower: Person; roomId: string }> {
  const [speaker, follower] = [await makePerson(server), await makePerson(server)];
  const roomId = await openRoom(speaker, follower);
  const name = `person-${follower.id.slice(-12)}`;
  jarOf(name, follower.options.token);
  return { speaker, follower, name, roomId };
}

const upTo = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i);

describe('README’s follow.mjs', () => {
  it('shows every message once and in order through cuts, drops and silence, from what the room has at the start', async () => {
    const { speaker, name, roomId } = await twoPeople();
    for (const n of upTo(1, 3)) await say(speaker, roomId, `전 ${n}`);
    const follower = new Follower([name, roomId]);
    await follower.ready();
    let said = 3;
    const speak = async (count: number) => {
      for (let i = 0; i < count; i++) await say(speaker, roomId, `${++said}`);
    };
    await speak(5);
    for (const trouble of ['cut', 'drop', 'silence', 'cut', 'drop', 'cut'] as const) {
      const before = follower.readyTimes();
      await Promise.all([speak(6), proxy[trouble]()]);
      await speak(2);
      await proxy.restore();
      await follower.ready(before + 1);
      await speak(3);
    }
    await until(
      () => follower.seqs().includes(said),
      () => `message ${said}: ${follower.out}${follower.err}`,
      20_000,
    );
    expect(follower.texts()).toEqual(upTo(4, said).map(String));
    expect(follower.seqs()).toEqual(upTo(4, said));
    expect(follower.err).toBe('');
  }, 120_000);

  it('comes back from the number that it is given, after it was killed', async () => {
    const { speaker, name, roomId } = await twoPeople();
    await say(speaker, roomId, '1');
    const first = new Follower([name, roomId, '0']);
    await until(() => first.texts().length === 1);
    first.child.kill('SIGKILL');
    await first.ended();
    for (const n of upTo(2, 4)) await say(speaker, roomId, String(n));
    const second = new Follower([name, roomId, '1']);
    await until(
      () => second.texts().length === 3,
      () => second.out + second.err,
    );
    await say(speaker, roomId, '5');
    await until(() => second.texts().length === 4);
    expect(second.texts()).toEqual(['2', '3', '4', '5']);
    expect(second.events()[0]).toMatchObject({ __typename: 'RoomReady', seq: 4, replayCount: 3 });
  });

  it('starts before its server does, and says when its session is over', async () => {
    const { speaker, name, follower: person, roomId } = await twoPeople();
    await say(speaker, roomId, '1');
    await proxy.cut();
    const follower = new Follower([name, roomId]);
    await new Promise((resolve) => follower.child.once('spawn', resolve));
    await proxy.restore();
    await follower.ready();
    await server.sql('update sessions set revoked_at = now() where id = $1', [person.sessionId]);
    proxy.drop();
    expect(await follower.ended()).toBe(1);
    expect(follower.err).toBe('The session has expired: sign in again.\n');
  });

  it('says when something is missing instead of hiding it: a number from before the joining', async () => {
    const { speaker, name, follower: person, roomId } = await twoPeople();
    for (const n of upTo(1, 3)) await say(speaker, roomId, String(n));
    await server.sql('update room_members set joined_seq = 2 where room_id = $1 and user_id = $2', [roomId, person.id]);
    const follower = new Follower([name, roomId, '0']);
    // Two pipes: either may be first.
    await until(
      () => follower.texts().length === 1 && follower.err !== '',
      () => follower.out + follower.err,
    );
    expect([follower.texts(), follower.err]).toEqual([
      ['3'],
      'What came between 0 and 2 is not here: read the history.\n',
    ]);
  });

  it.each<[what: string, args: (roomId: string, name: string) => string[], says: RegExp]>([
    ['nobody', (roomId) => ['stranger', roomId], /^stranger is not signed in: arrive stranger\n$/],
    ['a room that is none', (_, name) => [name, 'x'], /^There is no such room\.\n$/],
    ['a number beyond the room', (roomId, name) => [name, roomId, '99'], /^입력값을 확인해 주세요\.\n$/],
    ['a number that is none', (roomId, name) => [name, roomId, 'many'], /^many is no number of an event\.\n$/],
    ['a token that was refused', (roomId) => ['refused', roomId], /^The session has expired: sign in again\.\n$/],
  ])('prints a refusal and ends, where it is given %s', async (_what, args, says) => {
    const { name, roomId } = await twoPeople();
    jarOf('refused', 'nonsense');
    const follower = new Follower(args(roomId, name));
    expect(await follower.ended()).toBe(1);
    expect(follower.err).toMatch(says);
    expect(follower.err).not.toMatch(/^\s+at |TypeError|undefined/m);
    expect(follower.out).toBe('');
  });

  it('asks localhost:4000 where HOST is not given', () => {
    expect(FOLLOW_MJS).toContain("process.env.HOST ?? 'http://localhost:4000'");
  });
});
