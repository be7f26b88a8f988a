import { parseArgs } from 'node:util';
import pg from 'pg';
import { pino } from 'pino';
import { storeAreas } from '../src/areas/area.service.ts';
import { type Config, readConfig } from '../src/config.ts';
import { addDemoAccounts } from '../src/demo/demo-data.ts';
import { loadWorld } from '../src/demo/load.ts';
import { addPictures } from '../src/demo/pictures.ts';
import { createWorld, type World } from '../src/demo/world.ts';
import { createStore } from '../src/media/store.ts';
import { startEmbeddedPostgres } from '../src/postgres/embedded-postgres.ts';
import { prepareDatabase } from '../src/prepare-database.ts';
import { StartupFault } from '../src/shared/startup-fault.ts';
import { showProgress } from './seed-progress.ts';

const HELP = `npm run seed -- [--scale N] [--seed N] [--date YYYY-MM-DD] [--reset]

  --scale N   1 (default): 2,000 people, 3,000 posts, 10,000 comments, 1,000 rooms, 30,000 messages, 1,000 places with
              4,000 reviews, 1,500 planners. From 0.01 to 1000.
  --seed N    another world of the same size (default 1)
  --date D    the day on which the world ends (default today, UTC): the same seed, scale and date give the same rows
  --reset     empties the tables first; without it a database with people in it is left alone

Outside production (NODE_ENV) two of the people can sign in: minji@demo.local and jun@demo.local.
It fills the database of DATABASE_URL or, without one, the embedded PostgreSQL in DATA_DIR (default .data).`;

interface Choice {
  world: World;
  reset: boolean;
}

/** Reads the command line. @throws StartupFault one line for a wrong option. */
function readChoice(): Choice | null {
  const { values } = parse();
  if (values.help) return null;
  const number = (name: 'scale' | 'seed', min: number, max: number): number => {
    const value = Number(values[name]);
    if (Number.isFinite(value) && value >= min && value <= max) return value;
    throw new StartupFault(`--${name} must be a number from ${min} to ${max}, not "${values[name]}".`);
  };
  const scale = number('scale', 0.01, 1000);
  const seed = Math.floor(number('seed', 0, 0xffff_ffff));
  const date = values.date ?? new Date().toISOString().slice(0, 10);
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || Number.isNaN(Date.parse(date))) {
    throw new StartupFault(`--date must be a date such as 2026-11-23, not "${date}".`);
  }
  return { world: createWorld({ scale, date, seed }), reset: values.reset };
}

function parse() {
  try {
    return parseArgs({
      options: {
        scale: { type: 'string', default: '1' },
        seed: { type: 'string', default: '1' },
        date: { type: 'string' },
        reset: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new StartupFault(`${(error as Error).message.split('. ')[0]}. See npm run seed -- --help.`);
  }
}

async function main(): Promise<void> {
  const choice = readChoice();
  if (!choice) return console.log(HELP);
  const config = readConfig();
  const embedded = config.databaseUrl
    ? null
    : await startEmbeddedPostgres({ dataDir: config.dataDir, log: (line) => console.error(line) });
  try {
    await seed(config, config.databaseUrl ?? embedded!.url, choice);
  } finally {
    await embedded?.stop();
  }
}

async function seed(config: Config, databaseUrl: string, { world, reset }: Choice): Promise<void> {
  await prepareDatabase(databaseUrl, pino({ level: 'silent' }));
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  const started = Date.now();
  try {
    await storeAreas(pool);
    const client = await pool.connect();
    const isFilled = await loadWorld(client, world, {
      reset,
      onProgress: showProgress(),
      afterwards: async () => {
        if (!config.production) await addDemoAccounts(client, world);
        await addPictures(client, await createStore(config));
      },
    }).finally(() => client.release());
    if (!isFilled) {
      throw new StartupFault('There are people in this database already: give --reset to replace everything in it.');
    }
  } finally {
    await pool.end();
  }
  const people = (world.blocks * 20).toLocaleString('en');
  console.error(`${people} people and what they do, in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}

main().catch((error) => {
  console.error(error instanceof StartupFault ? error.message : error);
  process.exit(1);
});
