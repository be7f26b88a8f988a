import { parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { createSchema } from '../../src/schema.ts';
import { pauseAfter } from '../../src/shared/breath.ts';
import { DocumentWriter } from './documents.ts';
import { Random } from './random.ts';
import { type Asker, makeScene } from './scene.ts';
import { type Comparable, comparable } from './truth.ts';

/** How many documents: 300 in `npm test`; `DIFFERENTIAL_DOCUMENTS=5000 npm test -- test/differential` for the long form. */
const DOCUMENTS = Number(process.env.DIFFERENTIAL_DOCUMENTS ?? 300);
const SEED = Number(process.env.DIFFERENTIAL_SEED ?? 1);

const schema = createSchema();
const scene = await makeScene();

interface Difference {
  document: string;
  variables: unknown;
  asker: string;
  use: number;
  truth: Comparable;
  answer: Comparable;
}

it(`answers ${DOCUMENTS} random documents as graphql-js alone does, at every use, to whoever asks`, {
  timeout: 3_600_000,
}, async () => {
  const differences: Difference[] = [];
  const seen = { asked: 0, invalid: 0, refused: 0, wrong: 0, data: 0 };
  for (let seed = SEED; seen.asked < DOCUMENTS; seed++) {
    const random = new Random(seed);
    // Every other one with many pauses.
    pauseAfter(seed % 2 === 0 ? 5 : undefined);
    const { text, variables } = new DocumentWriter(schema, random, scene.values).write();
    const document = parse(text);
    if (validate(schema, document).length > 0) {
      seen.invalid++;
      continue;
    }
    const [one, other] = [random.pick(scene.askers), random.pick(scene.askers)];
    const truths = new Map<string, Promise<Comparable>>();
    const truthFor = (asker: Asker, i: 0 | 1) => {
      const key = `${asker.name} ${i}`;
      const known = truths.get(key) ?? scene.truth(asker, document, variables[i]);
      truths.set(key, known);
      return known;
    };
    const uses: [Asker, 0 | 1][] = [
      [one, 0],
      [other, 1],
      [one, 1],
      [one, 0],
      [other, 0],
    ];
    for (const [use, [asker, i]] of uses.entries()) {
      const sent = await asker.client.send(text, variables[i]);
      if (sent.errors[0]?.extensions.code === 'QUERY_TOO_COSTLY') {
        seen.refused++;
        break;
      }
      if (use === 0) seen.asked++;
      const [truth, answer] = [await truthFor(asker, i), comparable(sent)];
      if (JSON.stringify(answer) !== JSON.stringify(truth))
        differences.push({ document: text, variables: variables[i], asker: asker.name, use: use + 1, truth, answer });
      if (truth.data !== 'null') seen.data++;
      if (truth.errors.some((error) => error.includes('INTERNAL'))) seen.wrong++;
    }
    if (differences.length > 20) break;
  }
  if (process.env.DIFFERENTIAL_DOCUMENTS) console.log(seen);
  expect(differences).toEqual([]);
  expect(seen.wrong).toBe(0);
  // They are about something.
  expect(seen.data).toBeGreaterThan(DOCUMENTS * 3);
  expect(seen.invalid + seen.refused).toBeLessThan(DOCUMENTS);
});
