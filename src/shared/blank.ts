/**
 * Characters that show nothing and take no room, as the inside of a class in a regular expression with the flag `v` or `u`: what
 * Unicode lets a font ignore, format controls, characters that are none, and a few that are drawn empty (the musical null
 * notehead, the place of an object that is not there). Prepended signs such as U+0600 are format controls by name only: they show.
 */
export const INVISIBLE =
  '\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}\\ufff9-\\ufffc\\u{1d159}\\u{13430}-\\u{1343f}';

/** Characters that show nothing but take room, likewise: white space, and the empty signs of Braille and of hieroglyphs. */
export const SPACE = '\\s\\u0085\\u2800\\u{13441}\\u{13442}';

/** A filler of the Khitan script, and joiners without a form of their own: marks, which fold away, and alone show nothing. */
const SILENT_MARKS = '\\u2d7f\\u{1107f}\\u{16fe4}';

const BLANK = new RegExp(`^[${SPACE}${INVISIBLE}${SILENT_MARKS}]*$`, 'u');

/** True when a reader would see nothing. */
export function isBlank(text: string): boolean {
  return BLANK.test(text);
}
