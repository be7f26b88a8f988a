import { pino } from 'pino';
import { readConfig } from '../src/config.ts';
import { startEmbeddedPostgres } from '../src/postgres/embedded-postgres.ts';
import { prepareDatabase } from '../src/prepare-database.ts';
import { StartupFault } from '../src/shared/startup-fault.ts';

/** Applies the migrations that the database of this configuration lacks, and says which. The embedded one is started for it. */
async function main(): Promise<void> {
  const config = readConfig();
  const postgres = config.databaseUrl
    ? null
    : await startEmbeddedPostgres({ dataDir: config.dataDir, log: (line) => console.log(line) });
  try {
    const applied = await prepareDatabase(config.databaseUrl ?? postgres!.url, pino({ level: 'silent' }));
    for (const name of applied) console.log(`applied ${name}`);
    if (applied.length === 0) console.log('Nothing to migrate.');
  } finally {
    await postgres?.stop();
  }
}

main().catch((error) => {
  console.error(error instanceof StartupFault ? error.message : error);
  process.exit(1);
});
