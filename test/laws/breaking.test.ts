import { readFileSync } from 'node:fs';
import { buildSchema, findBreakingChanges } from 'graphql';
import { expect, it } from 'vitest';
import { createSchema } from '../../src/schema.ts';

/** What breaks clients on purpose since the last release; CHANGELOG.md tells them. Emptied with the next one (CONTRIBUTING.md). */
const INTENDED = [
  'Application.applicant changed type from User! to User.',
  'Companion.author changed type from User! to User.',
];

const released = buildSchema(readFileSync('schema/released.graphql', 'utf8'));
const breaks = (now = createSchema()) => findBreakingChanges(released, now).map(({ description }) => description);

it('nothing that clients of the last release ask for is gone or means something else', () => {
  expect(breaks().sort()).toEqual(INTENDED);
});

it('a field that goes, an argument that is asked for, and null where none was are seen', () => {
  const sdl = readFileSync('schema/released.graphql', 'utf8');
  const change = (before: RegExp, after: string) => {
    expect(sdl).toMatch(before);
    return breaks(buildSchema(sdl.replace(before, after)));
  };
  expect(change(/(\n {2})isMine(: Boolean!)/, '$1isOwn$2')).toEqual(['Message.isMine was removed.']);
  expect(change(/(\n {2}areas\()/, '$1year: Int!, ')).toEqual([expect.stringContaining('year')]);
  expect(change(/(\n {2}lastReadSeq: Int)!/, '$1')).toEqual([expect.stringContaining('lastReadSeq changed type')]);
});
