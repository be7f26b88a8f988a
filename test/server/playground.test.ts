import { parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createSchema } from '../../src/schema.ts';
import { type PlaygroundTab, playgroundTabs } from '../../src/server/playground/playground-tabs.ts';
import { mailTo, tokenIn } from '../accounts/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { TestSocket } from '../kit/socket.ts';

const server = await startTestApp();
const page = (path: string, headers: Record<string, string> = {}) => fetch(`${server.url}${path}`, { headers });
const HTML = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('the playground', () => {
  it('is the page that a browser gets at /graphql, from our own files alone', async () => {
    const response = await page('/graphql?query={__typename}', HTML);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const html = await response.text();
    const linked = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path!);
    expect(linked.length).toBeGreaterThan(3);
    for (const path of [
      ...linked,
      '/playground/graphql.js',
      '/playground/json.js',
      '/playground/editorWorkerService.js',
    ]) {
      expect(path).toMatch(/^\/playground\//);
      const file = await page(path);
      expect([path, file.status, (await file.text()).length > 100]).toEqual([path, 200, true]);
    }
    expect((await page('/playground/else.js')).status).toBe(404);
  });

  it('lets nothing in from elsewhere, and stands in no frame', async () => {
    const { headers } = await page('/graphql', HTML);
    const policy = headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'; script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-eval|https?:|script-src[^;]*unsafe-inline/);
    expect(headers.get('x-frame-options')).toBe('DENY');
  });

  it('is sent compressed, and not again while it is the same', async () => {
    const first = await page('/playground/graphiql.js', { 'accept-encoding': 'gzip' });
    expect(first.headers.get('content-encoding')).toBe('gzip');
    const again = await page('/playground/graphiql.js', { 'if-none-match': first.headers.get('etag')! });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('is not in the way of clients that ask GraphQL', async () => {
    const client = await page('/graphql?query={__typename}', { ...HTML, 'apollo-require-preflight': '1' });
    expect(await client.json()).toEqual({ data: { __typename: 'Query' } });
  });

  it('can be switched off, and says so', async () => {
    const closed = await startTestApp({ config: { playground: false } });
    const response = await fetch(`${closed.url}/graphql`, { headers: HTML });
    expect([response.status, await response.text()]).toEqual([404, expect.stringContaining('PLAYGROUND')]);
    expect((await fetch(`${closed.url}/playground/graphiql.js`)).status).toBe(404);
    expect(await new TestClient(closed.url).ask('{ __typename }')).toEqual({ __typename: 'Query' });
  });
});

describe('the tabs', () => {
  const tabs = new Map(
    playgroundTabs(new Date()).map((tab) => [/^\w+ (\w+)/m.exec(tab.query.replace(/^#.*\n/gm, ''))![1]!, tab]),
  );
  const variables = (name: string, overrides: object = {}) => ({
    ...JSON.parse(tabs.get(name)!.variables),
    ...overrides,
  });

  it('fit the schema', () => {
    const schema = createSchema();
    const wrong = ({ query }: PlaygroundTab) => validate(schema, parse(query)).map(({ message }) => message);
    expect([...tabs.values()].flatMap(wrong)).toEqual([]);
    expect([...tabs.keys()]).toEqual([
      'SignUp',
      'VerifyEmail',
      'SignIn',
      'WritePost',
      'FindPosts',
      'Comment',
      'OpenRoom',
      'FollowRoom',
      'Send',
      'FollowInbox',
      'ComeBack',
      'HideRoom',
      'PlanTrip',
      'Apply',
      'Accept',
      'AddPlace',
      'Review',
      'Report',
      'Cases',
      'Decide',
      'Block',
      'WriteReference',
    ]);
  });

  it('walk two people from signing up to hiding their conversation', async () => {
    const ask = (client: TestClient, name: string, overrides: object = {}) =>
      client.ask(tabs.get(name)!.query, variables(name, overrides));
    const join = async (email: string, nickname: string) => {
      const client = new TestClient(server.url);
      await ask(client, 'SignUp', { input: { ...variables('SignUp').input, email, nickname } });
      await ask(client, 'VerifyEmail', { token: tokenIn(await mailTo(server, email)) });
      const { signIn } = await ask(client, 'SignIn', { input: { ...variables('SignIn').input, email } });
      expect(signIn.viewer).toMatchObject({ isEmailVerified: true, user: { nickname } });
      return client;
    };
    const mina = await join('mina@example.com', '미나');
    const joon = await join('joon@example.com', '준호');

    const written = (await ask(mina, 'WritePost')).createCompanion;
    expect(written.area).toEqual({ name: '제주도', parent: { name: '대한민국' } });
    const { companions } = await ask(joon, 'FindPosts');
    expect(companions.nodes.map(({ id }: { id: string }) => id)).toEqual([written.id]);
    expect((await ask(joon, 'Comment', { companionId: written.id })).addComment.companion.commentCount).toBe(1);

    const roomId = (await ask(joon, 'OpenRoom', { userId: companions.nodes[0].author.id })).openDirectRoom.id;
    const socket = new TestSocket(mina);
    const room = socket.subscribe(tabs.get('FollowRoom')!.query, { roomId });
    const inbox = socket.subscribe(tabs.get('FollowInbox')!.query);
    await Promise.all([room.atLeast(1), inbox.atLeast(1)]);
    const sent = (await ask(joon, 'Send', { input: { ...variables('Send').input, roomId } })).sendMessage;
    expect((await room.atLeast(2))[1]).toMatchObject({
      __typename: 'MessageSent',
      seq: sent.seq,
      message: { author: { nickname: '준호' } },
    });
    expect((await inbox.atLeast(2))[1]).toMatchObject({ __typename: 'RoomChanged', unreadCount: 1 });

    const back = socket.subscribe(tabs.get('ComeBack')!.query, { roomId, afterSeq: 0 });
    expect((await back.atLeast(2)).map(({ __typename }) => __typename)).toEqual(['RoomReady', 'MessageSent']);
    expect((await ask(mina, 'HideRoom', { roomId })).hideRoom).toEqual({ id: roomId, isHidden: true });
    await socket.dispose();
  });
});
