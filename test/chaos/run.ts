import { checkHistory, type Finding } from './checker.ts';
import { checkCounters, keepLedger } from './counters.ts';
import { type Defect, type Habits, installIn } from './defects.ts';
import { makeTrouble } from './faults.ts';
import { type Following, follow } from './followers.ts';
import { type FinalMessage, type History, newHistory, now } from './history.ts';
import { makeWorld, type Person, type World } from './people.ts';
import { pause, randomOf } from './random.ts';
import { roam } from './roamers.ts';
import type { Stack } from './stack.ts';
import { fancy, visit } from './visitors.ts';
import { insist, type Scene, write } from './writers.ts';

const CALM_DOWN_MS = 90_000;
const CATCH_UP_MS = 30_000;
const LATE_TRIES_MS = 5_000;

export interface RunOptions {
  seed: number;
  ms: number;
  /** Goes on for longer where a busy machine has not acknowledged so many messages by then. */
  leastSends?: number;
  /** All faults, or only broken client connections: for runs of a few seconds. */
  trouble: 'all' | 'brief';
  /** Planted, to see that the checker sees it. */
  defect?: Defect;
}

export interface RunResult {
  findings: Finding[];
  history: History;
  world: World;
  faults: Map<string, number>;
}

/** One run: people who write, follow, come and go while things break; then everything is healed, calms down and is checked. */
export async function runChaos(
  stack: Stack,
  { seed, ms, leastSends = 0, trouble: how, defect }: RunOptions,
): Promise<RunResult> {
  const history = newHistory();
  const habits: Habits = defect?.habits?.() ?? {};
  let goesOn = true;
  const scene: Scene = { history, habits, goesOn: () => goesOn };
  await keepLedger(stack);
  const world = await makeWorld(stack);
  await using _ = await installIn(stack, defect);
  const rooms = [
    ...world.parties.map(({ roomId, steady }) => ({ roomId, people: steady })),
    { roomId: world.direct.roomId, people: world.direct.pair },
  ];
  const steady: { person: Person; roomId: string; following: Following }[] = [];
  for (const { roomId, people } of rooms) {
    for (const person of people) {
      const { lastSeq } = (await person.session.ask<{ room: { lastSeq: number } }>(ROOM, { id: roomId })).room;
      steady.push({ person, roomId, following: follow(stack, scene, person, roomId, lastSeq, true) });
    }
  }
  const trouble = makeTrouble(stack, seed, how);
  let part = 0;
  const chances = () => randomOf(seed * 1_000 + ++part);
  const actors = [
    ...steady.map(({ person, roomId }) => write(scene, person, roomId, chances(), () => true)),
    ...world.parties.flatMap((party) => party.roamers.map((person) => roam(stack, scene, party, person, chances()))),
    ...world.parties.flatMap(({ companionId, steady: [, ...fans] }) =>
      [...fans, ...world.direct.pair].map((person) => fancy(scene, person, companionId, chances())),
    ),
    ...world.parties.flatMap(({ steady: [, ...guests] }) =>
      guests.map((person) => visit(scene, person, world, chances())),
    ),
  ];
  const failed = Promise.all(actors);
  const sends = () => history.calls.filter(({ kind, ackedAt }) => kind === 'send' && ackedAt !== null).length;
  await Promise.race([pause(ms), failed]);
  while (sends() < leastSends) await Promise.race([pause(100), failed]);
  await trouble.stop();
  await stack.heal();
  goesOn = false;
  await inTime(CALM_DOWN_MS, Promise.all(actors), 'Somebody is still trying although everything is healed.');

  for (const { roomId, people } of rooms) history.final.set(roomId, await readAll(scene, people[0]!, roomId));
  const end = now() + CATCH_UP_MS;
  const isBehind = () =>
    steady.some(
      ({ roomId, following }) =>
        following.record.ended === null && following.seen() < history.final.get(roomId)!.lastSeq,
    );
  while (isBehind() && now() < end) await pause(20);
  const counters = await settled(() => checkCounters(stack, world));
  await Promise.all(steady.map(({ following }) => following.stop()));
  const collapses = stack.instances.flatMap((instance) => instance.collapses.splice(0));
  const findings = [
    ...checkHistory(history, new Map(rooms.map(({ roomId, people }) => [roomId, people.map(({ id }) => id)]))),
    ...counters,
    ...collapses.map((what) => ({ rule: 'an instance stays up', what })),
  ];
  return { findings, history, world, faults: trouble.counts };
}

const ROOM = 'query ($id: ID!) { room(id: $id) { lastSeq } }';
const PAGE = `query ($id: ID!, $after: String) { room(id: $id) { lastSeq messages(first: 100, after: $after) {
  nodes { id seq text isDeleted } pageInfo { hasNextPage endCursor } } } }`;

interface Page {
  room: {
    lastSeq: number;
    messages: { nodes: FinalMessage[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
  };
}

/** All that stands in a room, as this person reads it. */
export async function readAll(scene: Scene, person: Person, roomId: string) {
  const messages: FinalMessage[] = [];
  for (let after: string | null = null; ; ) {
    const answer = await insist<Page>(scene, person, PAGE, () => ({ id: roomId, after }));
    if ('refused' in answer) throw answer.refused;
    const { lastSeq, messages: page } = answer.data.room;
    messages.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return { lastSeq, messages };
    after = page.pageInfo.endCursor;
  }
}

/** What is still found when tries that were given up have long been carried out: such a one may change a number between two counts. */
async function settled(check: () => Promise<Finding[]>): Promise<Finding[]> {
  const end = now() + LATE_TRIES_MS;
  for (;;) {
    const found = await check();
    if (found.length === 0 || now() > end) return found;
    await pause(500);
  }
}

async function inTime<T>(ms: number, work: Promise<T>, what: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(what)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
