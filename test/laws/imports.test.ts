import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DOMAINS, domainOf, IMPORTS, importsOf, SOURCES, shown } from './sources.ts';

/** The folders of src, left never importing right, not even a type. */
const ORDER = ['words', 'shared', 'watch', 'postgres', 'data', 'graphql', 'jobs', 'mail', ...DOMAINS, 'server', 'demo'];
/** What DataLoaders are made by. */
const LOADERS = /\b(?:loaderOf|listLoaderOf|keyedLoader|pagesBelow)[<(]/;
const isEntity = (file: string) => file.endsWith('.entity.ts');
const isResolver = (file: string) => file.endsWith('.resolver.ts');
/** What GraphQL shows and takes: object types and inputs. */
const isView = (file: string) => /\.types\.ts$|[.-]inputs\.ts$/.test(file);
/** A door of a domain beside GraphQL: pictures, pages, downloads. */
const isRoute = (file: string) => file.endsWith('.routes.ts');
const folderOf = (file: string) => /^src\/([^/]+)\//.exec(file)?.[1] ?? 'src';

describe('who may import whom', () => {
  it('is read from every form of import', () => {
    const text = [
      "import './a.ts';",
      "import type { B } from './b.ts';",
      "import { type C, type D } from './c.ts';",
      "import { \n  e, \n  type F, \n } from './e.ts';",
      "export * from './g.ts';",
      "const h = await import('./h.ts');",
      "import i from 'i';",
    ].join('\n');
    const found = importsOf('src/x/y.ts', text).map(({ to, typeOnly }) => `${to} ${typeOnly}`);
    expect(found.sort()).toEqual([
      'i false',
      'src/x/a.ts false',
      'src/x/b.ts true',
      'src/x/c.ts true',
      'src/x/e.ts false',
      'src/x/g.ts false',
      'src/x/h.ts false',
    ]);
    expect(IMPORTS.length).toBeGreaterThan(SOURCES.size);
  });

  it('every import finds its file', () => {
    expect(shown(IMPORTS.filter(({ to }) => to.startsWith('src/') && !existsSync(to)))).toEqual([]);
  });

  it('every folder of src has its place', () => {
    const folders = new Set([...SOURCES.keys()].map(folderOf).filter((folder) => folder !== 'src'));
    expect([...folders].filter((folder) => !ORDER.includes(folder))).toEqual([]);
    expect(ORDER.filter((folder) => !folders.has(folder))).toEqual([]);
  });

  it('a folder knows only those to its left, in types, too', () => {
    const rank = (file: string) => ORDER.indexOf(folderOf(file));
    const wrong = IMPORTS.filter(
      ({ from, to }) => folderOf(from) !== 'src' && to.startsWith('src/') && rank(to) > rank(from),
    );
    expect(shown(wrong)).toEqual([]);
  });

  it('no folder knows the composition, nor the list of all entities', () => {
    const composition = (to: string) =>
      (to.startsWith('src/') && folderOf(to) === 'src') || to === 'mikro-orm.config.ts';
    expect(shown(IMPORTS.filter(({ from, to }) => folderOf(from) !== 'src' && composition(to)))).toEqual([]);
    // `ctx.app` is known everywhere without it.
    expect(shown(IMPORTS.filter(({ to }) => to === 'src/app.types.ts'))).toEqual([]);
  });

  it('what lives as long as the process stands in one file', () => {
    const merging = [...SOURCES]
      .filter(([, text]) => /declare module '[^']*context\.ts'/.test(text))
      .map(([file]) => file);
    expect(merging).toEqual(['src/app.types.ts']);
  });

  it('DataLoaders stand in files of their name', () => {
    const wrong = [...SOURCES]
      .filter(([file, text]) => LOADERS.test(text) && !file.endsWith('.loaders.ts') && folderOf(file) !== 'data')
      .map(([file]) => file);
    expect(wrong).toEqual([]);
  });

  it('an entity knows entities and what is below the domains only', () => {
    const wrong = IMPORTS.filter(
      ({ from, to, typeOnly }) =>
        isEntity(from) &&
        to.startsWith('src/') &&
        !isEntity(to) &&
        !['shared', 'data'].includes(folderOf(to)) &&
        !typeOnly,
    );
    expect(shown(wrong)).toEqual([]);
  });

  it('only resolvers and views know GraphQL, and only routes know HTTP', () => {
    const wrong = IMPORTS.filter(({ from, to, typeOnly }) => {
      if (domainOf(from) === undefined) return false;
      if (to === 'fastify') return !isRoute(from);
      return !isResolver(from) && !isView(from) && (to === 'type-graphql' || (isView(to) && !typeOnly));
    });
    expect(shown(wrong)).toEqual([]);
  });

  it('a resolver asks services and loaders; it holds no query of its own', () => {
    const wrong = [...SOURCES]
      .filter(([file]) => isResolver(file))
      .flatMap(([file, text]) =>
        [...text.matchAll(/\bstatement[<(]|\brows?\(|\bem\.\w+|\btransaction\(/g)].map(([hit]) => `${file}: ${hit}`),
      );
    expect(wrong).toEqual([]);
    expect(shown(IMPORTS.filter(({ from, to }) => isResolver(from) && to === 'src/data/statement.ts'))).toEqual([]);
  });

  it('nobody imports a resolver but the schema', () => {
    const wrong = IMPORTS.filter(({ from, to }) => isResolver(to) && from !== 'src/schema.ts');
    expect(shown(wrong)).toEqual([]);
  });

  it('the product needs neither its tests nor its tools', () => {
    expect(shown(IMPORTS.filter(({ to }) => /^(test|bench|scripts)\//.test(to)))).toEqual([]);
  });
});
