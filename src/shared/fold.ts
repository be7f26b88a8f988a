import { INVISIBLE, SPACE } from './blank.ts';

// Marks go, but those of Hangul (its tone marks) stay.
const LEFT_OUT = new RegExp(`[${INVISIBLE}]|(?![\\u302e\\u302f])\\p{M}`, 'gu');
// Letters of which Unicode does not say that they are another one with a mark, or in another place of the word.
const PLAIN: Record<string, string> = { ς: 'σ', ß: 'ss', đ: 'd', ħ: 'h', ł: 'l', ø: 'o', ŧ: 't' };
const SPACES = new RegExp(`[${SPACE}]+`, 'gu');

/**
 * The form in which texts are searched, the same for every search: compatibility forms as the ordinary ones (full width, half
 * width, ligatures), no case, no marks, nothing invisible, one blank for any white space, and Hangul taken apart (제 is ㅈㅔ), so
 * that half of a syllable finds it. `search_form` of the database is the same; a test compares them for every character.
 */
export function searchForm(text: string): string {
  return (
    text
      .normalize('NFKD')
      .replace(LEFT_OUT, '')
      // Upper case first: ı is I there, and ſ is S.
      .toUpperCase()
      .toLowerCase()
      .replace(/[ςßđħłøŧ]/g, (letter) => PLAIN[letter]!)
      .replace(SPACES, ' ')
      .replace(/^ | $/g, '')
  );
}

/** The same with Hangul in whole syllables, for comparing whole words in the program. */
export const fold = (text: string): string => searchForm(text).normalize('NFC');

const NO_LETTER = /[^\p{L}\p{N}]/gu;

/** Only letters and digits of a folded text: for names that people write with or without blanks, hyphens and dots. */
export const foldedLetters = (text: string): string => fold(text).replace(NO_LETTER, '');
