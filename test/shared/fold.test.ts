import { describe, expect, it } from 'vitest';
import { fold, foldedLetters, searchForm } from '../../src/shared/fold.ts';

describe('folding', () => {
  it.each([
    ['compatibility forms', '①ﬁ㎏', '1fikg'],
    ['full width', 'ＡＢＣ　１２３', 'abc 123'],
    ['half width', 'ﾊﾉｲ ﾌｫｰ', 'ハノイ フォー'],
    ['half-width Hangul', '\uffb8\uffc7\uffb8\uffd3', '제주'],
    ['case', 'KYOTO', 'kyoto'],
    ['letters whose case is two letters', 'STRASSE straße', 'strasse strasse'],
    ['the last sigma', 'ΣΑΣ σας', 'σασ σασ'],
    ['the Turkish i', 'İstanbul DIYARBAKIR Diyarbakır', 'istanbul diyarbakir diyarbakir'],
    ['marks', 'Đà Nẵng Café São Paulo Curaçao', 'da nang cafe sao paulo curacao'],
    ['strokes', 'Łódź Tromsø Đ', 'lodz tromso d'],
    ['voiced marks of kana', 'がぎ', 'かき'],
    ['variation selectors', '❤\ufe0f 葛\u{e0100}', '❤ 葛'],
    ['what shows nothing', '제\u200b주\u2060도\ufeff', '제주도'],
    ['white space', ' \t제주\u00a0\u3000\n\r\n도 \u2800', '제주 도'],
    ['conjoining jamo', '제주'.normalize('NFD'), '제주'],
    ['letters of Hangul one by one', 'ㅈㅔㅈㅜ', '제주'],
  ])('%s', (_name, text, expected) => {
    expect(fold(text)).toBe(expected);
  });

  it('keeps the tone marks of Hangul, which are no accents', () => {
    expect(fold('가\u302e')).toBe('가\u302e');
    expect(fold('가\u302e')).not.toBe(fold('가'));
  });

  it('takes Hangul apart for searching, so that half of a syllable finds it', () => {
    expect(searchForm('제주').startsWith(searchForm('제ㅈ'))).toBe(true);
    expect(searchForm('ㅋㅋㅠㅠ').startsWith(searchForm('ㅋㅋ'))).toBe(true);
  });

  it('leaves letters and digits for names', () => {
    expect(foldedLetters(' St. John’s, N.L. ')).toBe('stjohnsnl');
    expect(foldedLetters('제주-특별 자치도')).toBe('제주특별자치도');
  });
});
