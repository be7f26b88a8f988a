import { expect, it } from 'vitest';
import { entries } from './catalogue.ts';

const holes = (text: string) => [...text.matchAll(/\{(\w+)[},]/g)].map(([, name]) => name).sort();

it('every word of the web app is there in English, with the same holes', () => {
  const words = entries('web/locales/en.po').filter(({ source }) => source !== '');
  expect(words.length).toBeGreaterThan(200);
  expect(words.filter((entry) => entry.words === '').map(({ source }) => source)).toEqual([]);
  expect(words.filter((entry) => `${holes(entry.source)}` !== `${holes(entry.words)}`)).toEqual([]);
});
