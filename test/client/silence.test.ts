import { expect, it, onTestFinished } from 'vitest';
import WebSocket from 'ws';
import { followRoom, type LineState, Live, NoAnswerError, Session } from '../../client/src/index.ts';
import { startTestApp } from '../kit/app.ts';
import { makePerson } from '../kit/make.ts';
import { openTcpProxy } from '../kit/tcp-proxy.ts';
import { until } from '../kit/until.ts';

const FOLLOW = `subscription ($roomId: ID!, $afterSeq: Int) { roomEvents(roomId: $roomId, afterSeq: $afterSeq) {
  __typename ... on RoomReady { seq replayCount } ... on RoomLogEntry { seq } } }`;
const SEND = 'mutation ($i: SendMessageInput!) { sendMessage(input: $i) { seq } }';

const server = await startTestApp();

async function meet() {
  const proxy = await openTcpProxy(server.url);
  onTestFinished(() => proxy.close());
  const [minji, jun] = [await makePerson(server), await makePerson(server)];
  const { openDirectRoom: room } = await minji.ask<{ openDirectRoom: { id: string } }>(
    'mutation ($u: ID!) { openDirectRoom(userId: $u) { id } }',
    { u: jun.id },
  );
  const say = (text: string) => minji.ask(SEND, { i: { roomId: room.id, clientMessageId: crypto.randomUUID(), text } });
  await say('하나');
  const url = new URL('/graphql', proxy.url).href;
  const tokens = { load: () => ({ accessToken: jun.options.token!, refreshToken: '' }), save: () => undefined };
  const session = new Session({ url, tokens, timeoutMs: 300 });
  const live = new Live({
    url: url.replace('http', 'ws'),
    session,
    webSocketImpl: WebSocket,
    maxWaitMs: 300,
    pingMs: 100,
    pongMs: 200,
  });
  onTestFinished(() => live.close());
  return { proxy, roomId: room.id, say, session, live };
}

function isNoAnswer(error: unknown): boolean {
  if (error instanceof NoAnswerError) return true;
  throw error;
}

it('a line that is forgotten without a word is given up, and nothing of the room is missed', async () => {
  const { proxy, roomId, say, live } = await meet();
  const [seen, states]: [number[], LineState[]] = [[], []];
  const onEvent = ({ seq }: { seq?: number }) => seen.push(seq!);
  const onState = (state: LineState) => states.push(state);
  const stop = followRoom({ live, roomId, afterSeq: 1, document: FOLLOW, onEvent, onState });
  await until(() => states.at(-1) === 'live');
  proxy.silence();
  await say('둘');
  await until(() => seen.length > 0);
  expect(seen).toEqual([2]);
  stop();
});

it('a server that takes connections and says nothing is tried again until it speaks', async () => {
  const { proxy, roomId, live } = await meet();
  proxy.hold();
  const states: LineState[] = [];
  const onState = (state: LineState) => states.push(state);
  const stop = followRoom({ live, roomId, afterSeq: 0, document: FOLLOW, onEvent: () => undefined, onState });
  await until(() => states.length >= 3);
  expect(new Set(states)).toEqual(new Set(['connecting']));
  await proxy.restore();
  await until(() => states.at(-1) === 'live');
  stop();
});

it('a request that gets no answer ends as one that got none', async () => {
  const { proxy, session } = await meet();
  proxy.hold();
  await expect(session.ask('{ __typename }')).rejects.toThrow(NoAnswerError);
  await proxy.restore();
  // On a busy machine the answer may be late now and then, too.
  const answer = await until(() => session.ask('{ __typename }').catch((error) => isNoAnswer(error) && null));
  expect(answer).toEqual({ __typename: 'Query' });
});

it('closing while the line is just being made, and cannot be, is no fault', async () => {
  const { proxy, roomId, live } = await meet();
  proxy.hold();
  const states: LineState[] = [];
  const onState = (state: LineState) => states.push(state);
  const stop = followRoom({ live, roomId, afterSeq: 0, document: FOLLOW, onEvent: () => undefined, onState });
  await until(() => proxy.connections() > 0);
  stop();
  const closed = live.close();
  await proxy.cut();
  await closed;
});
