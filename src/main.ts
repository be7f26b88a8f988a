import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import type { RunningApp } from './app.ts';
import { type Config, readConfig } from './config.ts';
import { endOnSignals } from './ending.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './postgres/embedded-postgres.ts';
import { StartupFault } from './shared/startup-fault.ts';
import { type DemoAccount, welcome } from './welcome.ts';

let postgres: EmbeddedPostgres | null = null;
let running: RunningApp | null = null;

/** Configuration, database, app, demo data, in this order. */
async function start(): Promise<void> {
  const config = readConfig();
  // A quarter of the time to load goes into compiling; beside the code, as trusted as it is. Not being able to is no fault.
  enableCompileCache(join(import.meta.dirname, '.cache'));
  // The code takes as long to load as PostgreSQL to start: both at once. What fails here is thrown below.
  const loading = import('./app.ts');
  loading.catch(() => undefined);
  if (!config.databaseUrl) {
    const log = (line: string) => console.log(line);
    // Without its database the process is of no use: whoever supervises it may start both anew.
    postgres = await startEmbeddedPostgres({ dataDir: config.dataDir, log, onLost: (fault) => endForFault(fault) });
  }
  const { createApp } = await loading;
  running = await createApp(config, config.databaseUrl ?? postgres!.url);
  console.log(welcome(config, running.url, await demoAccounts(config, running)));
}

/** Fills a database without people, where that is wanted, and answers who can sign in there. */
async function demoAccounts(config: Config, { app }: RunningApp): Promise<readonly DemoAccount[]> {
  if (!config.demoData) return [];
  const { DEMO_SIGN_INS, fillDemoData, hasDemoAccounts } = await import('./demo/demo-data.ts');
  await fillDemoData(app);
  return (await hasDemoAccounts(app)) ? DEMO_SIGN_INS : [];
}

const started = start();
const whenStarted = started.catch(() => undefined);
const endForFault = endOnSignals({
  gently: async () => {
    await whenStarted;
    await running?.close();
  },
  drainMs: () => running?.app.config.stopDrainMs ?? 0,
  always: async () => postgres?.stop(),
});

started.catch(async (error) => {
  // What a person can mend is one line; what only we can mend keeps its trace.
  console.error(error instanceof StartupFault ? error.message : error);
  await running?.close();
  await postgres?.stop();
  process.exit(1);
});
