import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, startTestApp, type TestApp } from '../kit/app.ts';
import { startProxy } from '../kit/proxy.ts';
import { hasRedis, startRedis, type TestRedis } from '../kit/redis.ts';
import type { TcpProxy } from '../kit/tcp-proxy.ts';
import { until } from '../kit/until.ts';

describe.skipIf(!hasRedis)('topics over Redis', () => {
  let redis: TestRedis;
  let proxy: TcpProxy;
  let client: Redis;
  /** Hears and speaks by way of the proxy. */
  let near: TestApp;
  /** Speaks to Redis directly. */
  let far: TestApp;
  beforeAll(async () => {
    redis = await startRedis();
    proxy = await startProxy(redis.url);
    client = new Redis(redis.url);
    const databaseUrl = await createDatabase();
    near = await startTestApp({ databaseUrl, config: { redisUrl: proxy.url } });
    far = await startTestApp({ databaseUrl, config: { redisUrl: redis.url } });
  });
  afterAll(async () => {
    client.disconnect();
    await Promise.all([near.close(), far.close()]);
    await redis.stop();
  });

  /** How often each of these topics is subscribed to at Redis. */
  const subscribed = async (topics: readonly string[]): Promise<number[]> => {
    const pairs = (await client.pubsub('NUMSUB', ...topics.map((topic) => `it:${topic}`))) as unknown[];
    return topics.map((_, i) => Number(pairs[2 * i + 1]));
  };

  it('are all heard after reconnections in the middle of 100 new subscriptions a second, and the process lives', async () => {
    const heard = new Set<string>();
    const kept: string[] = [];
    const left: string[] = [];
    for (let i = 0; i < 300; i++) {
      const topic = `storm:${i}`;
      const { stop } = near.app.events.listen(topic, () => heard.add(topic));
      if (i % 3 === 0) {
        stop();
        left.push(topic);
      } else kept.push(topic);
      if (i % 25 === 24) proxy.drop();
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await until(async () => (await subscribed(kept)).every((count) => count === 1));
    await until(async () => (await subscribed(left)).every((count) => count === 0));
    for (const topic of [...kept, ...left]) far.app.events.publish(topic, null);
    await until(
      () => heard.size === kept.length,
      () => `${kept.length} topics; heard ${heard.size}`,
    );
    expect([...heard].sort()).toEqual([...kept].sort());
  });

  it('asked for before the connection stands are subscribed to when it does, however slow it is', async () => {
    proxy.delay(3);
    for (let round = 0; round < 5; round++) {
      const server = await startTestApp({ databaseUrl: near.databaseUrl, config: { redisUrl: proxy.url } });
      // Its own, the one of `near` and the one of `far`.
      await until(async () => (await subscribed(['viewers']))[0] === 3);
      await server.close();
      await until(async () => (await subscribed(['viewers']))[0] === 2);
    }
    proxy.delay(0);
  });

  it('that Redis lost without a word are subscribed to again', async () => {
    const heard: unknown[] = [];
    await near.app.events.listen('lost', (data) => heard.push(data)).ready;
    expect(await subscribed(['lost'])).toEqual([1]);
    proxy.inject('UNSUBSCRIBE it:lost\r\n');
    await until(async () => (await subscribed(['lost']))[0] === 0);
    await until(async () => (await subscribed(['lost']))[0] === 1);
    far.app.events.publish('lost', 'found');
    await until(() => heard.length > 0);
    expect(heard).toEqual(['found']);
  });

  it('are heard within the process while Redis is away or silent, and by others when it is back', async () => {
    const heard: unknown[] = [];
    let gaps = 0;
    near.app.events.listen('own', (data) => heard.push(data));
    near.app.events.onGap(() => gaps++);
    for (const [i, trouble] of (['hold', 'cut'] as const).entries()) {
      await proxy[trouble]();
      near.app.events.publish('own', trouble);
      expect(heard).toHaveLength(i + 1);
      await until(() => !near.app.events.healthy());
      const before = gaps;
      await proxy.restore();
      await until(() => near.app.events.healthy() && gaps > before);
      await until(async () => (await subscribed(['own']))[0] === 1);
    }
    far.app.events.publish('own', 'again');
    await until(() => heard.length > 2);
    expect(heard).toEqual(['hold', 'cut', 'again']);
  });

  it('of one that could not be told to others make all look again', async () => {
    let gaps = 0;
    far.app.events.onGap(() => gaps++);
    await proxy.cut();
    near.app.events.publish('told late', null);
    await proxy.restore();
    await until(() => gaps > 0);
  });
});
