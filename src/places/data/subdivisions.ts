import { ASIA } from './subdivisions-asia.ts';
import { ELSEWHERE } from './subdivisions-elsewhere.ts';
import { EUROPE } from './subdivisions-europe.ts';

/**
 * States, provinces, prefectures and regions by the code of their country, one a line: names and abbreviations in the languages that
 * addresses are written in, and the areas of the seed that lie in it. A country that is here is here whole: each of its areas
 * has a line, and a name of which there is none is not in that country.
 */
export const SUBDIVISIONS: Readonly<Record<string, string>> = { ...ASIA, ...EUROPE, ...ELSEWHERE };
