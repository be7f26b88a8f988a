import { describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import {
  followRoom,
  type LineState,
  Live,
  Outbox,
  type Outgoing,
  RefusedError,
  Session,
  type Tokens,
} from '../../client/src/index.ts';
import { startTestApp } from '../kit/app.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { until } from '../kit/until.ts';
import { MemoryStorage, makeLine } from './kit.ts';

const FOLLOW = `subscription ($roomId: ID!, $afterSeq: Int) { roomEvents(roomId: $roomId, afterSeq: $afterSeq) {
  __typename ... on RoomReady { seq replayCount } ... on RoomLogEntry { seq } ... on MessageSent { message { text } } } }`;

interface Event {
  __typename: string;
  seq?: number;
  message?: { text: string };
}

const server = await startTestApp({ config: { rateLimitFactor: 1_000 } });
const line = await makeLine(Number(new URL(server.url).port));
const http = `http://127.0.0.1:${line.port}/graphql`;
const ws = `ws://127.0.0.1:${line.port}/graphql`;

function sessionOf(person: Person, kept: Partial<Tokens> = {}): Session {
  let tokens: Tokens | null = { accessToken: person.options.token!, refreshToken: '', ...kept };
  return new Session({
    url: http,
    tokens: {
      load: () => tokens,
      save: (given) => {
        tokens = given;
      },
    },
  });
}

const liveOf = (session: Session) => new Live({ url: ws, session, webSocketImpl: WebSocket, maxWaitMs: 500 });

async function meet() {
  const [minji, jun] = [await makePerson(server), await makePerson(server)];
  const { openDirectRoom: room } = await minji.ask<{ openDirectRoom: { id: string } }>(
    'mutation ($u: ID!) { openDirectRoom(userId: $u) { id } }',
    { u: jun.id },
  );
  return { minji, jun, roomId: room.id };
}

describe('an outbox and a follower', () => {
  it('lose nothing and double nothing over cuts of the line, in order', async () => {
    const { minji, jun, roomId } = await meet();
    const live = liveOf(sessionOf(jun));
    const events: Event[] = [];
    const stop = followRoom<Event>({
      live,
      roomId,
      afterSeq: 0,
      document: FOLLOW,
      onEvent: (event) => events.push(event),
    });
    // Minji has to write first: before that the room does not exist for Jun.
    const outbox = new Outbox({
      session: sessionOf(minji),
      viewerId: minji.id,
      storage: new MemoryStorage(),
      maxWaitMs: 500,
    });
    const texts = Array.from({ length: 60 }, (_, i) => `말 ${i}`);
    for (const [i, text] of texts.entries()) {
      outbox.send(roomId, text);
      if (i % 10 === 9) {
        await until(() => outbox.waiting.length < 8);
        line.cut();
      }
    }
    await until(() => outbox.waiting.length === 0);
    await until(() => events.filter(({ __typename }) => __typename === 'MessageSent').length >= texts.length);
    const sent = events.filter(({ __typename }) => __typename === 'MessageSent');
    expect(sent.map(({ message }) => message!.text)).toEqual(texts);
    expect(sent.map(({ seq }) => seq)).toEqual(texts.map((_, i) => i + 1));
    stop();
    await live.close();
  });

  it('say when the line is down and go on when it is up, from the position of the query', async () => {
    const { minji, jun, roomId } = await meet();
    await minji.ask('mutation ($i: SendMessageInput!) { sendMessage(input: $i) { id } }', {
      i: { roomId, clientMessageId: crypto.randomUUID(), text: '처음' },
    });
    const live = liveOf(sessionOf(jun));
    const states: LineState[] = [];
    const events: Event[] = [];
    const stop = followRoom<Event>({
      live,
      roomId,
      afterSeq: 1,
      document: FOLLOW,
      onEvent: (event) => events.push(event),
      onState: (state) => states.push(state),
    });
    await until(() => states.at(-1) === 'live');
    line.leadTo(null);
    line.cut();
    await until(() => states.at(-1) === 'connecting');
    const outbox = new Outbox({
      session: sessionOf(minji),
      viewerId: minji.id,
      storage: new MemoryStorage(),
      maxWaitMs: 300,
    });
    outbox.send(roomId, '끊긴 사이');
    expect(outbox.waiting).toHaveLength(1);
    line.leadTo(Number(new URL(server.url).port));
    outbox.wake();
    await until(() => events.some(({ message }) => message?.text === '끊긴 사이'));
    expect(outbox.waiting).toHaveLength(0);
    expect(events.map(({ seq }) => seq)).toEqual([2]);
    stop();
    await live.close();
  });

  it('keep what was written over a reload, and send it once', async () => {
    const { minji, roomId } = await meet();
    const storage = new MemoryStorage();
    line.leadTo(null);
    line.cut();
    const before = new Outbox({ session: sessionOf(minji), viewerId: minji.id, storage, maxWaitMs: 300 });
    const written = ['하나', '둘', '셋'].map((text) => before.send(roomId, text));
    before.close();
    line.leadTo(Number(new URL(server.url).port));
    const sent: Outgoing[] = [];
    const after = new Outbox({
      session: sessionOf(minji),
      viewerId: minji.id,
      storage,
      onSent: (one) => sent.push(one),
    });
    await until(() => after.waiting.length === 0);
    expect(sent.map(({ clientMessageId }) => clientMessageId)).toEqual(
      written.map(({ clientMessageId }) => clientMessageId),
    );
    // Somebody with the same storage who is somebody else sends nothing of it.
    expect(new Outbox({ session: sessionOf(minji), viewerId: 'other', storage }).waiting).toEqual([]);
    const { room } = await minji.ask<{ room: { messages: { nodes: { text: string }[] } } }>(
      'query ($id: ID!) { room(id: $id) { messages { nodes { text } } } }',
      { id: roomId },
    );
    expect(room.messages.nodes.map(({ text }) => text)).toEqual(['하나', '둘', '셋']);
  });

  it('keep a refused message with the reason, let the next ones pass, and try it again under its own id', async () => {
    const { minji, roomId } = await meet();
    const outbox = new Outbox({ session: sessionOf(minji), viewerId: minji.id, storage: new MemoryStorage() });
    outbox.send(roomId, '가'.repeat(4_001));
    outbox.send(roomId, '괜찮은 말');
    await until(() => outbox.waiting.length === 1);
    const [refused] = outbox.waiting;
    expect(refused!.refusal).toMatch(/4,?000/);
    outbox.retry(refused!.clientMessageId);
    await until(() => outbox.waiting[0]?.refusal !== null);
    outbox.discard(refused!.clientMessageId);
    expect(outbox.waiting).toEqual([]);
  });

  it('are told when the viewer may not follow, and when what they know is of another log', async () => {
    const { jun, roomId, minji } = await meet();
    const stranger = await makePerson(server);
    const live = liveOf(sessionOf(stranger));
    const refused = await new Promise<RefusedError | null>((resolve) => {
      followRoom({ live, roomId, afterSeq: 0, document: FOLLOW, onEvent: () => undefined, onEnd: resolve });
    });
    expect(refused?.code).toBe('NOT_FOUND');
    await minji.ask('mutation ($i: SendMessageInput!) { sendMessage(input: $i) { id } }', {
      i: { roomId, clientMessageId: crypto.randomUUID(), text: '안녕' },
    });
    const ahead = liveOf(sessionOf(jun));
    await new Promise<void>((resolve) => {
      followRoom({ live: ahead, roomId, afterSeq: 900, document: FOLLOW, onEvent: () => undefined, onReset: resolve });
    });
    await Promise.all([live.close(), ahead.close()]);
  });
});

describe('a session', async () => {
  let aheadMs = 0;
  const clocked = await startTestApp({ clock: () => new Date(Date.now() + aheadMs) });
  const password = 'walks along the river';

  async function signIn(onSignedOut?: () => void) {
    const minji = await makePerson(clocked);
    const hash = await clocked.app.passwords.hash({ account: minji.id, address: '127.0.0.1' } as never, password);
    await clocked.sql('update users set password_hash = $2 where id = $1', [minji.id, hash]);
    let tokens: Tokens | null = null;
    let requests = 0;
    const session = new Session({
      url: `${clocked.url}/graphql`,
      fetch: (...args) => {
        requests++;
        return fetch(...args);
      },
      tokens: {
        load: () => tokens,
        save: (given) => {
          tokens = given;
        },
      },
      ...(onSignedOut && { onSignedOut }),
    });
    const { signIn: result } = await session.ask<{ signIn: Tokens }>(
      'mutation ($i: SignInInput!) { signIn(input: $i) { accessToken refreshToken } }',
      { i: { email: `${minji.id}@people.test`, password, delivery: 'BEARER' } },
    );
    tokens = result;
    return { minji, session, tokensNow: () => tokens, countRequests: () => requests };
  }

  it('is renewed once for all who wait, and they are asked again', async () => {
    const { minji, session, tokensNow, countRequests } = await signIn();
    const before = tokensNow();
    aheadMs += 20 * 60_000;
    const sent = countRequests();
    const answers = await Promise.all([1, 2, 3].map(() => session.ask('{ viewer { user { id } } }')));
    expect(answers).toEqual([1, 2, 3].map(() => ({ viewer: { user: { id: minji.id } } })));
    expect(tokensNow()!.refreshToken).not.toBe(before!.refreshToken);
    // Three refusals, one renewal, three answers.
    expect(countRequests() - sent).toBe(7);
  });

  it('is over when it cannot be renewed: whoever uses it is told once, and its tokens are gone', async () => {
    let told = 0;
    const { minji, session, tokensNow } = await signIn(() => told++);
    await clocked.sql('update sessions set revoked_at = now() where user_id = $1', [minji.id]);
    aheadMs += 20 * 60_000;
    const refused = (await session.ask('{ viewer { user { id } } }').catch((error) => error)) as RefusedError;
    expect(refused).toBeInstanceOf(RefusedError);
    expect([refused.code, refused.reason]).toEqual(['UNAUTHENTICATED', 'SESSION_EXPIRED']);
    expect(told).toBe(1);
    expect(tokensNow()).toBeNull();
  });
});
