const INVISIBLE = /[\p{Cf}\p{Mn}]/gu;
const KOREAN_DIGITS: Record<string, string> = {
  공: '0',
  영: '0',
  일: '1',
  이: '2',
  삼: '3',
  사: '4',
  오: '5',
  육: '6',
  륙: '6',
  칠: '7',
  팔: '8',
  구: '9',
};
const ENGLISH_DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
/** Seven or more in a row are a number that somebody spells, not words. */
const SPELT_IN_KOREAN = /(?:[공영일이삼사오육륙칠팔구\d][\s.,-]*){7,}/g;
const SPELT_IN_ENGLISH = new RegExp(`(?:\\b(?:${ENGLISH_DIGITS.join('|')}|oh)\\b[\\s.,-]*){6,}`, 'g');
/** Letters with blanks or dots between them: `w h a t s a p p`, `카.톡`. */
const LETTERS_APART = /(?<![\p{L}\d])\p{L}(?:[\s.·_*-]{1,2}\p{L}){2,}(?![\p{L}\d])/gu;

/**
 * A message as the patterns read it: one width and case, nothing invisible, spelt digits as digits, letters that were set apart
 * joined. Only for looking; nobody is shown it.
 */
export function plainWords(text: string): string {
  return text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .toLowerCase()
    .replace(SPELT_IN_KOREAN, (digits) => digits.replace(/\D/g, (letter) => KOREAN_DIGITS[letter] ?? letter))
    .replace(SPELT_IN_ENGLISH, (words) =>
      words.replace(/[a-z]+[\s.,-]*/g, (word) => digitOf(word.replace(/[^a-z]/g, ''))),
    )
    .replace(LETTERS_APART, (letters) => letters.replace(/[^\p{L}]/gu, ''))
    .replace(/\s+/g, ' ')
    .trim();
}

function digitOf(word: string): string {
  const digit = ENGLISH_DIGITS.indexOf(word);
  return digit === -1 ? '0' : String(digit);
}
