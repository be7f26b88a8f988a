// Control characters but newline and tab; and the bidi overrides and isolates, which can make a text read as another.
const FORBIDDEN = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u;
const LONE_SURROGATE = /\p{Surrogate}/u;
const LINE_BREAKS = /\r\n?|\u2028|\u2029/g;
const segmenter = new Intl.Segmenter('ko', { granularity: 'grapheme' });

/** NFC, trimmed, one kind of line break: the form in which every text is stored and compared. */
export function normalizeText(raw: string): string {
  return raw.replace(LINE_BREAKS, '\n').normalize('NFC').trim();
}

/** True when a text holds what no text may hold: control characters, bidi overrides, half of a surrogate pair. */
export function hasForbiddenCharacters(text: string): boolean {
  return FORBIDDEN.test(text) || LONE_SURROGATE.test(text);
}

/** Length as people count it: 한 is 1, 👨‍👩‍👧 is 1. Counting stops just above `enough`. */
export function graphemes(text: string, enough = Number.POSITIVE_INFINITY): number {
  let count = 0;
  for (const _ of segmenter.segment(text)) if (++count > enough) break;
  return count;
}
