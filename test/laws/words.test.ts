import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readReasons } from '../../scripts/error-reasons.ts';
import type { Reason } from '../../src/words/index.ts';
import { filesBelow, SOURCES } from './sources.ts';

const HANGUL = /[가-힣]/;
const files = filesBelow('src/words').filter((file) => !file.endsWith('index.ts'));
const words = await Promise.all(
  files.map(async (file) => {
    const [messages] = Object.values(
      (await import(`../../${file}`)) as Record<string, Record<string, [string, string]>>,
    );
    return Object.entries(messages!).map(([reason, [ko, en]]) => ({ file, reason, ko, en }));
  }),
).then((all) => all.flat());

it('every reason has Korean and English words', () => {
  expect(words.length).toBeGreaterThan(20);
  const wrong = words.filter(({ ko, en }) => !HANGUL.test(ko) || HANGUL.test(en) || en.trim() === '');
  expect(wrong).toEqual([]);
});

it('both languages tell the same numbers', () => {
  const holes = (text: string) =>
    [...text.matchAll(/\{\w+\}/g)]
      .map(([hole]) => hole)
      .sort()
      .join();
  expect(words.filter(({ ko, en }) => holes(ko) !== holes(en)).map(({ reason }) => reason)).toEqual([]);
  const unknown = words.filter(({ ko }) => /\{(?!limit\}|cost\}|seconds\})/.test(ko)).map(({ reason }) => reason);
  expect(unknown).toEqual([]);
});

it('a reason is worded once', () => {
  const twice = words.filter((word, i) => words.findIndex(({ reason }) => reason === word.reason) !== i);
  expect(twice).toEqual([]);
});

it('every file of words is in use', () => {
  const index = readFileSync('src/words/index.ts', 'utf8');
  expect(files.filter((file) => !index.includes(`./${file.split('/').pop()}`))).toEqual([]);
});

it('every reason comes with a code, as docs/errors.md tells', () => {
  const reasons = readReasons();
  const without = words.map(({ reason }) => reason).filter((reason) => !reasons.has(reason as Reason));
  // Words that stand in no error.
  expect(without.sort()).toEqual(['DEPARTED_TRAVELLER', 'HIDDEN_PARTY', 'WITHHELD_PLACE']);
});

it('every reason is given somewhere', () => {
  const code = [...SOURCES]
    .filter(([file]) => !file.startsWith('src/words/'))
    .map(([, text]) => text)
    .join('\n');
  expect(words.map(({ reason }) => reason).filter((reason) => !code.includes(`'${reason}'`))).toEqual([]);
});
