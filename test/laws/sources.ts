import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** One import of a source file. */
export interface Import {
  /** The importing file, from the project's root: `src/chat/topics.ts`. */
  from: string;
  /** The imported file from the root, or a package's name. */
  to: string;
  /** Nothing of it is there when the program runs. */
  typeOnly: boolean;
}

/** The domains, left never importing right (docs/architecture.md). */
export const DOMAINS = [
  'accounts',
  'areas',
  'media',
  'places',
  'planners',
  'companions',
  'chat',
  'notifications',
  'node',
  'safety',
  'exports',
];

/** All files below a folder with one of these ends, from the project's root. */
export function filesBelow(folder: string, ends = ['.ts']): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ends.some((end) => entry.name.endsWith(end)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** The source files of the product with their text. */
export const SOURCES = new Map(filesBelow('src').map((file) => [file, readFileSync(file, 'utf8')]));

const STATIC = /(?:^|\n)(?:import|export)\s+(type\s+)?([^'";]*?)\s*from\s*'([^']+)'/g;
const BARE = /(?:^|\n)import\s+'([^']+)'/g;
const DYNAMIC = /\bimport\(\s*'([^']+)'/g;

/** Every import and re-export of the product's sources. */
export const IMPORTS: Import[] = [...SOURCES].flatMap(([file, text]) => importsOf(file, text));

/** Every import and re-export of one file. */
export function importsOf(file: string, text: string): Import[] {
  return [
    ...[...text.matchAll(STATIC)].map(([, type, names, to]) =>
      made(file, to!, type !== undefined || onlyTypes(names!)),
    ),
    ...[...text.matchAll(BARE)].map(([, to]) => made(file, to!, false)),
    ...[...text.matchAll(DYNAMIC)].map(([, to]) => made(file, to!, false)),
  ];
}

function made(from: string, to: string, typeOnly: boolean): Import {
  return { from, to: to.startsWith('.') ? normalize(join(dirname(from), to)) : to, typeOnly };
}

function onlyTypes(names: string): boolean {
  const inBraces = /^\{([^}]*)\}$/.exec(names.trim())?.[1]?.split(',');
  return inBraces?.every((name) => name.trim() === '' || name.trim().startsWith('type ')) ?? false;
}

/** The domain that a file belongs to, or undefined. */
export function domainOf(file: string): string | undefined {
  const folder = /^src\/([^/]+)\//.exec(file)?.[1];
  return folder !== undefined && DOMAINS.includes(folder) ? folder : undefined;
}

/** What a failed law says: `src/a.ts -> src/b.ts`. */
export const shown = (imports: Import[]): string[] => imports.map(({ from, to }) => `${from} -> ${to}`);
