import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Entries of a catalogue: what the source says, and what a language says for it. */
function entries(file: string): { source: string; words: string }[] {
  const joined = (lines: string) => [...lines.matchAll(/"(.*)"/g)].map(([, part]) => part).join('');
  const found = readFileSync(file, 'utf8').matchAll(/^msgid ((?:".*"\n)+)msgstr ((?:".*"\n?)+)/gm);
  return [...found].map(([, source, words]) => ({ source: joined(source!), words: joined(words!) }));
}
const holes = (text: string) => [...text.matchAll(/\{(\w+)[},]/g)].map(([, name]) => name).sort();

it('every word of the web app is there in English, with the same holes', () => {
  const words = entries('web/locales/en.po').filter(({ source }) => source !== '');
  expect(words.length).toBeGreaterThan(200);
  expect(words.filter((entry) => entry.words === '').map(({ source }) => source)).toEqual([]);
  expect(words.filter((entry) => `${holes(entry.source)}` !== `${holes(entry.words)}`)).toEqual([]);
});
