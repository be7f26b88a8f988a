// Builds the web app into web/dist and the playground into playground/dist, once for each state of its sources: a second start finds it ready.
// `--watch` is not here: `npm run dev` runs Vite itself.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const VITE = join(ROOT, 'node_modules/vite/bin/vite.js');
/** What decides how a page looks when it is built: of its own folder, and of others. */
const OWN = ['src', 'public', 'locales', 'index.html', 'vite.config.ts', 'documents.ts', 'package.json'];
const OTHERS = ['client/src', 'package-lock.json', 'scripts/build-web.mjs'];
/** Below this many bytes a compressed copy saves nothing. */
const WORTH_COMPRESSING = 1_000;
const COMPRESSIBLE = /\.(js|css|html|svg|json|webmanifest|ico)$/;

/** Resolves with true when `dist` of the folder (`web`, `playground`) is of the present sources. Without Vite (`npm ci --omit=dev`) what is there stays. */
export async function buildWeb(folder = 'web') {
  const out = join(ROOT, folder, 'dist');
  if (!existsSync(VITE)) return existsSync(join(out, 'index.html'));
  return alone(join(ROOT, folder, '.building'), () => buildInto(folder, out));
}

/** Both, one after the other: each build takes all the processors there are. */
export async function buildPages({ app = true, playground = true } = {}) {
  if (app && !(await buildWeb('web'))) return false;
  return !playground || buildWeb('playground');
}

async function buildInto(folder, out) {
  const key = keyOf([...OWN.map((source) => join(folder, source)), ...OTHERS]);
  const keyFile = join(out, '.key');
  if (existsSync(keyFile) && readFileSync(keyFile, 'utf8') === key) return true;
  rmSync(out, { recursive: true, force: true });
  if ((await run(VITE, ['build', '--logLevel', 'warn'], join(ROOT, folder))) !== 0) return false;
  // The documents that a server with PERSISTED_ONLY takes.
  const documents = join(ROOT, folder, 'src/gql/persisted-documents.json');
  if (existsSync(documents)) copyFileSync(documents, join(out, 'documents.json'));
  await compressAll(out);
  writeFileSync(keyFile, key);
  return true;
}

const WAIT_MS = 200;

/** Of several processes that build at once, one works and the others wait for it; what a dead one has left is taken over. */
async function alone(lock, work) {
  while (!take(lock)) {
    if (isLeft(lock)) rmSync(lock, { force: true });
    else await sleep(WAIT_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
}

/** Whether the process that holds a lock is gone; a lock that is just being written or removed is held. */
function isLeft(lock) {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    if (pid > 0) process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

function keyOf(sources) {
  const hash = createHash('sha256').update(process.version);
  for (const file of sources.flatMap((source) => filesOf(join(ROOT, source))).sort()) {
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesOf(path) {
  if (!existsSync(path)) return [];
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path];
    throw error;
  }
}

/** Copies beside each file, `.br` and `.gz`, so that nothing is compressed while it is served. */
async function compressAll(out) {
  const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
  const compressors = { br: (bytes) => promisify(brotliCompress)(bytes, brotli), gz: promisify(gzip) };
  const files = filesOf(out).filter((file) => COMPRESSIBLE.test(file) && !file.endsWith('index.html'));
  await Promise.all(
    files.flatMap((file) => {
      const bytes = readFileSync(file);
      if (bytes.length < WORTH_COMPRESSING) return [];
      return Object.entries(compressors).map(async ([end, compress]) =>
        writeFileSync(`${file}.${end}`, await compress(bytes)),
      );
    }),
  );
}

function run(script, args, cwd) {
  // Whoever starts it may be a test: what it builds is what users get.
  const env = { ...process.env, NODE_ENV: 'production' };
  const child = spawn(process.execPath, [script, ...args], { stdio: 'inherit', cwd, env });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exit((await buildPages()) ? 0 : 1);
