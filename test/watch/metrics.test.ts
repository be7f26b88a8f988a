import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { startTestApp, type TestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { testConfig } from '../kit/config.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { TestSocket } from '../kit/socket.ts';
import { until } from '../kit/until.ts';
import { namesIn, sampleOf, scrape } from './kit.ts';

let server: TestApp;
let minji: Person;
let jun: Person;
let roomId: string;
const metrics = () => scrape(server.app.watch.url);

const SEND = `mutation ($i: SendMessageInput!) { sendMessage(input: $i) { seq } }`;
const say = (text: string) => minji.ask(SEND, { i: { roomId, clientMessageId: crypto.randomUUID(), text } });

beforeAll(async () => {
  server = await startTestApp({ config: { metricsPort: 0 } });
  [minji, jun] = [await makePerson(server), await makePerson(server)];
  const { openDirectRoom } = await minji.ask(`mutation ($u: ID!) { openDirectRoom(userId: $u) { id } }`, { u: jun.id });
  roomId = openDirectRoom.id;
  await say('hello');
});

describe('metrics', () => {
  it('count requests by route and status, and no address that somebody made up', async () => {
    const count = async (labels: Record<string, string>) =>
      sampleOf(await metrics(), 'http_request_duration_seconds_count', labels) ?? 0;
    const labels = { method: 'POST', route: '/graphql', status: '200' };
    const before = await count(labels);
    await new TestClient(server.url).ask('{ areas { id } }');
    for (const path of ['made-up-1', 'made-up-2']) await fetch(`${server.url}/${path}`);
    // A request is counted when it is over, which may be after its client has the answer.
    await until(async () => (await count(labels)) === before + 1);
    await until(async () => (await count({ status: '404' })) === 2);
    const samples = await metrics();
    expect(JSON.stringify(samples)).not.toContain('made-up');
  });

  it('time operations by root field, whatever clients call them, with what they cost', async () => {
    const client = new TestClient(server.url);
    for (let i = 0; i < 20; i++)
      await client.ask(`query MadeUp${i} { alias${i}: companions(first: 1) { totalCount } }`);
    await client.ask('{ areas { id } companions(first: 1) { totalCount } }');
    const samples = await metrics();
    const labels = { type: 'query', operation: 'companions' };
    expect(sampleOf(samples, 'graphql_operation_duration_seconds_count', { ...labels, outcome: 'ok' })).toBe(20);
    expect(sampleOf(samples, 'graphql_operation_cost_sum', labels)).toBeGreaterThan(20 * 20);
    expect(sampleOf(samples, 'graphql_operation_duration_seconds_count', { operation: 'several' })).toBe(1);
    expect(JSON.stringify(samples)).not.toMatch(/MadeUp|alias/);
  });

  it('count errors by code, at both doors', async () => {
    const client = new TestClient(server.url);
    await client.refused('{ nothingOfThisName }');
    await client.refused(`mutation { deletePlanner(id: "x") }`);
    const socket = new TestSocket(client);
    await socket.subscribe(`subscription { roomEvents(roomId: "x") { __typename } }`).end();
    const samples = await metrics();
    expect(sampleOf(samples, 'graphql_errors_total', { code: 'GRAPHQL_VALIDATION_FAILED' })).toBe(1);
    expect(sampleOf(samples, 'graphql_errors_total', { code: 'UNAUTHENTICATED' })).toBe(2);
    expect(sampleOf(samples, 'graphql_operation_duration_seconds_count', { outcome: 'failed' })).toBe(1);
    await socket.dispose();
  });

  it('know sockets, subscriptions, deliveries, and how long an event takes from its commit', async () => {
    const socket = new TestSocket(jun);
    const received = socket.subscribe(
      `subscription ($r: ID!) { roomEvents(roomId: $r) { __typename ... on MessageSent { message { text } } } }`,
      { r: roomId },
    );
    await received.atLeast(1);
    const open = await metrics();
    expect(sampleOf(open, 'websockets')).toBe(1);
    expect(sampleOf(open, 'subscriptions')).toBe(1);
    expect(sampleOf(open, 'rooms_followed')).toBe(1);
    const before = sampleOf(open, 'deliveries_total')!;
    await say('live');
    await received.atLeast(2);
    const after = await metrics();
    expect(sampleOf(after, 'deliveries_total')).toBe(before + 1);
    expect(sampleOf(after, 'commit_to_delivery_seconds_count')).toBe(1);
    expect(sampleOf(after, 'commit_to_delivery_seconds_sum')).toBeLessThan(10);
    expect(sampleOf(after, 'graphql_operation_duration_seconds_count', { type: 'subscription' })).toBeGreaterThan(0);
    await socket.dispose();
    await until(async () => sampleOf(await metrics(), 'subscriptions') === 0);
    await until(async () => sampleOf(await metrics(), 'websockets') === 0);
  });

  it('know the queues, the pool, statements, the event loop and the process', async () => {
    const input = {
      email: 'watched@example.com',
      password: 'long walks again',
      nickname: '민지',
      birthDate: '1996-03-01',
    };
    await new TestClient(server.url).ask(`mutation ($i: SignUpInput!) { signUp(input: $i) }`, {
      i: { ...input, gender: 'UNDISCLOSED' },
    });
    await until(
      async () => (sampleOf(await metrics(), 'job_duration_seconds_count', { queue: 'mail', outcome: 'ok' }) ?? 0) > 0,
    );
    const samples = await metrics();
    for (const state of ['waiting', 'active', 'retrying'])
      expect(sampleOf(samples, 'queue_jobs', { queue: 'mail', state })).toBeTypeOf('number');
    expect(sampleOf(samples, 'pool_connections_max')).toBe(10);
    const connections = ['busy', 'idle'].map((state) => sampleOf(samples, 'pool_connections', { state })!);
    expect(connections[0]! + connections[1]!).toBeGreaterThan(0);
    expect(sampleOf(samples, 'pool_waiting')).toBe(0);
    expect(sampleOf(samples, 'sql_statement_duration_seconds_count', { outcome: 'ok' })).toBeGreaterThan(5);
    expect(sampleOf(samples, 'event_loop_lag_seconds', { quantile: '0.99' })).toBeGreaterThanOrEqual(0);
    expect(sampleOf(samples, 'event_loop_utilization')).toBeGreaterThan(0);
    expect(sampleOf(samples, 'process_memory_bytes', { kind: 'rss' })).toBeGreaterThan(50_000_000);
    expect(sampleOf(samples, 'process_cpu_seconds_total')).toBeGreaterThan(0);
  });

  it('are everything that the dashboard, the alerts and the guide name', async () => {
    const exported = new Set((await metrics()).map(({ name }) => name));
    for (const file of ['ops/grafana-dashboard.json', 'ops/alerts.yml', 'docs/operations.md']) {
      const names = namesIn(file);
      expect(names.length, file).toBeGreaterThan(5);
      expect(
        names.filter((name) => !exported.has(name)),
        file,
      ).toEqual([]);
    }
    const { panels } = JSON.parse(readFileSync('ops/grafana-dashboard.json', 'utf8'));
    for (const panel of panels) {
      expect(panel.title).toBeTruthy();
      expect(panel.targets?.length, panel.title).toBeGreaterThan(0);
    }
  });

  it('stand on a port of their own', async () => {
    expect((await fetch(`${server.url}/metrics`)).status).toBe(404);
    expect((await fetch(server.app.watch.url!.replace('/metrics', '/graphql'))).status).toBe(404);
  });

  it('name a port that is in use when they start', async () => {
    const port = Number(new URL(server.app.watch.url!).port);
    await expect(createApp(testConfig({ metricsPort: port }), server.databaseUrl)).rejects.toThrow(
      `METRICS_PORT ${port} on 127.0.0.1 cannot be used (EADDRINUSE)`,
    );
  });

  it('are off by default, and load nothing', async () => {
    const plain = await startTestApp({ databaseUrl: server.databaseUrl });
    expect(plain.app.watch.isOn).toBe(false);
    expect(plain.app.watch.url).toBeNull();
  });
});
