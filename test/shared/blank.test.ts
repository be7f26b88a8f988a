import { describe, expect, it } from 'vitest';
import { isBlank } from '../../src/shared/blank.ts';

/** Characters that are known for showing nothing, with their names in Unicode. */
const INVISIBLE: [code: number, name: string][] = [
  [0x9, 'tab'],
  [0x20, 'space'],
  [0x85, 'next line'],
  [0xa0, 'no-break space'],
  [0xad, 'soft hyphen'],
  [0x34f, 'combining grapheme joiner'],
  [0x61c, 'Arabic letter mark'],
  [0x115f, 'Hangul choseong filler'],
  [0x1160, 'Hangul jungseong filler'],
  [0x1680, 'Ogham space mark'],
  [0x17b4, 'Khmer vowel inherent aq'],
  [0x17b5, 'Khmer vowel inherent aa'],
  [0x180b, 'Mongolian free variation selector one'],
  [0x180e, 'Mongolian vowel separator'],
  [0x2000, 'en quad'],
  [0x2007, 'figure space'],
  [0x200a, 'hair space'],
  [0x200b, 'zero width space'],
  [0x200c, 'zero width non-joiner'],
  [0x200d, 'zero width joiner'],
  [0x200e, 'left-to-right mark'],
  [0x200f, 'right-to-left mark'],
  [0x2028, 'line separator'],
  [0x2029, 'paragraph separator'],
  [0x202f, 'narrow no-break space'],
  [0x205f, 'medium mathematical space'],
  [0x2060, 'word joiner'],
  [0x2061, 'function application'],
  [0x2064, 'invisible plus'],
  [0x206a, 'inhibit symmetric swapping'],
  [0x206f, 'nominal digit shapes'],
  [0x2800, 'Braille pattern blank'],
  [0x2d7f, 'Tifinagh consonant joiner'],
  [0x3000, 'ideographic space'],
  [0x3164, 'Hangul filler'],
  [0xfe00, 'variation selector 1'],
  [0xfe0f, 'variation selector 16'],
  [0xfeff, 'zero width no-break space'],
  [0xffa0, 'halfwidth Hangul filler'],
  [0xfff0, 'reserved, ignorable'],
  [0xfff9, 'interlinear annotation anchor'],
  [0xfffb, 'interlinear annotation terminator'],
  [0xfffc, 'object replacement character'],
  [0xfffe, 'no character'],
  [0x1107f, 'Brahmi number joiner'],
  [0x13430, 'Egyptian hieroglyph vertical joiner'],
  [0x13441, 'Egyptian hieroglyph full blank'],
  [0x13442, 'Egyptian hieroglyph half blank'],
  [0x16fe4, 'Khitan small script filler'],
  [0x1bca0, 'shorthand format letter overlap'],
  [0x1d159, 'musical symbol null notehead'],
  [0x1d173, 'musical symbol begin beam'],
  [0x1d17a, 'musical symbol end phrase'],
  [0xe0001, 'language tag'],
  [0xe0020, 'tag space'],
  [0xe007f, 'cancel tag'],
  [0xe0100, 'variation selector 17'],
  [0x10ffff, 'no character, the last'],
];

describe('a text that shows nothing', () => {
  it.each(INVISIBLE)('is one of U+%s alone: %s', (code) => {
    expect(isBlank(String.fromCodePoint(code))).toBe(true);
  });

  it('is any number of them together, and none', () => {
    expect(isBlank(INVISIBLE.map(([code]) => String.fromCodePoint(code)).join(''))).toBe(true);
    expect(isBlank('')).toBe(true);
  });

  it('is none with anything to see in it', () => {
    for (const seen of [
      '.',
      'ㅣ',
      '\u0301',
      '\u0600',
      '\u303f',
      '\u237d',
      '​ㄱ',
      '❤️',
      '🫥',
      '\u{1d15a}',
      '\u2801',
      '؜!',
    ]) {
      expect(isBlank(seen), seen).toBe(false);
    }
  });
});
