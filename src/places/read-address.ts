import { fold, foldedLetters } from '../shared/fold.ts';

/** Some words of an address that belong together. */
export interface Run<Meaning> {
  /** What it may mean; empty for words that nobody knows. */
  meanings: readonly Meaning[];
  /** True for what says nothing of a place: numbers, postcodes, the word "city". */
  isFiller: boolean;
  /** Its part of the address, counted from 0; parts are set off by commas. */
  part: number;
  /** Whether it is all that its part says, but for fillers. */
  isWholePart: boolean;
  /** Whether it is all of its part, with no number beside it. */
  isAlone: boolean;
  /** Whether it is named like a province or country that is not known: 가상도, Foo Province. */
  looksWide: boolean;
}

const PART_ENDS = /[,;、·()[\]{}]+|\s[-–—|]\s/u;
const FILLERS = new Set(
  'city province prefecture state metropolitan metro special municipality region canton republic of the'.split(' '),
);
const WIDE_FILLERS = new Set(['province', 'prefecture', 'state', 'region', 'canton', 'republic']);
/** -si, -do and the like of Korean and Japanese names in Latin letters. */
const ROMANIZED_ENDING = /-(si|gun|gu|do|shi|ku|ken|fu|to)$/;
/** Endings of Korean names that the names of areas are without: of cities, districts, provinces and countries' parts. */
const ENDING = /(특별자치시|특별자치도|특별시|광역시|시|군|구|도|부|현|주|성)$/;
const WIDE_ENDING = /[가-힣]{2}(도|주|성|현|부)$/;
const MAX_WORDS = 30;
const MAX_WORDS_OF_A_NAME = 5;

/** What names mean, by letters and digits of their folded words; `mayBeCode`: also states and countries by two or three letters. */
export type MeaningsOf<Meaning> = (name: string, mayBeCode: boolean) => readonly Meaning[];

/** Takes an address apart. */
export function readAddress<Meaning>(address: string, meaningsOf: MeaningsOf<Meaning>): Run<Meaning>[] {
  let left = MAX_WORDS;
  return fold(address.replaceAll('\n', ','))
    .split(PART_ENDS)
    .map((part) => part.split(' ').filter((word) => foldedLetters(word) !== ''))
    .filter((words) => words.length > 0)
    .flatMap((words, part) => {
      const taken = words.slice(0, left);
      left -= taken.length;
      const runs = runsOf(taken, meaningsOf);
      const telling = runs.filter(({ isFiller }) => !isFiller);
      const isWidePart = taken.some((word) => WIDE_FILLERS.has(word));
      return runs.map((run) => {
        const isWholePart = telling.length === 1 && telling[0] === run;
        const isUnknown = !run.isFiller && run.meanings.length === 0;
        const looksWide = isUnknown && isWholePart && (isWidePart || WIDE_ENDING.test(run.text));
        const isAlone = runs.length === 1;
        return { meanings: run.meanings, isFiller: run.isFiller, part, isWholePart, isAlone, looksWide };
      });
    });
}

interface Words<Meaning> {
  text: string;
  meanings: readonly Meaning[];
  isFiller: boolean;
}

/** Longest names first, no word used twice; words that nobody knows stand together. */
function runsOf<Meaning>(words: readonly string[], meaningsOf: MeaningsOf<Meaning>): Words<Meaning>[] {
  const runs: Words<Meaning>[] = [];
  for (let start = 0; start < words.length; ) {
    const named = longestName(words, start, meaningsOf);
    const word = words[start]!;
    const isFiller = !named && (/\d/.test(word) || FILLERS.has(word));
    const before = runs.at(-1);
    if (named) runs.push({ text: '', meanings: named.meanings, isFiller: false });
    else if (!isFiller && before && !before.isFiller && before.meanings.length === 0) before.text += ` ${word}`;
    else runs.push({ text: word, meanings: [], isFiller });
    start += named?.length ?? 1;
  }
  return runs;
}

function longestName<Meaning>(
  words: readonly string[],
  start: number,
  meaningsOf: MeaningsOf<Meaning>,
): { length: number; meanings: readonly Meaning[] } | null {
  for (let length = Math.min(MAX_WORDS_OF_A_NAME, words.length - start); length > 0; length--) {
    const name = words.slice(start, start + length).join(' ');
    const letters = foldedLetters(name);
    const bare = foldedLetters(name.replace(ROMANIZED_ENDING, '')).replace(ENDING, '');
    // A code stands at the end, or before a postcode: Mar del Plata is not in Morocco.
    const mayBeCode = words.slice(start + length).every((word) => /\d/.test(word));
    const found = new Set([
      ...meaningsOf(letters, mayBeCode),
      ...(bare !== letters && bare.length >= 2 ? meaningsOf(bare, false) : []),
    ]);
    if (found.size > 0) return { length, meanings: [...found] };
  }
  return null;
}
