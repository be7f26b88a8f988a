import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { pino } from 'pino';
import { storeAreas } from '../../src/areas/area.service.ts';
import { startThrowAwayPostgres } from '../../src/postgres/throw-away-postgres.ts';
import { prepareDatabase } from '../../src/prepare-database.ts';
import { createSchema } from '../../src/schema.ts';
import { type Cost, WatchedServer } from './client.ts';
import { addHeavyData } from './heavy-data.ts';
import { idsOf } from './ids.ts';
import { mutated } from './mutate.ts';
import { allowedBy, recursiveDocuments } from './recursive-documents.ts';

/** Looks for the dearest document that is let in, by hill climbing: from the dearest known ones, by small changes that cost more. */

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '120' },
    by: { type: 'string', default: 'blocked' },
  },
});
const SCORES: Record<string, (cost: Cost) => number> = {
  blocked: ({ blockedMs }) => blockedMs,
  cpu: ({ cpuMs }) => cpuMs,
  time: ({ ms }) => ms,
  heap: ({ peakHeapBytes }) => peakHeapBytes / 1e6,
};
const score = SCORES[values.by];
if (!score) throw new Error(`--by knows ${Object.keys(SCORES).join(', ')}`);

const told = ({ ms, blockedMs, cpuMs, peakHeapBytes, answerBytes, reason }: Cost): string =>
  `${Math.round(ms)} ms, blocked ${Math.round(blockedMs)} ms, CPU ${Math.round(cpuMs)} ms, heap ${Math.round(peakHeapBytes / 1e6)} MB, answer ${Math.round(answerBytes / 1e3)} kB, ${reason ?? 'answered'}`;

interface Climber {
  text: string;
  best: number;
  cost: Cost;
}

const postgres = await startThrowAwayPostgres();
try {
  await prepareDatabase(postgres.url, pino({ level: 'silent' }));
  const pool = new pg.Pool({ connectionString: postgres.url, max: 2 });
  await storeAreas(pool);
  const heavy = await addHeavyData(pool);
  const server = await WatchedServer.start(postgres.url, mkdtempSync(join(tmpdir(), 'infinity-travel-search-')));
  const token = server.tokenOf(heavy);
  const schema = createSchema();
  const allowed = allowedBy(schema);
  const until = performance.now() + Number(values.seconds) * 1_000;

  let climbers: Climber[] = [];
  for (const { text } of recursiveDocuments(schema, idsOf(heavy))) {
    const cost = await server.cost(text, token);
    climbers.push({ text, best: score(cost), cost });
  }
  const dearest = () => {
    climbers = climbers.sort((a, b) => b.best - a.best).slice(0, 12);
    return climbers[0]!;
  };
  console.log(`at first: ${told(dearest().cost)}`);
  for (let tried = 1; performance.now() < until; tried++) {
    const from = climbers[Math.floor(Math.random() ** 2 * climbers.length)]!;
    const text = mutated(schema, from.text);
    if (text === from.text || !allowed(text)) continue;
    // The machine has other things to do, too: what looks dearer is asked again.
    let cost = await server.cost(text, token);
    if (score(cost) > from.best) cost = [cost, await server.cost(text, token)].sort((a, b) => score(a) - score(b))[0]!;
    if (score(cost) <= from.best) continue;
    const before = climbers[0]!;
    climbers.push({ text, best: score(cost), cost });
    if (dearest() !== before) console.log(`after ${tried}: ${told(climbers[0]!.cost)}`);
  }
  console.log(`\nThe dearest: ${told(dearest().cost)}\n${dearest().text}`);
  await server.stop();
  await pool.end();
} finally {
  await postgres.stop();
}
process.exit(0);
