import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { makePerson } from '../kit/make.ts';
import { TestSocket } from '../kit/socket.ts';

interface Kept {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  attributes: { key: string; value: { stringValue?: string; intValue?: number } }[];
  status: { code: number };
}

/** A collector that keeps the spans it is sent. */
async function collector() {
  const spans: Kept[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    for (const { scopeSpans } of JSON.parse(text).resourceSpans)
      for (const scope of scopeSpans) spans.push(...scope.spans);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAll(() => void server.close());
  return { spans, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces` };
}

const attribute = ({ attributes }: Kept, name: string) => {
  const { stringValue, intValue } = attributes.find(({ key }) => key === name)?.value ?? {};
  return stringValue ?? intValue;
};

it('show the way of a request: HTTP, operation, fields that load, statements; jobs and events beside it', async () => {
  const { spans, url } = await collector();
  const server = await startTestApp({ config: { traces: { url, percent: 100 } } });
  const minji = await makePerson(server);
  const secret = '아무도 모르는 비밀';
  const create = `mutation ($i: CreateCompanionInput!) { createCompanion(input: $i) { id } }`;
  const [startDate, endDate] = [10, 12].map((days) =>
    new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10),
  );
  const input = { title: secret, content: secret, areaId: 'kr-jeju', capacity: 3, startDate, endDate };
  const { createCompanion } = await minji.ask(create, { i: input });
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  minji.options.headers = { traceparent: `00-${traceId}-b7ad6b7169203331-01` };
  await minji.ask(
    `query ($id: ID!) { companion(id: $id) { author { nickname } comments(first: 3) { nodes { id } } } }`,
    { id: createCompanion.id },
  );
  minji.options.headers = {};
  await minji.refused(`mutation { deleteCompanion(id: "${crypto.randomUUID()}") }`);
  const socket = new TestSocket(minji);
  await socket.subscribe('subscription { inbox { __typename } }').atLeast(1);
  await socket.dispose();
  await server.close();

  const named = (name: string) => spans.filter((span) => span.name === name);
  const request = named('/graphql').find((span) => span.traceId === traceId)!;
  expect(request.parentSpanId).toBe('b7ad6b7169203331');
  expect(attribute(request, 'http.response.status_code')).toBe(200);
  const operation = named('query companion').find((span) => span.traceId === traceId)!;
  expect(operation.parentSpanId).toBe(request.spanId);
  const inside = spans.filter((span) => span.parentSpanId === operation.spanId);
  const field = inside.find((span) => span.name === 'Query.companion');
  expect(field, JSON.stringify(inside.map(({ name }) => name))).toBeDefined();
  const statements = inside.filter((span) => span.name === 'sql');
  expect(statements.length).toBeGreaterThan(0);
  for (const statement of statements) expect(attribute(statement, 'db.query.text')).toMatch(/select/);

  const refused = named('mutation deleteCompanion')[0]!;
  expect(refused.status.code).toBe(2);
  expect(named('subscription inbox').length).toBeGreaterThan(0);
  // What people wrote is in no trace.
  expect(JSON.stringify(spans)).not.toContain(secret);
});

it('are kept of so many in a hundred, whatever callers wish', async () => {
  const { spans, url } = await collector();
  const server = await startTestApp({ config: { traces: { url, percent: 1 } } });
  const headers = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' };
  for (let i = 0; i < 100; i++) await fetch(`${server.url}/healthz`, { headers });
  await server.close();
  // 1 in 100 is expected; the chance of 20 is below 1e-17.
  expect(spans.length).toBeLessThan(20);
});

it('cost nobody anything when the collector is away', async () => {
  const server = await startTestApp({ config: { traces: { url: 'http://127.0.0.1:9/v1/traces', percent: 100 } } });
  const person = await makePerson(server);
  expect(await person.ask('{ viewer { user { id } } }')).toEqual({ viewer: { user: { id: person.id } } });
  await server.close();
});
