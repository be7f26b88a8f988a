import { disassemble } from 'es-hangul';
import { foldedLetters } from '../shared/fold.ts';
import type { AreaRow } from './area-rows.ts';

export type { AreaRow } from './area-rows.ts';

export type AreaSearch = {
  /**
   * The areas with a name or alias that holds the query, best first. Both are folded; blanks and punctuation do not
   * count. Hangul may be half typed (제ㅈ, 젲, 교ㅌ) or initial consonants alone (ㅈㅈㄷ). Nothing for a query without
   * a letter or digit. The order, within which ties go to the shorter matched name, then the wider area (continent,
   * country, city), then the Korean name, then the id:
   * 1. a whole name, 2. a whole alias, 3. start of a name, 4. start of an alias, 5. inside a name, 6. inside an alias,
   * 7. to 10. the same four for half-typed Hangul and initial consonants.
   */
  search(query: string): AreaRow[];
  /** The same, with how well the best name or alias fits; half-typed Hangul and initial consonants count as INSIDE. */
  matches(query: string): AreaMatch[];
};

export type AreaMatch = { area: AreaRow; match: 'EXACT' | 'PREFIX' | 'INSIDE' };

/** A name or alias, as it is compared. */
type Key = {
  readonly text: string;
  readonly isAlias: boolean;
  /** Index of its area in the order of ties. */
  readonly place: number;
  /** One entry a character, Hangul taken apart (제 is ㅈㅔ); null without Hangul. */
  readonly letters: readonly string[] | null;
};

const EXACT = 0;
const PREFIX = 2;
const INSIDE = 4;
const TYPED_PREFIX = 6;
const TYPED_INSIDE = 8;
const LONGEST = 255;

/** Prepares the search once; a search then asks no database and takes well under a millisecond. */
export function createAreaSearch(areas: readonly AreaRow[]): AreaSearch {
  const ordered = [...areas].sort(compareTies);
  const keys = ordered.flatMap((area, place) => [
    ...[area.nameKo, area.nameEn].map((name) => createKey(name, false, place)),
    ...area.aliases.map((alias) => createKey(alias, true, place)),
  ]);
  const unranked = new Array<number>(ordered.length).fill(Number.POSITIVE_INFINITY);

  const matches = (query: string): AreaMatch[] => {
    const text = bare(query);
    if (text === '' || text.length > LONGEST) return [];
    const typed = hangul.test(text) ? takeApart(text) : null;

    const ranks = unranked.slice();
    for (const key of keys) {
      const rank = rankKey(key, text, typed);
      if (rank < ranks[key.place]!) ranks[key.place] = rank;
    }
    const hits: number[] = [];
    for (let place = 0; place < ranks.length; place++) if (ranks[place]! < Number.POSITIVE_INFINITY) hits.push(place);
    return hits
      .sort((a, b) => ranks[a]! - ranks[b]! || a - b)
      .map((place) => ({ area: ordered[place]!, match: matchOf(ranks[place]!) }));
  };
  return { matches, search: (query) => matches(query).map(({ area }) => area) };
}

function matchOf(rank: number): AreaMatch['match'] {
  if (rank < PREFIX * (LONGEST + 1)) return 'EXACT';
  return rank < INSIDE * (LONGEST + 1) ? 'PREFIX' : 'INSIDE';
}

/** Lower is better, infinite is no hit: the kind of hit, and within it the length of the matched name. */
function rankKey(key: Key, text: string, typed: readonly string[] | null): number {
  const tier = plainTier(key.text, text) ?? (typed && key.letters ? typedTier(key, typed) : null);
  if (tier === null) return Number.POSITIVE_INFINITY;
  return (tier + (key.isAlias ? 1 : 0)) * (LONGEST + 1) + Math.min(key.text.length, LONGEST);
}

function plainTier(name: string, text: string): number | null {
  const at = name.indexOf(text);
  if (at < 0) return null;
  if (at > 0) return INSIDE;
  return name.length === text.length ? EXACT : PREFIX;
}

function typedTier(key: Key, typed: readonly string[]): number | null {
  const letters = key.letters!;
  for (let start = 0; start < letters.length; start++) {
    if (isTypedAt(key.text, letters, typed, start)) return start === 0 ? TYPED_PREFIX : TYPED_INSIDE;
  }
  return null;
}

/**
 * Whether the query stands at `start`: each of its characters is the name's character, or its initial consonant; the
 * last one may be half typed, its final consonant then belonging to the next syllable (젲 is on its way to 제주).
 */
function isTypedAt(name: string, letters: readonly string[], typed: readonly string[], start: number): boolean {
  const last = typed.length - 1;
  if (start + last >= letters.length) return false;
  for (let i = 0; i < last; i++) {
    const part = typed[i]!;
    if (name[start + i] !== part && letters[start + i]![0] !== part) return false;
  }
  const end = start + last;
  return (letters[end]! + (letters[end + 1] ?? '')).startsWith(typed[last]!);
}

/** The query as it is compared with half a name: whole characters, lone letters one by one, the last one taken apart. */
function takeApart(text: string): string[] {
  // Keyboards join two consonants in a row into one character (ㄱㅅ becomes ㄳ).
  const parts = [...text].flatMap((character) =>
    loneLetter.test(character) ? [...disassemble(character)] : character,
  );
  return [...parts.slice(0, -1), disassemble(parts.at(-1)!)];
}

function createKey(name: string, isAlias: boolean, place: number): Key {
  const text = bare(name);
  return { text, isAlias, place, letters: hangul.test(text) ? text.split('').map((part) => disassemble(part)) : null };
}

/** Letters and digits alone of the folded text, letters of Hangul that are no syllable as keyboards write them. */
const bare = (text: string): string => foldedLetters(text).replace(CONJOINING, (letter) => TYPED.get(letter) ?? letter);

const CONJOINING = /[\u1100-\u11ff]/g;
const TYPED = new Map(
  Array.from({ length: 0x3163 - 0x3131 + 1 }, (_, i) => String.fromCharCode(0x3131 + i)).map((letter) => [
    letter.normalize('NFKD'),
    letter,
  ]),
);

const hangul = /[ㄱ-ㅣ가-힣]/;
const loneLetter = /[ㄱ-ㅣ]/;

const width = { CONTINENT: 0, COUNTRY: 1, CITY: 2 } as const;

function compareTies(a: AreaRow, b: AreaRow): number {
  return width[a.kind] - width[b.kind] || compare(a.nameKo, b.nameKo) || compare(a.id, b.id);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
