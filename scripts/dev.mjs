// `npm run dev`: compiles on every change and starts again what compiles. PostgreSQL restarts with it, in half a second.
import { spawn } from 'node:child_process';
import { readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';

const WATCHED = ['src', 'migrations'];
/** An editor writes a file in several steps, and several files at once. */
const SETTLE_MS = 100;

let app = null;
let ending = false;
let changed = true;
let wake = () => {};
let settling;
const watched = new Set();

watchFolders();
// The terminal sends Ctrl-C to the app as well; others send only to this process.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    ending = true;
    app?.kill(signal);
    wake();
  });
}

while (!ending) {
  if (changed) {
    changed = false;
    if ((await build()) === 0 && !ending) await restart();
  }
  await new Promise((resolve) => {
    wake = resolve;
    if (changed || ending) resolve();
  });
}
await stop();
process.exit();

async function restart() {
  await stop();
  app = spawn(process.execPath, ['--enable-source-maps', 'dist/src/main.js'], { stdio: 'inherit' });
}

async function stop() {
  if (!app || app.exitCode !== null || app.signalCode !== null) return;
  const gone = new Promise((resolve) => app.once('exit', resolve));
  app.kill('SIGTERM');
  await gone;
}

// Folder by folder: the recursive watch of Node loses a file on Linux when an editor puts a new one in its place.
function watchFolders() {
  const below = WATCHED.flatMap((folder) => [
    folder,
    ...readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name)),
  ]);
  for (const folder of below.filter((folder) => !watched.has(folder))) {
    watched.add(folder);
    watch(folder, onChange).on('error', () => watched.delete(folder));
  }
}

function onChange() {
  clearTimeout(settling);
  settling = setTimeout(() => {
    watchFolders();
    changed = true;
    wake();
  }, SETTLE_MS);
}
