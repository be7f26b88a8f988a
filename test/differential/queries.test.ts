import { type DocumentNode, parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { createSchema } from '../../src/schema.ts';
import { operationOf } from '../../src/server/graphql/documents.ts';
import { createExecutor, isReady } from '../../src/server/graphql/execute.ts';
import { pauseAfter } from '../../src/shared/breath.ts';
import { DocumentWriter, type Generated } from './documents.ts';
import { Random } from './random.ts';
import { type Asker, makeScene } from './scene.ts';
import { type Comparable, comparable } from './truth.ts';

/** How many documents: 300 in `npm test`; `DIFFERENTIAL_DOCUMENTS=5000 npm test -- test/differential` for the long form. */
const DOCUMENTS = Number(process.env.DIFFERENTIAL_DOCUMENTS ?? 300);
const SEED = Number(process.env.DIFFERENTIAL_SEED ?? 1);

const schema = createSchema();
const executor = createExecutor(schema, 2);
const scene = await makeScene();

const differences: object[] = [];
const seen = { asked: 0, invalid: 0, refused: 0, broken: 0, answers: 0 };

/** Asks five times, as two people and with two sets of variables, and compares each answer. */
async function compare({ text, variables }: Generated, document: DocumentNode, askers: [Asker, Asker]): Promise<void> {
  const [one, other] = askers;
  const uses: [Asker, 0 | 1][] = [
    [one, 0],
    [other, 1],
    [one, 1],
    [one, 0],
    [other, 0],
  ];
  const truths = new Map<string, Comparable>();
  for (const [use, [asker, i]] of uses.entries()) {
    const sent = await asker.client.send(text, variables[i]);
    if (sent.errors[0]?.extensions.code === 'QUERY_TOO_COSTLY') {
      seen.refused++;
      return;
    }
    const key = `${asker.name} ${i}`;
    const truth = truths.get(key) ?? (await scene.truth(asker, document, variables[i]));
    truths.set(key, truth);
    const answer = comparable(sent);
    if (JSON.stringify(answer) !== JSON.stringify(truth))
      differences.push({ text, variables: variables[i], asker: asker.name, use: use + 1, truth, answer });
    seen.answers += truth.data === 'null' ? 0 : 1;
    seen.broken += truth.errors.some((error) => error.includes('INTERNAL')) ? 1 : 0;
  }
  seen.asked++;
}

/** Counts what is made, and compares with what the estimate and the answer itself say. */
async function checkCount({ text, variables }: Generated, document: DocumentNode, asker: Asker): Promise<void> {
  const ready = executor.prepare({ document, operation: operationOf(document, null), variables: variables[0] });
  if (!isReady(ready)) return;
  const ctx = await asker.context();
  const { data, errors } = await executor.run(ready, ctx);
  const { nodes } = ctx.usage;
  const isRight = errors ? nodes <= ready.estimate.most : nodes === nodesOf(data) && nodes <= ready.estimate.most;
  if (!isRight) differences.push({ text, variables: variables[0], nodes, inAnswer: nodesOf(data), ...ready.estimate });
}

/** Fields of objects, and items of lists. */
function nodesOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum, item) => sum + 1 + nodesOf(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, inner) => sum + 1 + nodesOf(inner), 0);
}

const title = `answers ${DOCUMENTS} random documents as graphql-js alone does, at every use, to whoever asks, and counts them right`;
it(title, { timeout: 3_600_000 }, async () => {
  for (let seed = SEED; seen.asked < DOCUMENTS && differences.length < 20; seed++) {
    const random = new Random(seed);
    // Every other one with many pauses.
    pauseAfter(seed % 2 === 0 ? 5 : undefined);
    const generated = new DocumentWriter(schema, random, scene.values).write();
    const document = parse(generated.text);
    if (validate(schema, document).length > 0) {
      seen.invalid++;
      continue;
    }
    const askers: [Asker, Asker] = [random.pick(scene.askers), random.pick(scene.askers)];
    await compare(generated, document, askers);
    await checkCount(generated, document, askers[0]);
  }
  if (process.env.DIFFERENTIAL_DOCUMENTS) console.log(seen);
  expect(differences).toEqual([]);
  expect(seen.broken).toBe(0);
  // They are about something.
  expect(seen.answers).toBeGreaterThan(DOCUMENTS * 3);
  expect(seen.invalid + seen.refused).toBeLessThan(DOCUMENTS);
});
