import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { type LineState, Live } from '../../client/src/index.ts';
import { hasOwnPostgres } from '../kit/own-postgres.ts';
import { hasRedis } from '../kit/redis.ts';
import { until } from '../kit/until.ts';
import { checkHistory } from './checker.ts';
import { follow } from './followers.ts';
import { type Call, newHistory, now } from './history.ts';
import { lineOf, makeWorld, type Person } from './people.ts';
import { pause } from './random.ts';
import { readAll } from './run.ts';
import { startStack } from './stack.ts';
import type { Scene } from './writers.ts';

const SEND = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { id seq } }';
const LIST = '{ companions(first: 5) { totalCount nodes { id title author { nickname } } } }';
const LOOK = 'query ($id: ID!) { room(id: $id) { lastSeq } }';
const INBOX = 'subscription { inbox { __typename } }';
const PAUSE_MS = 20;
/** What each of them has to have done anew before the next step, so that the load is there in every phase. */
const ROUNDS = 20;

describe.runIf(hasOwnPostgres && hasRedis)('a rolling restart of two instances under load', () => {
  it('costs a client one reconnection an instance, and nothing else', { timeout: 180_000 }, async () => {
    const stack = await startStack({
      env: { STOP_DRAIN_MS: '1500', QUERY_TIMEOUT_MS: '10000' },
      isBalancerChecking: true,
      patience: { timeoutMs: 30_000, pingMs: 12_000, pongMs: 30_000 },
    });
    try {
      const world = await makeWorld(stack);
      const history = newHistory();
      let goesOn = true;
      const scene: Scene = { history, habits: {}, goesOn: () => goesOn };
      const rooms = [
        ...world.parties.map(({ roomId, steady }) => ({ roomId, people: steady })),
        { roomId: world.direct.roomId, people: world.direct.pair as readonly Person[] },
      ];
      const members = rooms.flatMap(({ roomId, people }) => people.map((person) => ({ roomId, person })));

      /** Whatever a client was not to see, with what it did. */
      const failures: string[] = [];
      const rounds: number[] = [];
      /** Does it again and again, each once: nothing is sent a second time. */
      const repeat = async (what: string, act: () => Promise<void>): Promise<void> => {
        const mine = rounds.push(0) - 1;
        while (goesOn) {
          await act().catch((error) => failures.push(`${what}: ${error} ${error.cause?.cause ?? error.cause ?? ''}`));
          rounds[mine]!++;
          await pause(PAUSE_MS);
        }
      };
      const send = async (person: Person, roomId: string) => {
        const key = randomUUID();
        const text = `말 ${key}`;
        const call: Call = { kind: 'send', person: person.id, roomId, key, text, calledAt: now(), ackedAt: null };
        history.calls.push(call);
        const input = { roomId, text, clientMessageId: randomUUID() };
        const { sendMessage } = await person.session.ask<{ sendMessage: { id: string; seq: number } }>(SEND, { input });
        Object.assign(call, { ackedAt: now(), messageId: sendMessage.id, seq: sendMessage.seq });
      };
      const look = async (person: Person, roomId: string) => {
        const calledAt = now();
        const { room } = await person.session.ask<{ room: { lastSeq: number } }>(LOOK, { id: roomId });
        const answer = { answeredAt: now(), lastSeq: room.lastSeq, isOutside: false };
        history.looks.push({ person: person.id, roomId, calledAt, ...answer });
      };

      const followings = await Promise.all(
        members.map(async ({ person, roomId }) => {
          const { room } = await person.session.ask<{ room: { lastSeq: number } }>(LOOK, { id: roomId });
          return follow(stack, scene, person, roomId, room.lastSeq, true);
        }),
      );
      const attempts = (): number[] =>
        followings.map(
          ({ record }) =>
            new Set(history.wire.filter(({ follower }) => follower === record.id).map(({ attempt }) => attempt)).size,
        );
      // And one who only waits.
      const idle = new Live({ ...lineOf(stack, members[0]!.person), webSocketImpl: WebSocket });
      const states: LineState[] = [];
      idle.subscribe(INBOX, () => ({}), {
        next: () => undefined,
        refused: (error) => failures.push(`waiting: ${error}`),
        ended: () => void (goesOn && failures.push('waiting: ended')),
        state: (state) => states.push(state),
      });
      await until(() => attempts().every((count) => count === 1));

      const actors = [
        ...members.map(({ person, roomId }) => repeat('sending', () => send(person, roomId))),
        ...members.map(({ person, roomId }) => repeat('looking', () => look(person, roomId))),
        ...members.map(({ person }) => repeat('reading', async () => void (await person.session.ask(LIST)))),
      ];
      const everybodyWorks = async () => {
        const before = [...rounds];
        await until(() => rounds.every((count, i) => count >= before[i]! + ROUNDS));
      };
      await everybodyWorks();
      for (const instance of stack.instances) {
        await instance.end('SIGTERM');
        await everybodyWorks();
        instance.start();
        expect(await instance.isReady(), instance.output).toBe(true);
        await everybodyWorks();
      }
      goesOn = false;
      await Promise.all(actors);

      for (const { roomId, people } of rooms) history.final.set(roomId, await readAll(scene, people[0]!, roomId));
      await until(() => followings.every(({ record, seen }) => seen() >= history.final.get(record.roomId)!.lastSeq));
      await Promise.all(followings.map(({ stop }) => stop()));
      await idle.close();

      expect(failures).toEqual([]);
      expect(
        checkHistory(history, new Map(rooms.map(({ roomId, people }) => [roomId, people.map(({ id }) => id)]))),
      ).toEqual([]);
      expect(
        attempts().every((count) => count >= 2 && count <= 3),
        `subscriptions a follower: ${attempts()}`,
      ).toBe(true);
      expect(states.filter((state) => state === 'connecting').length).toBeLessThanOrEqual(3);
      expect(stack.instances.flatMap(({ collapses }) => collapses)).toEqual([]);
    } finally {
      await stack.close();
    }
  });
});
