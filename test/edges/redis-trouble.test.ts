import { Redis } from 'ioredis';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLog } from '../../src/shared/log.ts';
import { FOLLOW, makePair, say } from '../chat/live-kit.ts';
import { createDatabase, startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { startProxy } from '../kit/proxy.ts';
import { freePort, hasRedis, startRedis, type TestRedis } from '../kit/redis.ts';
import { TestSocket } from '../kit/socket.ts';
import { until } from '../kit/until.ts';
import { startProduct } from '../start/kit.ts';

async function newRedis(settings: readonly string[] = []): Promise<TestRedis> {
  const redis = await startRedis(settings);
  onTestFinished(() => redis.stop());
  return redis;
}

/** A log that is kept as lines. */
function keptLog() {
  const lines: { msg: string; level: number }[] = [];
  return { lines, log: createLog('info', { write: (line: string) => void lines.push(JSON.parse(line)) }) };
}

const withLogin = (url: string, user: string, password: string): string => {
  const address = new URL(url);
  Object.assign(address, { username: user, password });
  return address.href;
};

describe.skipIf(!hasRedis)('a Redis that refuses', () => {
  it('stops the start with one line that says why', async () => {
    const redis = await newRedis(['--requirepass', 'hunter2']);
    const admin = new Redis(withLogin(redis.url, '', 'hunter2'));
    await admin.call('ACL', 'SETUSER', 'deaf', 'on', '>pw', '~*', '+@all', 'resetchannels');
    admin.disconnect();
    const databaseUrl = await createDatabase();
    const refusal = async (REDIS_URL: string) => {
      const product = startProduct({
        env: { DATABASE_URL: databaseUrl, DATA_DIR: '/dev/null/nowhere', REDIS_URL, AUTH_SECRET: 'x1'.repeat(20) },
      });
      expect(await product.ended).toBe(1);
      return product.output();
    };
    expect(
      await Promise.all([
        refusal(redis.url),
        refusal(withLogin(redis.url, '', 'wrong')),
        refusal(withLogin(redis.url, 'deaf', 'pw')),
      ]),
    ).toEqual([
      'Redis (REDIS_URL) refuses us: NOAUTH Authentication required.\n',
      'Redis (REDIS_URL) refuses us: WRONGPASS invalid username-password pair or user is disabled.\n',
      expect.stringMatching(/^Redis \(REDIS_URL\) refuses us: NOPERM .+\n$/),
    ]);
  }, 60_000);

  it('while the product runs is told in one line, and heals', async () => {
    const redis = await newRedis();
    const { lines, log } = keptLog();
    const server = await startTestApp({ log, config: { redisUrl: redis.url } });
    await until(() => server.app.events.healthy());
    const admin = new Redis(redis.url);
    // Whoever may not subscribe any more is cut off, and refused when it comes back.
    await admin.call('ACL', 'SETUSER', 'default', 'resetchannels');
    await until(() => lines.some(({ msg }) => msg.includes('refuses to subscribe')));
    await server.app.events.listen('refused', () => undefined).ready;
    await admin.call('ACL', 'SETUSER', 'default', 'allchannels');
    await until(() => server.app.events.healthy());
    admin.disconnect();
    expect(lines.filter(({ msg }) => msg.includes('refuses to subscribe'))).toHaveLength(1);
  });
});

describe.skipIf(!hasRedis)('a Redis that is away', () => {
  it('at the start is no fault: the product runs, tells it once, and finds it later', async () => {
    const port = await freePort();
    const { lines, log } = keptLog();
    const server = await startTestApp({ log, config: { redisUrl: `redis://127.0.0.1:${port}` } });
    const readiness = async () => {
      const response = await fetch(`${server.url}/readyz`);
      return [response.status, ((await response.json()) as { redis: unknown }).redis];
    };
    expect(await readiness()).toEqual([200, { ok: false }]);
    const { jun, minji, roomId } = await makePair(server);
    const socket = new TestSocket(jun);
    const following = socket.subscribe(FOLLOW, { roomId });
    await following.atLeast(1);
    await say(minji, roomId, '혼자서도 잘해요');
    expect((await following.atLeast(2))[1]).toMatchObject({ message: { text: '혼자서도 잘해요' } });

    const redis = await startRedis(['--port', String(port)]);
    onTestFinished(() => redis.stop());
    await until(() => server.app.events.healthy());
    expect(await readiness()).toEqual([200, { ok: true }]);
    expect(lines.filter(({ msg }) => msg.includes('is away'))).toHaveLength(1);
    expect(lines.filter(({ msg }) => msg.includes('is back'))).toHaveLength(1);
    await socket.dispose();
  });

  it('or silent lets people sign in, follow and speak, and shows in /readyz', async () => {
    const redis = await newRedis();
    const proxy = await startProxy(redis.url);
    const databaseUrl = await createDatabase();
    const server = await startTestApp({ databaseUrl, config: { redisUrl: proxy.url } });
    const other = await startTestApp({ databaseUrl, config: { redisUrl: redis.url } });
    await until(() => server.app.events.healthy());
    const { minji, jun, roomId } = await makePair(server);
    const far = Object.assign(new TestClient(other.url, minji.options), {
      id: minji.id,
      nickname: minji.nickname,
      sessionId: minji.sessionId,
    });
    for (const trouble of ['hold', 'cut'] as const) {
      await proxy[trouble]();
      const { extensions } = await new TestClient(server.url).refused(
        'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken } }',
        { input: { email: 'nobody@people.test', password: 'correct horse battery' } },
      );
      expect(extensions.code).toBe('UNAUTHENTICATED');
      const socket = new TestSocket(jun);
      const following = socket.subscribe(FOLLOW, { roomId });
      const inbox = socket.subscribe('subscription { inbox { __typename } }');
      await Promise.all([following.atLeast(1), inbox.atLeast(1)]);
      await say(minji, roomId, `여기서: ${trouble}`);
      await following.atLeast(2);
      await say(far, roomId, `저기서: ${trouble}`);
      const events = await following.atLeast(3);
      expect(events.slice(1).map((event) => event.message.text)).toEqual([`여기서: ${trouble}`, `저기서: ${trouble}`]);
      expect(await (await fetch(`${server.url}/readyz`)).json()).toMatchObject({ status: 'ok', redis: { ok: false } });
      await socket.dispose();
      await proxy.restore();
      await until(() => server.app.events.healthy());
    }
    await Promise.all([server.close(), other.close()]);
  });
});
