import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { FOLLOW, makePair, say } from '../chat/live-kit.ts';
import { createDatabase, startTestApp, type TestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { startProxy } from '../kit/proxy.ts';
import { TestSocket } from '../kit/socket.ts';
import { until } from '../kit/until.ts';
import { ACCEPT, apply, LEAVE, makePost } from '../parties/kit.ts';

const server = await startTestApp({ config: { rateLimitFactor: 1000 } });
const opened: TestSocket[] = [];
const connect = (person: Person) => {
  const socket = new TestSocket(person);
  opened.push(socket);
  return socket;
};
afterAll(() => Promise.all(opened.map((socket) => socket.dispose())));

/** The same person at another address of the product. */
const at = (url: string, person: Person): Person =>
  Object.assign(new TestClient(url, person.options), {
    id: person.id,
    nickname: person.nickname,
    sessionId: person.sessionId,
  });

/** 4,000 letters for a person, 130 KB for a wire: a page of them is more than all buffers between two processes hold. */
const HUGE = '👨🏿‍👩🏿‍👧‍👦'.repeat(4000);

/** A party with one member besides its author. */
async function makeParty(app: TestApp) {
  const { author, id } = await makePost(app);
  const member = await makePerson(app);
  const letIn = async () => author.ask(ACCEPT, { id: await apply(member, id) });
  await letIn();
  const { companion } = await author.ask('query ($id: ID!) { companion(id: $id) { room { id } } }', { id });
  return { author, member, letIn, leave: () => member.ask(LEAVE, { id }), roomId: companion.room.id as string };
}

/** What an event says, in one word. */
const word = (event: { __typename: string; message?: { text: string } }) => event.message?.text ?? event.__typename;

describe('who leaves and is let in again', () => {
  it('is not sent what was said in between, however slowly the old subscription reads its replay', async () => {
    const { author, member, letIn, leave, roomId } = await makeParty(server);
    for (let i = 0; i < 6; i++) await Promise.all(Array.from({ length: 20 }, () => say(author, roomId, HUGE)));
    const slow = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const words: string[] = [];
    let over = false;
    slow.on('message', (data) => {
      const { type, payload } = JSON.parse(String(data));
      if (type === 'next') {
        words.push(word(payload.data.roomEvents));
        if (words.length === 1) slow.pause();
      }
      if (type === 'complete') over = true;
    });
    await new Promise((resolve) => slow.once('open', resolve));
    slow.send(
      JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${member.options.token}` } }),
    );
    await new Promise((resolve) => slow.once('message', resolve));
    const variables = { roomId, afterSeq: 0 };
    slow.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: FOLLOW, variables } }));
    await until(() => words.length > 0);

    await leave();
    await say(author, roomId, 'not for you');
    await letIn();
    await say(author, roomId, 'welcome back');
    slow.resume();
    await until(() => over);
    expect(words.slice(0, 2)).toEqual(['RoomReady', 'MemberJoined']);
    expect(words.at(-1)).toBe('MemberLeft');
    expect(words).not.toContain('not for you');
    expect(words).not.toContain('welcome back');
    slow.terminate();

    // The seq of what was missed is known to nobody: a new subscription begins with the new joining.
    const again = await connect(member).subscribe(FOLLOW, variables).atLeast(3);
    expect(again.map(word)).toEqual(['RoomReady', 'MemberJoined', 'welcome back']);
    expect(again[0].replayCount).toBe(2);
  });

  it('is not sent what was said in between by a process that was behind', async () => {
    const databaseUrl = await createDatabase();
    const proxy = await startProxy(databaseUrl);
    const config = { rateLimitFactor: 1000 };
    const prompt = await startTestApp({ databaseUrl, config });
    const behind = await startTestApp({ databaseUrl: proxy.url, config });
    const { author, member, letIn, leave, roomId } = await makeParty(prompt);
    const [hers, theirs] = [author, member].map((person) =>
      connect(at(behind.url, person)).subscribe(FOLLOW, { roomId }),
    );
    await Promise.all([hers!.atLeast(1), theirs!.atLeast(1)]);
    proxy.hold();
    await leave();
    await say(author, roomId, 'not for you');
    await letIn();
    await say(author, roomId, 'welcome back');
    await proxy.restore();
    expect((await hers!.atLeast(5)).map(word)).toEqual([
      'RoomReady',
      'MemberLeft',
      'not for you',
      'MemberJoined',
      'welcome back',
    ]);
    await theirs!.end();
    expect(theirs!.events.map(word)).toEqual(['RoomReady', 'MemberLeft']);
    await Promise.all([prompt.close(), behind.close()]);
  });

  it('keeps the new subscription when the old leaving is read after it', async () => {
    const { author, member, letIn, leave, roomId } = await makeParty(server);
    const [hers, old] = [author, member].map((person) => connect(person).subscribe(FOLLOW, { roomId }));
    await Promise.all([hers!.atLeast(1), old!.atLeast(1)]);
    const holder = new pg.Client(server.databaseUrl);
    await holder.connect();
    // The log cannot be read; leaving and joining write no messages.
    await holder.query('begin; lock table messages in access exclusive mode');
    await leave();
    await letIn();
    const [room] = await server.sql<{ seq: number }>('select last_seq as seq from rooms where id = $1', [roomId]);
    const fresh = connect(member).subscribe(FOLLOW, { roomId, afterSeq: room!.seq });
    await fresh.atLeast(1);
    await holder.query('rollback');
    await holder.end();
    await hers!.atLeast(3);
    await old!.end();
    await say(author, roomId, 'welcome back');
    expect((await fresh.atLeast(2)).map(word)).toEqual(['RoomReady', 'welcome back']);
    expect(old!.events.map(word)).toEqual(['RoomReady', 'MemberLeft']);
    expect(fresh.completed).toBe(false);
  });
});

describe('a replay', () => {
  it('of 130 KB messages waits for a reader that is slow, and never cuts off an honest one', async () => {
    const { minji, jun, roomId } = await makePair(server);
    const total = 100;
    for (let i = 0; i < total / 20; i++) await Promise.all(Array.from({ length: 20 }, () => say(minji, roomId, HUGE)));
    const proxy = await startProxy(server.url);
    proxy.delay(20);
    for (const url of [server.url, proxy.url.replace(/\/$/, '')]) {
      const socket = connect(at(url, jun));
      const events = await socket.subscribe(FOLLOW, { roomId, afterSeq: 0 }).atLeast(1 + total);
      expect(events.slice(1).map(({ seq }) => seq)).toEqual(Array.from({ length: total }, (_, i) => i + 1));
      expect(socket.closed).toBeNull();
    }
  });
});
