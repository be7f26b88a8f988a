import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ENTITIES, MIGRATIONS } from '../../mikro-orm.config.ts';
import { filesBelow, IMPORTS, SOURCES } from './sources.ts';

const LONGEST_FILE = 350;

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const dependencies: Record<string, string> = { ...manifest.dependencies, ...manifest.devDependencies };

/** The files of the project as git would hand them to a user; without git, what lies in the folders that hold code. */
function projectFiles(): string[] {
  const folders = ['src', 'test', 'scripts', 'bench', 'docs', 'migrations', '.ci'];
  if (!existsSync('.git'))
    return folders.filter((folder) => existsSync(folder)).flatMap((folder) => filesBelow(folder, ['']));
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  return listed.split('\n').filter((file) => file !== '' && existsSync(file));
}

describe('the packages', () => {
  it('are named by exact versions', () => {
    expect(Object.entries(dependencies).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual(
      [],
    );
  });

  it('are those of the lock, whose builds for other systems are all there', () => {
    const locked = (name: string) => lock.packages[`node_modules/${name}`]?.version;
    expect(Object.entries(dependencies).filter(([name, version]) => locked(name) !== version)).toEqual([]);
    const known = new Set(Object.keys(lock.packages).map((path) => path.split('node_modules/').pop()));
    const missing = Object.values(lock.packages as Record<string, { optionalDependencies?: object }>)
      .flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies ?? {}))
      .filter((name) => !known.has(name));
    expect(missing).toEqual([]);
  });

  it('run install scripts only where it is allowed by name', () => {
    const scripted = Object.entries(lock.packages as Record<string, { hasInstallScript?: boolean }>)
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => path.split('node_modules/').pop()!);
    const allowed = Object.keys(manifest.allowScripts).filter((name) => manifest.allowScripts[name]);
    expect(scripted.filter((name) => !allowed.includes(name) && !(name in manifest.allowScripts))).toEqual([]);
    expect(Object.keys(manifest.allowScripts).filter((name) => !scripted.includes(name))).toEqual([]);
  });

  it('are all used, by us or by a package that leaves the choice to us', () => {
    const tools = [
      'typescript',
      'vitest',
      'node',
      '@biomejs/biome',
      '@graphql-codegen/cli',
      '@graphql-codegen/client-preset',
      'playwright-core',
      'knip',
    ];
    const peers = Object.keys(dependencies).flatMap((name) =>
      Object.keys(lock.packages[`node_modules/${name}`]?.peerDependencies ?? {}),
    );
    const text = projectFiles()
      .filter((file) => /\.(ts|mjs|js|json|tsx)$/.test(file) && !file.startsWith('package'))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const unused = Object.keys(dependencies)
      .filter((name) => !tools.includes(name) && !peers.includes(name) && !name.startsWith('@types/'))
      .filter((name) => !new RegExp(`['"]${name}(/[^'"]*)?['"]`).test(text));
    expect(unused).toEqual([]);
  });

  it('come from what is needed in production where the product imports them', () => {
    const nameOf = (to: string) =>
      to
        .split('/')
        .slice(0, to.startsWith('@') ? 2 : 1)
        .join('/');
    const wrong = IMPORTS.filter(({ to, typeOnly }) => !typeOnly && !to.startsWith('src/') && !to.startsWith('node:'))
      .filter(({ to }) => !existsSync(to) && !(nameOf(to) in manifest.dependencies))
      .map(({ from, to }) => `${from} -> ${to}`);
    expect(wrong).toEqual([]);
  });
});

describe('the project', () => {
  it('reads the environment in one place', () => {
    const readers = [...SOURCES].filter(([, text]) => /process\.env\b/.test(text)).map(([file]) => file);
    expect(readers).toEqual(['src/config.ts']);
  });

  it('has no file of code with too many rooms', () => {
    const long = [...SOURCES].map(([file, text]) => [file, text.split('\n').length - 1] as const);
    expect(long.filter(([, lines]) => lines > LONGEST_FILE)).toEqual([]);
  });

  it('names files by what they hold, and classes of the API by what they are', () => {
    const suffix = /^[a-z0-9-]+(\.(entity|rows|loaders|policy|service|types|inputs|resolver|routes))?\.ts$/;
    expect([...SOURCES.keys()].filter((file) => !suffix.test(basename(file)))).toEqual([]);
    const kinds = [
      ['InputType', /Input$/],
      ['ArgsType', /Args$/],
      ['ObjectType', /Type$/],
      ['InterfaceType', /Type$/],
      ['Resolver', /Resolver$/],
    ] as const;
    const wrong = kinds.flatMap(([kind, name]) =>
      [...SOURCES].flatMap(([file, text]) =>
        [...text.matchAll(new RegExp(`@${kind}\\([^@]*?\\bclass (\\w+)`, 'g'))]
          .filter(([, found]) => !name.test(found!))
          .map(([, found]) => `${file}: ${found} is no name of an @${kind}`),
      ),
    );
    expect(wrong).toEqual([]);
    const both = [...SOURCES].flatMap(([file, text]) =>
      [...text.matchAll(/\bmay[A-Z]\w*(?=\()/g)].map(([hit]) => `${file}: ${hit}`),
    );
    // `can…` answers whether somebody may; there is no second word for it.
    expect(both).toEqual([]);
  });

  it('lists every entity, migration and resolver by hand', () => {
    const entities = [...SOURCES]
      .filter(([file]) => file.endsWith('.entity.ts'))
      .flatMap(([, text]) => [...text.matchAll(/export class (\w+)/g)].map(([, name]) => name!));
    expect(entities.filter((name) => !ENTITIES.some((entity) => entity.name === name))).toEqual([]);
    expect(MIGRATIONS.map(({ name }) => `${name}.ts`)).toEqual(filesBelow('migrations').map((file) => basename(file)));
    const schema = SOURCES.get('src/schema.ts')!;
    const list = schema.slice(
      schema.indexOf('const RESOLVERS'),
      schema.indexOf('];', schema.indexOf('const RESOLVERS')),
    );
    const resolvers = [...SOURCES]
      .filter(([file]) => file.endsWith('.resolver.ts'))
      .flatMap(([, text]) => [...text.matchAll(/export class (\w+)/g)].map(([, name]) => name!));
    expect(resolvers.filter((name) => !new RegExp(`\\b${name}\\b`).test(list))).toEqual([]);
  });

  it('needs nothing that lies outside of it', () => {
    const outside = IMPORTS.filter(({ to }) => normalize(to).startsWith('..')).map(
      ({ from, to }) => `${from} -> ${to}`,
    );
    expect(outside).toEqual([]);
    const workshop = new RegExp(
      ['check', '-contract|', 'contract', '\\.graphql|\\.\\./', 'shared/(tools|hooks|domain|design)'].join(''),
    );
    const knowing = projectFiles()
      .filter((file) => /\.(ts|mjs|js|json|ya?ml|md|sh|graphql)$|^\.ci\//.test(file))
      .filter((file) => workshop.test(readFileSync(file, 'utf8')));
    expect(knowing).toEqual(['.ci/run']);
  });

  it('names no folder of one machine', () => {
    const machine = /(?<![\w.])\/(work|root|home\/\w+|Users\/\w+)\//;
    const naming = projectFiles()
      .filter((file) => /\.(ts|mjs|json|ya?ml|md|graphql)$/.test(file) && file !== 'package-lock.json')
      .filter((file) => machine.test(readFileSync(file, 'utf8')));
    expect(naming).toEqual([]);
  });
});
