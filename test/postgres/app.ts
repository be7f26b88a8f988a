import { createInterface } from 'node:readline';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/postgres/embedded-postgres.ts';
import { startThrowAwayPostgres } from '../../src/postgres/throw-away-postgres.ts';
import { StartupFault } from '../../src/shared/startup-fault.ts';

// An app for the tests to start, to talk to and to kill: answers in lines of JSON, takes orders in lines.
const [dataDir, fast] = process.argv.slice(2);
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

const start = () =>
  dataDir === 'throw-away'
    ? startThrowAwayPostgres()
    : startEmbeddedPostgres({ dataDir: dataDir!, log: (message) => say({ log: message }), fast: fast === 'fast' });

try {
  const postgres = await start();
  process.on('SIGINT', async () => {
    const client = new pg.Client(postgres.url);
    await client.connect();
    const { rows } = await client.query('select 1 as one');
    await client.end();
    say({ drained: rows[0].one });
    await postgres.stop();
    process.exit();
  });
  createInterface({ input: process.stdin }).on('line', async (order) => {
    if (order === 'exit') process.exit(3);
    if (order === 'throw') throw new Error('on purpose');
    if (order === 'stop') await postgres.stop().then(() => process.exit());
  });
  say({ url: postgres.url });
} catch (error) {
  if (!(error instanceof StartupFault)) throw error;
  say({ fault: error.message });
}
