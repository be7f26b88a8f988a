// `npm run chaos`: compiles, then disturbs two instances of what it compiled; `npm run chaos -- --help` tells the options.
import { build } from './build.mjs';

if ((await build()) !== 0) process.exit(1);
await import('../test/chaos/main.ts');
