import type { Faults } from '../shared/faults.ts';
import { isBlank, likePattern } from '../shared/text.ts';

/** Longest text that lists are searched by, in graphemes. */
const MAX_QUERY = 100;

/**
 * A LIKE pattern for what somebody types into a search field, or null when it is blank: then there is nothing to search by.
 * Faults: TOO_LONG (100 graphemes), FORBIDDEN_CHARACTERS.
 */
export function searchPattern(faults: Faults, path: string, raw: string | null | undefined): string | null {
  if (raw === null || raw === undefined || isBlank(raw)) return null;
  const text = faults.text(path, raw, { max: MAX_QUERY });
  return text === undefined ? null : likePattern(text);
}

/**
 * The condition that one of `columns` (NFC texts) holds the pattern of parameter `$parameter`; case does not count.
 * `search` is the generated column of the same texts with letters taken apart, whose trigram index finds Korean words of two
 * syllables; whole syllables are compared after it, for 가 stands in 각 only when taken apart.
 */
export function searchCondition(search: string, columns: readonly string[], parameter: number): string {
  const whole = columns.map((column) => `lower(${column}) like lower($${parameter}::text)`).join(' or ');
  // The two halves say nearly the same, which the planner cannot know: the second as a plain condition makes it expect far too
  // few rows, and sort all that have a frequent word instead of walking the order until a page is full (100 ms for 1).
  return `(${search} like lower(normalize($${parameter}::text, NFD)) and case when ${whole} then true else false end)`;
}
