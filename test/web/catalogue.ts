import { readFileSync } from 'node:fs';

/** Entries of a catalogue: what the source says, and what a language says for it. */
export function entries(file: string): { source: string; words: string }[] {
  const joined = (lines: string) => [...lines.matchAll(/"(.*)"/g)].map(([, part]) => part).join('');
  const found = readFileSync(file, 'utf8').matchAll(/^msgid ((?:".*"\n)+)msgstr ((?:".*"\n?)+)/gm);
  return [...found].map(([, source, words]) => ({ source: joined(source!), words: joined(words!) }));
}

/** What the app says for Korean words of the source in a language, with values in their holes. */
export function speaking(locale: 'ko' | 'en') {
  const known = new Map(entries(`web/locales/${locale}.po`).map(({ source, words }) => [source, words]));
  return (source: string, values: Record<string, string> = {}): string => {
    const words = known.get(source);
    if (!words) throw new Error(`The app does not say: ${source}`);
    return words.replace(/\{(\w+)\}/g, (hole, name: string) => values[name] ?? hole);
  };
}
