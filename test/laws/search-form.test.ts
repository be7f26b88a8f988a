import { expect, it } from 'vitest';
import { fillDemoData } from '../../src/demo/demo-data.ts';
import { fold, searchForm } from '../../src/shared/fold.ts';
import { startTestApp } from '../kit/app.ts';

const server = await startTestApp();
const LAST = 0x10ffff;
const isSurrogate = (code: number) => code >= 0xd800 && code <= 0xdfff;
/** A character that this program's Unicode knows; the database's may be older, and knows others not. */
const isAssigned = (character: string) => !/\p{Cn}/u.test(character) || /\p{Noncharacter_Code_Point}/u.test(character);
const every = Array.from({ length: LAST }, (_, i) => i + 1)
  .filter((code) => !isSurrogate(code))
  .map((code) => String.fromCodePoint(code))
  .filter(isAssigned);

const [kind] = await server.sql<{ isOld: boolean }>(
  `select current_setting('server_version_num')::int < 170000 as "isOld"`,
);
/** Before PostgreSQL 17 nobody can be asked which characters it knows: those that are newer than it may be few. */
const mayDiffer = kind!.isOld ? 200 : 0;

/** Those of the texts that the database knows all characters of, with what it makes of them. */
async function foldedByDatabase(texts: readonly string[]): Promise<[text: string, form: string][]> {
  const known = kind!.isOld ? 'true' : 'unicode_assigned(t)';
  const found = await server.sql<{ t: string; form: string }>(
    `select t, search_form(t) as form from unnest($1::text[]) t where ${known} or char_length(t) = 1 and t ~ '[\\ufdd0-\\ufdef]'`,
    [texts],
  );
  return found.map(({ t, form }) => [t, form]);
}

const notAs = (found: readonly [text: string, form: string][]) =>
  found.filter(([text, form]) => form !== searchForm(text)).slice(mayDiffer);

it('the database folds every character of Unicode as the program does', async () => {
  const found = await foldedByDatabase(every.filter((character) => character !== '\0'));
  expect(found.length).toBeGreaterThan(140_000);
  expect(notAs(found)).toEqual([]);
});

/** A seeded generator: the same texts in every run. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 12), 0x297a2d39);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % below;
  };
}
const next = random(20_261_126);
const one = <T>(list: readonly T[]): T => list[next(list.length)]!;
const PIECES: readonly (() => string)[] = [
  () => one(every),
  () => one(every),
  () => String.fromCharCode(0xac00 + next(11_172)),
  () => String.fromCharCode(0x1100 + next(256)),
  () => String.fromCharCode(0x3131 + next(94)),
  () => String.fromCharCode(0xff01 + next(0xdf)),
  () => String.fromCharCode(0x300 + next(112)),
  () => String.fromCharCode(0x20 + next(0x220)),
  () =>
    one([
      ' ',
      '  ',
      '\t',
      '\n',
      '\u3000',
      '\u2800',
      '\u200b',
      '\ufe0f',
      '\u{e0100}',
      'ς',
      'ß',
      'İ',
      'ı',
      '\\',
      '%',
      '_',
    ]),
];
const someText = () => Array.from({ length: 1 + next(24) }, () => one(PIECES)()).join('');
const texts = Array.from({ length: 20_000 }, someText);

it('the database folds texts as the program does', async () => {
  const found = await foldedByDatabase(texts);
  expect(found.length).toBeGreaterThan(5_000);
  expect(notAs(found)).toEqual([]);
});

it('what is folded is folded, in every form that people write it in', () => {
  const wrong = [...every, ...texts].filter((text) => {
    const form = searchForm(text);
    const same = [
      form,
      fold(text),
      text.normalize('NFC'),
      text.normalize('NFKC'),
      text.normalize('NFKD'),
      ` ${text}\u3000`,
    ];
    return same.some((other) => searchForm(other) !== form) || /^ | $| {2}|[^\P{M}\u302e\u302f]/u.test(form);
  });
  expect(wrong).toEqual([]);
});

it('case makes no difference, character by character', () => {
  // The iota below a Greek letter is a mark, and goes; its upper case is a letter of its own.
  const hasIotaBelow = (text: string) => text.normalize('NFD').includes('\u0345');
  const wrong = every.filter(
    (text) =>
      !hasIotaBelow(text) &&
      [text.toUpperCase(), text.toLowerCase()].some((other) => searchForm(other) !== searchForm(text)),
  );
  expect(wrong).toEqual([]);
});

const STORED = {
  user_texts: ['users', 'user_id', 'nickname'],
  place_texts: ['places', 'place_id', 'name', 'description', 'address'],
  planner_texts: ['planners', 'planner_id', 'name'],
  companion_texts: ['companions', 'companion_id', 'title', 'content'],
} as const;

await fillDemoData(server.app);

it.each(Object.entries(STORED))('%s hold what the program would write', async (texts, [table, key, ...columns]) => {
  const rows = await server.sql<{ search: string; raw: string[]; name: string; address: string }>(
    `select t.*, array[${columns.map((column) => `s.${column}`).join(', ')}] as raw from ${table} s left join ${texts} t on t.${key} = s.id`,
  );
  expect(rows.length).toBeGreaterThan(10);
  for (const { search, raw, name, address } of rows) {
    const [first, ...rest] = raw.map(searchForm);
    const initials = first!.replace(/[\u1161-\u11ff\ud7b0-\ud7fb]+/g, '');
    expect(search).toBe([first, initials === first ? '' : initials, ...rest].join('\n'));
    if (name !== undefined) expect([name, address]).toEqual([first, rest.at(-1)]);
  }
});
