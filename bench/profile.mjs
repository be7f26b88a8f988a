// `node bench/profile.mjs Q1`: where the server's time goes in one case. `--out file.cpuprofile` keeps it for DevTools.
import { build } from '../scripts/build.mjs';

if ((await build()) !== 0) process.exit(1);
await import('../dist/bench/profile.js');
