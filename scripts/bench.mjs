// `npm run bench`: compiles, then measures; `npm run bench -- --help` tells the options, bench/README.md the rest.
import { build } from './build.mjs';

if ((await build()) !== 0) process.exit(1);
await import('../dist/bench/main.js');
