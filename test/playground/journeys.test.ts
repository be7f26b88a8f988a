import { getOperationAST, Kind, parse, validate } from 'graphql';
import { afterAll, describe, expect, it } from 'vitest';
import { BY_EXPLORER, CHAPTERS } from '../../playground/src/journeys/index.ts';
import { fill, holesOf } from '../../playground/src/journeys/values.ts';
import { createSchema } from '../../src/schema.ts';
import { hasBrowser } from '../kit/browser.ts';
import { startPlaygroundTest, walk } from './kit.ts';

const schema = createSchema();
const steps = CHAPTERS.flatMap((chapter) => chapter.steps);

/** Root fields of a document, such as `Query.viewer`. */
function rootFieldsOf(document: string): string[] {
  const operation = getOperationAST(parse(document), undefined)!;
  const root = schema.getRootType(operation.operation)!;
  return operation.selectionSet.selections.flatMap((node) =>
    node.kind === Kind.FIELD ? [`${root.name}.${node.name.value}`] : [],
  );
}

describe('the journeys', () => {
  it('fit the schema, and have names of their own', () => {
    const wrong = steps.flatMap(({ id, document }) =>
      validate(schema, parse(document)).map(({ message }) => `${id}: ${message}`),
    );
    expect(wrong).toEqual([]);
    expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
  });

  it('show every query, mutation and subscription, but those that the explorer reaches', () => {
    const roots = [schema.getQueryType()!, schema.getMutationType()!, schema.getSubscriptionType()!];
    const all = roots.flatMap((root) => Object.keys(root.getFields()).map((field) => `${root.name}.${field}`));
    const shown = new Set([...steps.flatMap(({ document }) => rootFieldsOf(document)), ...Object.keys(BY_EXPLORER)]);
    expect(all.filter((field) => !shown.has(field))).toEqual([]);
    expect(Object.keys(BY_EXPLORER).filter((field) => !all.includes(field))).toEqual([]);
  });

  it('take their values from earlier steps', () => {
    const known = new Set(['picture.bytes', 'mail.token']);
    const missing: string[] = [];
    for (const { id, variables, keep, mailTo } of steps) {
      const needed = [...holesOf(variables), ...(mailTo ? [mailTo] : [])];
      for (const name of needed)
        if (!known.has(name) && !/^new\.(email|otherEmail|password|otherPassword|nickname)$/.test(name))
          missing.push(`${id}: ${name}`);
      for (const name of Object.keys(keep)) known.add(name);
    }
    expect(missing).toEqual([]);
  });

  it('fill in values, dates and ids, and leave what is not known', () => {
    const filled = fill(
      { a: '{{post.id}}', b: { c: ['{{day+3}}', '{{nobody.id}}'] }, d: '{{uuid}}' },
      { 'post.id': 7 },
      new Date('2026-12-30T10:00:00Z'),
    );
    expect(filled).toEqual({
      a: 7,
      b: { c: ['2027-01-02', '{{nobody.id}}'] },
      d: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-4/),
    });
  });
});

describe.skipIf(!hasBrowser)('in a browser', async () => {
  if (!hasBrowser) return;
  const { open, stop } = await startPlaygroundTest();
  afterAll(stop);

  it('all steps run in order, by their buttons alone', async () => {
    const { page, faults } = await open();
    const wrong: string[] = [];
    for (const step of steps) {
      const code = await walk(page, step).catch((error) => String(error));
      if (code !== (step.refused ?? '')) {
        const told = await page.locator('.faults, .opened .fault').allInnerTexts();
        wrong.push(`${step.id}: ${code} ${told.join(' ')}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(faults).toEqual([]);
  }, 300_000);
});
