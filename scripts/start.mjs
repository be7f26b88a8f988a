// `npm start`: compiles, then becomes the product. One process, so that a signal has no way to get lost.
import { existsSync } from 'node:fs';

const NEEDED = 24;
const PARENT_CHECK_MS = 500;

if (Number.parseInt(process.versions.node, 10) < NEEDED) {
  refuse(
    `Node ${NEEDED} is needed, this is ${process.version}: run "npm ci" (with install scripts), it brings its own.`,
  );
}
if (!existsSync('package.json') || !existsSync('node_modules')) {
  refuse('Start from the project folder, after "npm ci".');
}

// A shell or an npm between us and the terminal may be killed without a word to us: then nobody could end us any more.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) {
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, PARENT_CHECK_MS).unref();
}

const [{ build }, { buildPages }] = await Promise.all([import('./build.mjs'), import('./build-web.mjs')]);
const isOff = (value) => /^(false|0|no|off)$/i.test(value ?? '');
const isProduction = process.env.NODE_ENV === 'production';
const pages = {
  app: !isOff(process.env.WEB_APP),
  playground: process.env.PLAYGROUND ? !isOff(process.env.PLAYGROUND) : !isProduction,
};
const [code, areThere] = await Promise.all([build(), buildPages(pages)]);
if (code !== 0) refuse('The code does not compile; see above.');
if (!areThere) refuse('A page could not be built; see above. WEB_APP=false and PLAYGROUND=false start without.');
await import('../dist/src/main.js');

function refuse(line) {
  console.error(line);
  process.exit(1);
}
