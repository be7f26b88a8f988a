import { randomUUID } from 'node:crypto';
import pg from 'pg';
import WebSocket from 'ws';
import { type Live, Session } from '../../client/src/index.ts';
import { signAccessToken } from '../../src/accounts/access-token.ts';
import type { App } from '../../src/shared/context.ts';
import { dateInKorea } from '../kit/dates.ts';
import { AUTH_SECRET, type Stack } from './stack.ts';

/** A person with one device: tokens that are always fresh, requests that are given up in time, one socket. */
export interface Person {
  id: string;
  session: Session;
}

/** Where people meet: a trip, its party's room, and who is in it all the time. */
export interface Party {
  companionId: string;
  roomId: string;
  author: Person;
  steady: readonly Person[];
  /** People who join and leave. */
  roamers: readonly Person[];
}

export interface World {
  parties: readonly Party[];
  /** Two people in a room of their own. */
  direct: { roomId: string; pair: readonly [Person, Person] };
  /** What people review and copy. */
  placeId: string;
  plannerId: string;
}

const app = { config: { authSecret: AUTH_SECRET }, clock: () => new Date() } as unknown as App;

async function makePeople(stack: Stack, count: number): Promise<Person[]> {
  const client = new pg.Client({ connectionString: stack.databaseUrl });
  await client.connect();
  try {
    const people: Person[] = [];
    for (let i = 0; i < count; i++) {
      const [id, sessionId] = [randomUUID(), randomUUID()];
      await client.query(
        `insert into users (id, email, password_hash, nickname, gender, birth_date, email_verified_at, created_at)
         values ($1::uuid, $1::text || '@chaos.test', 'no password', 'chaos', 'UNDISCLOSED', '1995-05-05', now(), now())`,
        [id],
      );
      await client.query(
        `insert into sessions (id, user_id, created_at, last_used_at, expires_at) values ($1, $2, now(), now(), now() + interval '90 days')`,
        [sessionId, id],
      );
      people.push({ id, session: sessionOf(stack, id, sessionId) });
    }
    return people;
  } finally {
    await client.end();
  }
}

function sessionOf(stack: Stack, userId: string, sessionId: string): Session {
  let kept: { accessToken: string; madeAt: number } | null = null;
  const load = () => {
    if (!kept || Date.now() - kept.madeAt > 60_000) {
      kept = { accessToken: signAccessToken(app, { userId, sessionId }).token, madeAt: Date.now() };
    }
    return { accessToken: kept.accessToken, refreshToken: '' };
  };
  return new Session({
    url: new URL('/graphql', stack.front.url).href,
    tokens: { load, save: () => undefined },
    timeoutMs: stack.patience.timeoutMs,
  });
}

/** Options of a socket of this person; each device has one. */
export const lineOf = (stack: Stack, { session }: Person): ConstructorParameters<typeof Live>[0] => ({
  url: new URL('/graphql', stack.front.url).href.replace('http', 'ws'),
  session,
  webSocketImpl: WebSocket,
  maxWaitMs: 500,
  pingMs: stack.patience.pingMs,
  pongMs: stack.patience.pongMs,
});

/** Two trips with three people who stay and two who come and go, and two people who talk alone. Made while nothing is disturbed. */
export async function makeWorld(stack: Stack): Promise<World> {
  const people = await makePeople(stack, 12);
  const party = async ([author, ...others]: Person[]): Promise<Party> => {
    const input = {
      title: '혼돈 속의 제주',
      content: '천천히 돌아요',
      areaId: 'kr-jeju',
      startDate: dateInKorea(new Date(), 30),
      endDate: dateInKorea(new Date(), 33),
      capacity: 8,
    };
    const { createCompanion } = await author!.session.ask<{ createCompanion: { id: string } }>(
      'mutation ($input: CreateCompanionInput!) { createCompanion(input: $input) { id } }',
      { input },
    );
    const [steady, roamers] = [others.slice(0, 2), others.slice(2)];
    for (const person of steady) {
      const { applyToCompanion } = await person.session.ask<{ applyToCompanion: { id: string } }>(APPLY, {
        id: createCompanion.id,
      });
      await author!.session.ask(ACCEPT, { id: applyToCompanion.id });
    }
    const roomId = await roomOf(steady[0]!, createCompanion.id);
    return { companionId: createCompanion.id, roomId: roomId!, author: author!, steady: [author!, ...steady], roamers };
  };
  const parties = [await party(people.slice(0, 5)), await party(people.slice(5, 10))];
  const pair = [people[10]!, people[11]!] as const;
  const { openDirectRoom: room } = await pair[0].session.ask<{ openDirectRoom: { id: string } }>(
    'mutation ($u: ID!) { openDirectRoom(userId: $u) { id } }',
    { u: pair[1].id },
  );
  // The room does not exist for the other one until something is said.
  const hello = { roomId: room.id, clientMessageId: randomUUID(), text: '안녕하세요' };
  await pair[0].session.ask('mutation ($input: SendMessageInput!) { sendMessage(input: $input) { id } }', {
    input: hello,
  });
  const [host] = pair;
  const { createPlace: place } = await host.session.ask<{ createPlace: { id: string } }>(
    'mutation ($input: CreatePlaceInput!) { createPlace(input: $input) { id } }',
    {
      input: {
        name: '바람의 언덕',
        description: '바람이 세요',
        address: '제주시 어딘가 1',
        category: 'ATTRACTION',
        areaId: 'kr-jeju',
        location: { latitude: 33.5, longitude: 126.5 },
      },
    },
  );
  const { createPlanner: planner } = await host.session.ask<{ createPlanner: { id: string } }>(
    'mutation ($input: CreatePlannerInput!) { createPlanner(input: $input) { id } }',
    {
      input: {
        name: '제주 사흘',
        areaId: 'kr-jeju',
        startDate: dateInKorea(new Date(), 30),
        endDate: dateInKorea(new Date(), 32),
        visibility: 'PUBLIC',
      },
    },
  );
  return { parties, direct: { roomId: room.id, pair }, placeId: place.id, plannerId: planner.id };
}

export const APPLY =
  'mutation ($id: ID!) { applyToCompanion(companionId: $id, message: "같이 가고 싶어요") { id status } }';
export const ACCEPT = 'mutation ($id: ID!) { acceptApplication(id: $id) { id status } }';

/** The room of a trip as this person finds it; null for who is no member. */
async function roomOf(person: Person, companionId: string): Promise<string | null> {
  const { companion } = await person.session.ask<{ companion: { room: { id: string } | null } }>(
    'query ($id: ID!) { companion(id: $id) { room { id } } }',
    { id: companionId },
  );
  return companion.room?.id ?? null;
}
