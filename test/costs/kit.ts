import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, expect } from 'vitest';
import { type Cost, WatchedServer } from '../../bench/costs/client.ts';
import { addHeavyData, type HeavyData } from '../../bench/costs/heavy-data.ts';
import { createDatabase } from '../kit/app.ts';
import { pictureFolder } from '../media/kit.ts';

/** Nobody may be kept waiting longer, ms. */
const MAX_BLOCKED_MS = 200;
/** What a document that is let in may end with. */
const ENDINGS = [null, 'ANSWER_TOO_LARGE', 'QUERY_TOO_COSTLY', 'QUERY_TIMEOUT'];

export interface Costs {
  server: WatchedServer;
  heavy: HeavyData;
  /** Of the person whom the heavy data is about. */
  token: string;
  pool: pg.Pool;
}

/** The compiled product in a process of its own, watched, over the heavy data. */
export async function startCosts(): Promise<Costs> {
  const databaseUrl = await createDatabase();
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  const heavy = await addHeavyData(pool);
  const file = fileURLToPath(new URL('../../dist/bench/costs/watched.js', import.meta.url));
  const server = await WatchedServer.start(databaseUrl, await pictureFolder(), file);
  afterAll(async () => {
    await server.stop();
    await pool.end();
  });
  return { server, heavy, token: server.tokenOf(heavy), pool };
}

/** Asks, and expects an answer or a refusal, and that the server could do something else all the time. */
export async function expectBearable({ server }: Costs, query: string, token: string | null): Promise<Cost> {
  const cost = await server.cost(query, token);
  expect(ENDINGS, query).toContain(cost.reason);
  expect(cost.blockedMs, query).toBeLessThan(MAX_BLOCKED_MS);
  return cost;
}

/** The same selection under several names. */
export const aliased = (count: number, selection: string): string =>
  Array.from({ length: count }, (_, i) => `a${i}: ${selection}`).join(' ');
