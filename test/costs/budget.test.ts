import { Redis } from 'ioredis';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createCostBudget, type Payer } from '../../src/shared/cost-budget.ts';
import { createLimiter } from '../../src/shared/limiter.ts';
import { FOLLOW, makePair, say } from '../chat/live-kit.ts';
import { startTestApp, type TestApp } from '../kit/app.ts';
import { type Answer, TestClient } from '../kit/client.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { hasRedis, startRedis } from '../kit/redis.ts';
import { TestSocket } from '../kit/socket.ts';
import { until } from '../kit/until.ts';
import { makePlanner } from '../planners/kit.ts';

const strict = (costs: Record<string, number>) =>
  startTestApp({
    config: { rateLimits: Object.fromEntries(Object.entries(costs).map(([by, nodes]) => [`costs.${by}`, nodes])) },
  });
const server = await strict({ person: 5_000, address: 8_000 });
const free = await startTestApp({ databaseUrl: server.databaseUrl, config: { rateLimitFactor: 1_000 } });

const freely = (person: Person): Person =>
  Object.assign(new TestClient(free.url, person.options), { id: person.id, nickname: '', sessionId: '' });

const LIMITED = {
  code: 'RATE_LIMITED',
  reason: 'TOO_MANY_REQUESTS',
  retryAfterSeconds: expect.any(Number),
};
/** A whole count is 500 nodes. */
const COUNT = '{ companions(first: 1) { totalCount } }';

/** What all instances know that somebody has paid. */
async function sharedBy(book: Redis, { id }: Person): Promise<number> {
  const keys = await book.keys(`*costs*${id}`);
  const values = keys.length > 0 ? await book.mget(keys) : [];
  return values.reduce((sum, value) => sum + Number(value), 0);
}

/** How often it was answered before it was refused. */
async function answeredUntilRefused(ask: () => Promise<Answer<unknown>>): Promise<number> {
  for (let answered = 0; answered < 50; answered++) {
    const { errors } = await ask();
    if (errors.length === 0) continue;
    expect(errors[0]!.extensions).toMatchObject(LIMITED);
    return answered;
  }
  throw new Error('Never refused');
}

/** Somebody else at the same address. */
async function neighbourOf(person: Person): Promise<Person> {
  const { options, id } = await makePerson(free);
  const at = { ...options, headers: { 'x-forwarded-for': person.address } };
  return Object.assign(new TestClient(server.url, at), { id, nickname: '', sessionId: '' });
}

const newPerson = async (): Promise<Person> => {
  const { options, id } = await makePerson(free);
  return Object.assign(new TestClient(server.url, options), { id, nickname: '', sessionId: '' });
};

describe('what answers cost', () => {
  it('ends for a person, then for the address; whoever is elsewhere goes on', async () => {
    const person = await newPerson();
    const answered = await answeredUntilRefused(() => person.send(COUNT));
    expect(answered).toBeGreaterThanOrEqual(8);
    expect(answered).toBeLessThanOrEqual(9);
    const neighbour = await neighbourOf(person);
    expect(await answeredUntilRefused(() => neighbour.send(COUNT))).toBeLessThanOrEqual(6);
    expect((await (await newPerson()).send(COUNT)).errors).toEqual([]);
  });

  it('is one for both doors', async () => {
    const person = await newPerson();
    const socket = new TestSocket(person);
    for (let i = 0; i < 4; i++) {
      expect((await socket.send(COUNT)).errors ?? []).toEqual([]);
      await person.send(COUNT);
    }
    await answeredUntilRefused(() => person.send(COUNT));
    const { errors } = await socket.send(COUNT);
    expect(errors[0].extensions).toMatchObject(LIMITED);
    expect(errors[0].extensions.retryAfterSeconds).toBeLessThanOrEqual(60);
    await socket.dispose();
  });

  it('is what they had, not what they could have had', async () => {
    const wide = await startTestApp({
      databaseUrl: server.databaseUrl,
      config: { rateLimits: { 'costs.person': 55_000, 'costs.address': 55_000 } },
    });
    const owner = await newPerson();
    const { id } = await makePlanner(freely(owner));
    const person = new TestClient(wide.url, owner.options);
    const text = 'query ($id: ID!) { planner(id: $id) { days { id stops { id } } } }';
    // It could have had 18,250 stops.
    for (let i = 0; i < 20; i++) expect((await person.send(text, { id })).errors).toEqual([]);
  });

  it('counts documents that were never asked before by their length, right or wrong', async () => {
    const person = await newPerson();
    let n = 0;
    const answered = await answeredUntilRefused(async () => {
      const { errors } = await person.send(`{ ${`nothing${n++} `.repeat(300)} }`);
      return { data: null, errors: errors[0]!.extensions.code === 'RATE_LIMITED' ? errors : [] } as never;
    });
    expect(answered).toBeGreaterThan(3);
    expect(answered).toBeLessThan(12);
  });

  it('counts calendars, and says when to ask again', async () => {
    const person = await newPerson();
    const { id } = await makePlanner(freely(person));
    const url = `${server.url}/planners/${id}.ics`;
    const ask = () => fetch(url, { headers: person.headers('/planners') });
    expect((await ask()).status).toBe(200);
    await answeredUntilRefused(() => person.send(COUNT));
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(((await refused.json()) as Answer<null>).errors[0]!.extensions).toMatchObject(LIMITED);
  });

  it('ends the subscription of whoever can not pay an event, and nobody else’s', async () => {
    const { minji, jun, roomId } = await makePair(free);
    // The first one pays for what is the same for both.
    const sockets = [jun, minji].map((person) => new TestSocket(new TestClient(server.url, person.options)));
    const ofJun = sockets[0]!.subscribe(FOLLOW, { roomId });
    await ofJun.atLeast(1);
    const ofMinji = sockets[1]!.subscribe(FOLLOW, { roomId });
    await ofMinji.atLeast(1);
    const poor = new TestClient(server.url, jun.options);
    await answeredUntilRefused(() => poor.send(COUNT));
    // Up to the last node.
    await answeredUntilRefused(() => poor.send('{ __typename }'));
    await say(minji, roomId, '안녕');
    await ofJun.end();
    expect(ofJun.errors).toMatchObject([{ extensions: LIMITED }]);
    await ofMinji.atLeast(2);
    for (const socket of sockets) await socket.dispose();
  });
});

