import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { createSchema } from '../../src/schema.ts';
import { createDocuments, operationOf } from '../../src/server/graphql/documents.ts';
import { createExecutor, isReady } from '../../src/server/graphql/execute.ts';
import { pauseAfter } from '../../src/shared/breath.ts';
import { DELETE, EDIT, READ, SEND, TYPING } from '../chat/kit.ts';
import { until } from '../kit/until.ts';
import { DocumentWriter, type Generated } from './documents.ts';
import { type Followed, followAsClient, followAsTruth, openSocket, type Truth } from './follow.ts';
import { Random } from './random.ts';
import { type Asker, makeScene } from './scene.ts';
import { plainSchema } from './truth.ts';

/** A tenth of what is asked as queries (see queries.test.ts): each document is followed by four and told of seven events. */
const DOCUMENTS = Number(process.env.DIFFERENTIAL_DOCUMENTS ?? 300) / 10;
const SEED = Number(process.env.DIFFERENTIAL_SEED ?? 1);
/** Followed at once; a socket takes 20 operations. */
const AT_ONCE = 15;

const schema = createSchema();
const plain = plainSchema();
const documents = createDocuments(schema, true);
const executor = createExecutor(schema);
const scene = await makeScene();
const { minji, jun } = scene;
const [direct, party] = scene.rooms;
const values = {
  ...scene.values,
  'Subscription.roomEvents.roomId': [direct],
  'Subscription.roomEvents.afterSeq': [0, 1],
};

interface Pair {
  document: string;
  asker: string;
  client: Followed;
  truth: Truth;
}

interface Happening {
  happens(roomId: string, message: { id?: string; seq?: number }): Promise<unknown>;
  /** Who is told of it; everybody when it is not said. */
  room?: Asker[];
  inbox?: Asker[];
}

const sending = (person: Asker, text: string) => (roomId: string) =>
  person.client.ask(SEND, { input: { roomId, clientMessageId: randomUUID(), text } });

/** What happens in a room, one thing after the other. */
const HAPPENINGS: Happening[] = [
  {
    happens: async (roomId, message) =>
      Object.assign(message, (await sending(minji, '같이 가요 "제주"\n내일 봐요')(roomId)).sendMessage),
  },
  { happens: (roomId, { seq }) => jun.client.ask(READ, { roomId, seq: seq! }), inbox: ofPerson(jun) },
  { happens: sending(jun, '네!') },
  { happens: (_, { id }) => minji.client.ask(EDIT, { id, text: '모레 봐요' }) },
  { happens: (roomId) => jun.client.ask(TYPING, { roomId }), room: ofPerson(minji), inbox: [] },
  { happens: (_, { id }) => minji.client.ask(DELETE, { id }) },
  { happens: sending(minji, '끝') },
];

/** A person in both languages. */
function ofPerson(person: Asker): Asker[] {
  return scene.askers.filter(({ userId }) => userId === person.userId);
}

/** Whether it is valid, and not refused for its cost. */
function isAllowed({ text, variables }: Generated): boolean {
  const { document } = documents.prepare(text);
  if (!document) return false;
  const operation = operationOf(document, null);
  return variables.every((given) => isReady(executor.prepare({ document, operation, variables: given })));
}

function writeDocuments(random: Random, field: 'roomEvents' | 'inbox'): Generated[] {
  const written: Generated[] = [];
  while (written.length < AT_ONCE) {
    const document = new DocumentWriter(schema, random, values).write(field);
    if (isAllowed(document)) written.push(document);
  }
  return written;
}

/** Follows documents as four askers do, lets things happen, and answers what each got beside what graphql-js says. */
async function follow(generated: readonly Generated[], roomId: string, control: string): Promise<Pair[]> {
  const askers = scene.askers.filter(({ userId }) => userId !== null);
  const pairs: Pair[] = [];
  const stops: (() => unknown)[] = [];
  const controls = new Map<Asker, { pair: Pair; own: Pair[] }>();
  for (const [i, asker] of askers.entries()) {
    const socket = await openSocket(asker);
    stops.push(() => socket.dispose());
    // Both languages of a person, and both persons in a language, have equal variables by turns.
    const follows = async (document: string, variables: Record<string, unknown>): Promise<Pair> => {
      const truth = await followAsTruth(scene, plain, asker, document, variables);
      stops.push(truth.stop);
      return { document, asker: asker.name, truth, client: followAsClient(socket, document, variables) };
    };
    const own: Pair[] = [];
    for (const { text, variables } of generated) own.push(await follows(text, variables[i < 2 ? 0 : 1]));
    controls.set(asker, { pair: await follows(control, { roomId }), own });
    pairs.push(...own);
  }
  const everything = [...controls.values()].flatMap(({ pair, own }) => [pair, ...own]);
  const isGreeted = ({ client, truth }: Pair) =>
    truth.over !== null
      ? client.over !== null
      : truth.events.length >= truth.greeted && client.events.length === truth.events.length;
  await until(
    () => everything.every(isGreeted),
    () => `greetings; missing: ${JSON.stringify(everything.find((pair) => !isGreeted(pair)))}`,
  );

  const message = {};
  for (const [at, { happens, room = askers, inbox = askers }] of HAPPENINGS.entries()) {
    const told = control.includes('inbox') ? inbox : room;
    const before = new Map(everything.map((pair) => [pair, pair.truth.events.length]));
    await happens(roomId, message);
    const grown = (pair: Pair, side: 'client' | 'truth') =>
      pair[side].over === null ? pair[side].events.length - before.get(pair)! : null;
    const isTold = ([asker, { pair, own }]: [Asker, { pair: Pair; own: Pair[] }]): boolean => {
      const news = grown(pair, 'truth')!;
      if (told.includes(asker) !== news > 0) return false;
      return [pair, ...own].every(
        (each) => [null, news].includes(grown(each, 'client')) && [null, news].includes(grown(each, 'truth')),
      );
    };
    await until(
      () => [...controls].every(isTold),
      () =>
        `all to be told of happening ${at}: ${[...controls].map((one) => `${one[0].name} ${isTold(one)} ${grown(one[1].pair, 'truth')}`)}`,
    );
  }
  for (const stop of stops) await stop();
  return pairs;
}

it(`tells the events of ${DOCUMENTS} random subscriptions as graphql-js alone does, to whoever shares them`, {
  timeout: 3_600_000,
}, async () => {
  const seen = { documents: 0, events: 0 };
  const differences: object[] = [];
  for (let seed = SEED; seen.documents < DOCUMENTS && differences.length < 10; seed++) {
    const random = new Random(seed);
    pauseAfter(seed % 2 === 0 ? 5 : undefined);
    const isInbox = random.chance(0.25);
    const generated = writeDocuments(random, isInbox ? 'inbox' : 'roomEvents');
    const control = isInbox
      ? 'subscription { inbox { __typename } }'
      : 'subscription ($roomId: ID!) { roomEvents(roomId: $roomId) { __typename } }';
    for (const { document, asker, client, truth } of await follow(generated, direct, control)) {
      seen.events += truth.events.length;
      const isSame =
        (client.over === null) === (truth.over === null) &&
        JSON.stringify(client.events) === JSON.stringify(truth.events);
      if (!isSame) differences.push({ document, asker, seed, client, truth });
    }
    seen.documents += generated.length;
  }
  if (process.env.DIFFERENTIAL_DOCUMENTS) console.log(seen);
  expect(differences).toEqual([]);
  expect(seen.events).toBeGreaterThan(seen.documents * 20);
  expect(party).toBeDefined();
});
