import closeWithGrace from 'close-with-grace';
import { createApp, type RunningApp } from './app.ts';
import { readConfig } from './config.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './database/embedded-postgres.ts';
import { StartupFault } from './database/startup-fault.ts';

const GRACE_MS = 15_000;

/** Starts the product: configuration, database, app; and ends all of it in the reverse order on Ctrl-C or SIGTERM. */
async function main(): Promise<void> {
  const config = readConfig();
  let postgres: EmbeddedPostgres | null = null;
  let running: RunningApp | null = null;
  const stop = async () => {
    await running?.close();
    await postgres?.stop();
  };
  closeWithGrace({ delay: GRACE_MS, logger: undefined }, async ({ err }) => {
    if (err) console.error(err);
    await stop();
  });
  try {
    if (!config.databaseUrl)
      postgres = await startEmbeddedPostgres({ dataDir: config.dataDir, log: (line) => console.log(line) });
    running = await createApp(config, config.databaseUrl ?? postgres!.url);
  } catch (error) {
    await stop();
    throw error;
  }
  console.log(`\n  Infinity Travel is ready: ${running.url}/graphql\n`);
}

main().catch((error) => {
  // What a person can mend is one line; what only we can mend keeps its trace.
  console.error(error instanceof StartupFault ? error.message : error);
  process.exit(1);
});