describe('the budget', () => {
  const budgetOf = (changes: Record<string, number>) =>
    createCostBudget(createLimiter({ redis: null, changes }), pino({ level: 'silent' }));
  const payer = (userId: string, ip = '10.0.0.1') => ({ viewer: { userId }, door: { ip } }) as unknown as Payer;

  it('holds back what is under way, and gives back what was not used', () => {
    const budget = budgetOf({ 'costs.person': 100, 'costs.address': 1_000 });
    const first = budget.reserve(payer('a'), 80);
    if (first instanceof Error) throw first;
    expect(budget.reserve(payer('a'), 30)).toBeInstanceOf(Error);
    expect(budget.reserve(payer('b'), 30)).not.toBeInstanceOf(Error);
    first.settle(10);
    expect(budget.reserve(payer('a'), 30)).not.toBeInstanceOf(Error);
  });

  it('admits what costs more than all there is, when nothing is used', () => {
    const budget = budgetOf({ 'costs.person': 100, 'costs.address': 100 });
    const all = budget.reserve(payer('a'), 5_000);
    if (all instanceof Error) throw all;
    expect(budget.pay(payer('b'), 1)).toBeInstanceOf(Error);
    all.settle(3);
    expect(budget.pay(payer('b'), 1)).toBeNull();
  });

  it('takes a microsecond or two, however many there are', () => {
    const budget = budgetOf({});
    for (let i = 0; i < 5_000; i++) budget.pay(payer(`p${i}`, `10.1.${i >> 8}.${i & 255}`), 10);
    const { user: before } = process.threadCpuUsage();
    for (let i = 0; i < 20_000; i++) {
      const reservation = budget.reserve(payer(`p${i % 5_000}`), 1_000);
      if (!(reservation instanceof Error)) reservation.settle(10);
    }
    expect((process.threadCpuUsage().user - before) / 20_000).toBeLessThan(20);
  });
});

describe.skipIf(!hasRedis)('two instances with one Redis', () => {
  it('count together, a hundredth late', async () => {
    const redis = await startRedis();
    const config = { redisUrl: redis.url, rateLimits: { 'costs.person': 50_000, 'costs.address': 1_000_000 } };
    const one = await startTestApp({ config });
    const two = await startTestApp({ config, databaseUrl: one.databaseUrl });
    const person = await makePerson(one);
    const at = (instance: TestApp) => new TestClient(instance.url, person.options);
    const book = new Redis(redis.url);
    let shared = 0;
    let answered = 0;
    for (let i = 0, isRefused = false; !isRefused && i < 200; i++) {
      const { errors } = await at(i % 2 ? one : two).send(COUNT);
      isRefused = errors.length > 0;
      if (isRefused) break;
      answered++;
      // Each request is more than a hundredth: it is shared as soon as it has run.
      const before = shared;
      shared = await until(async () => {
        const now = await sharedBy(book, person);
        return now > before ? now : undefined;
      });
    }
    // 50,000 by 520 are 96; each alone would have let through twice as many.
    expect(answered).toBeGreaterThan(90);
    expect(answered).toBeLessThan(100);
    for (const instance of [one, two])
      expect(await answeredUntilRefused(() => at(instance).send(COUNT))).toBeLessThan(3);
    await one.close();
    await two.close();
    book.disconnect();
    await redis.stop();
  });
});
