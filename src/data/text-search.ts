import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { isBlank } from '../shared/blank.ts';
import type { Faults } from '../shared/faults.ts';
import { searchForm } from '../shared/fold.ts';
import type { Params } from './statement.ts';

/** Longest text that lists are searched by, in graphemes. */
const MAX_QUERY = 100;

/** What somebody looks for, folded. */
export interface SearchWords {
  /** For LIKE; its wildcards stand for themselves. */
  like: string;
  /** For a regular expression; null where LIKE alone decides. */
  whole: string | null;
}

/** Puts a value among the parameters and answers its place, `$3`. */
export type Bind = (value: unknown) => string;

// 가 must not be found in 각, though its letters stand there. A letter alone finds every syllable that it begins.
const OPEN_SYLLABLE = /[\u1161-\u11a7\ud7b0-\ud7c6]$/;
const NO_FINAL_CONSONANT = '(?![\u11a8-\u11ff\ud7cb-\ud7fb])';

/**
 * What somebody types into a search field, or null when nothing is left of it to search by.
 * Faults: TOO_LONG (100 graphemes), FORBIDDEN_CHARACTERS.
 */
export function searchWords(faults: Faults, path: string, raw: string | null | undefined): SearchWords | null {
  if (raw === null || raw === undefined || isBlank(raw)) return null;
  const text = faults.text(path, raw, { max: MAX_QUERY });
  const folded = text === undefined ? '' : searchForm(text);
  if (folded === '') return null;
  return {
    like: folded.replace(/[\\%_]/g, '\\$&'),
    whole: OPEN_SYLLABLE.test(folded) ? folded.replace(/[!-/:-@[-`{-~]/g, '\\$&') + NO_FINAL_CONSONANT : null,
  };
}

/** Where in a text the words must stand. A text begins with a line for the name, as it is ranked by. */
export type Where = 'ANYWHERE' | 'AT_THE_START' | 'AS_THE_NAME';

/**
 * The condition that a column of a `…_texts` table holds the words; the trigram index of the column serves it.
 */
export function searchCondition(column: string, words: SearchWords, bind: Bind, where: Where = 'ANYWHERE'): string {
  const like = { ANYWHERE: `%${words.like}%`, AT_THE_START: `${words.like}%`, AS_THE_NAME: `${words.like}\n%` }[where];
  const found = `${column} like ${bind(like)}`;
  if (!words.whole || where === 'AS_THE_NAME') return found;
  const whole = `${column} ~ ${bind(where === 'AT_THE_START' ? `^${words.whole}` : words.whole)}`;
  // The two halves say nearly the same, which the planner cannot know: the second as a plain condition makes it expect far too
  // few rows, and sort all that have a frequent word instead of walking the order until a page is full (100 ms for 1).
  return `(${found} and case when ${whole} then true else false end)`;
}

/** What `holdsWords` speaks of. */
export interface WordValues {
  like: string | null;
  whole: string | null;
}

/** The values of a search for words anywhere in a text. */
export const wordValues = ({ like, whole }: SearchWords): WordValues => ({ like: `%${like}%`, whole });

/** `searchCondition` for a query: words anywhere in the text; its SQL depends on whether `whole` is null. */
export function holdsWords(
  column: Expression<string>,
  { whole }: SearchWords,
  p: Params<WordValues>,
): RawBuilder<SqlBool> {
  const found = sql<SqlBool>`${column} like ${p.like}`;
  return whole === null ? found : sql`(${found} and case when ${column} ~ ${p.whole} then true else false end)`;
}
