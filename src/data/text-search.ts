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

/** What `holdsWords` speaks of. */
export interface WordValues {
  like: string | null;
  whole: string | null;
}

/** The values of a search for words anywhere in a text. */
export const wordValues = ({ like, whole }: SearchWords): WordValues => ({ like: `%${like}%`, whole });

/**
 * The condition that a column of a `…_texts` table holds words; the trigram index of the column serves it. Its SQL depends on whether
 * `whole` is null.
 */
export const holdsWords = (
  column: Expression<string>,
  { whole }: SearchWords,
  p: Params<WordValues>,
): RawBuilder<SqlBool> =>
  whole === null ? sql<SqlBool>`${column} like ${p.like}` : isLikeAnd(column, p.like, sql`${column} ~ ${p.whole}`);

/** The condition that a column is like a pattern, and another one that follows from that or nearly so. */
export const isLikeAnd = (
  column: Expression<string>,
  like: Expression<string | null>,
  follows: RawBuilder<SqlBool>,
): RawBuilder<SqlBool> =>
  // The two halves say nearly the same, which the planner cannot know: the second as a plain condition makes it expect far too
  // few rows, and sort all that have a frequent word instead of walking the order until a page is full (100 ms for 1).
  sql<SqlBool>`(${column} like ${like} and case when ${follows} then true else false end)`;
