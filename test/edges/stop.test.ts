import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import WebSocket from 'ws';
import { FOLLOW, makePair, SEND } from '../chat/live-kit.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { testConfig } from '../kit/config.ts';
import type { Person } from '../kit/make.ts';
import { TestSocket } from '../kit/socket.ts';
import { until } from '../kit/until.ts';
import { type Product, startProduct } from '../start/kit.ts';

const server = await startTestApp();
const { authSecret, webUrl } = testConfig();

/** The product as a process, on the database of `server`. */
async function start(env: Record<string, string> = {}): Promise<{ product: Product; url: string }> {
  const product = startProduct({
    env: { DATABASE_URL: server.databaseUrl, AUTH_SECRET: authSecret, WEB_URL: webUrl, ...env },
  });
  return { product, url: await product.url() };
}

const at = (url: string, person: Person) => new TestClient(url, person.options);

/** A request on a connection that is kept alive. */
function get(agent: Agent, url: string): Promise<{ status: number; body: string; retryAfter: string | undefined }> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent }, (response) => {
      let body = '';
      response.on('data', (chunk) => (body += chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode!, body, retryAfter: response.headers['retry-after'] }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });
}

describe('SIGTERM', { timeout: 60_000 }, () => {
  it('makes the process unready first, and serves on for the drain time', async () => {
    const { minji, roomId } = await makePair(server);
    const { product, url } = await start({ STOP_DRAIN_MS: '3000' });
    const socket = new TestSocket(at(url, minji));
    onTestFinished(() => socket.dispose());
    await socket.subscribe(FOLLOW, { roomId }).atLeast(1);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    product.process.kill('SIGTERM');
    const unready = async () => {
      const response = await fetch(`${url}/readyz`);
      return response.status === 503 ? response.json() : null;
    };
    expect(await until(unready)).toMatchObject({ status: 'stopping', database: { ok: true } });
    // What the load balancer has not noticed yet is served, over both doors.
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const send = (text: string) => ({ input: { roomId, clientMessageId: randomUUID(), text } });
    expect((await at(url, minji).ask(SEND, send('아직'))).sendMessage.text).toBe('아직');
    expect((await socket.send(SEND, send('여기도'))).data.sendMessage.text).toBe('여기도');
    const late = new TestSocket(at(url, minji));
    onTestFinished(() => late.dispose());
    await late.subscribe(FOLLOW, { roomId }).atLeast(1);
    expect(socket.closed).toBeNull();
    expect(await product.ended).toBe(0);
    await until(() => socket.closed && late.closed);
    expect([socket.closed!.code, late.closed!.code]).toEqual([1001, 1001]);
  });

  it('gives a mutation over a socket its answer, and refuses what is new with a code', async () => {
    const { minji, jun, roomId } = await makePair(server);
    const { product, url } = await start();
    const [busy, idle] = [new TestSocket(at(url, minji)), new TestSocket(at(url, jun))];
    onTestFinished(async () => void (await Promise.all([busy.dispose(), idle.dispose()])));
    const [hers, his] = [busy.subscribe(FOLLOW, { roomId }), idle.subscribe(FOLLOW, { roomId })];
    await Promise.all([hers.atLeast(1), his.atLeast(1)]);
    const holder = new pg.Client(server.databaseUrl);
    await holder.connect();
    onTestFinished(() => holder.end());
    await holder.query('begin');
    await holder.query('select from rooms where id = $1 for update', [roomId]);
    const saying = busy.send(SEND, { input: { roomId, clientMessageId: randomUUID(), text: '끝까지' } });
    await until(async () => (await server.sql('select 1 from pg_locks where not granted')).length > 0);

    product.process.kill('SIGTERM');
    await until(() => idle.closed);
    expect(idle.closed!.code).toBe(1001);
    expect(busy.closed).toBeNull();
    const refusal = { extensions: { code: 'RATE_LIMITED', reason: 'SERVER_STOPPING', retryAfterSeconds: 1 } };
    expect((await busy.send('{ areas { id } }')).errors).toMatchObject([refusal]);
    const agent = new Agent({ keepAlive: true });
    const refused = await get(agent, `${url}/graphql?query={areas{id}}`);
    expect([refused.status, refused.retryAfter]).toEqual([503, '1']);
    expect(JSON.parse(refused.body).errors).toMatchObject([refusal]);
    expect((await get(agent, `${url}/healthz`)).status).toBe(200);
    expect(JSON.parse((await get(agent, `${url}/readyz`)).body).status).toBe('stopping');
    agent.destroy();
    const upgrade = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const answer = await new Promise<{ status: number; body: string }>((resolve, reject) => {
      upgrade.on('error', reject);
      upgrade.on('unexpected-response', (_request, response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk));
        response.on('end', () => resolve({ status: response.statusCode!, body }));
      });
    });
    expect([answer.status, JSON.parse(answer.body).errors]).toMatchObject([503, [refusal]]);

    await holder.query('rollback');
    const { data } = await saying;
    expect(data.sendMessage).toMatchObject({ text: '끝까지' });
    await until(() => busy.closed);
    expect(busy.closed!.code).toBe(1001);
    expect(await product.ended).toBe(0);
    const kept = await server.sql('select text from messages where id = $1', [data.sendMessage.id]);
    expect(kept).toEqual([{ text: '끝까지' }]);
  });
});
