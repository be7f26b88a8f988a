import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { StartupFault } from '../src/shared/startup-fault.ts';
import { CASES, type Case } from './cases.ts';
import { Child } from './child.ts';
import { benchDatabase } from './database.ts';
import { benchIdle } from './idle-bench.ts';
import { printRequests, printRoom } from './report.ts';
import { benchRequests, type Settings } from './request-bench.ts';
import { benchRoom } from './room-bench.ts';
import { chooseScene } from './scene.ts';
import { startServers } from './servers.ts';
import { benchWatched } from './watched-bench.ts';

const HELP = `npm run bench -- [--scale N] [--seconds N] [--rounds N] [--connections N] [--sockets N] [--only Q1,S1] [--watched] [--idle]
See bench/README.md.`;

interface Options extends Settings {
  scale: number;
  sockets: number;
  only: readonly Case[];
  watched: boolean;
  idle: boolean;
}

function readOptions(): Options | null {
  const { values } = parseArgs({
    options: {
      scale: { type: 'string', default: '10' },
      seconds: { type: 'string', default: '4' },
      rounds: { type: 'string', default: '5' },
      connections: { type: 'string', default: '16' },
      sockets: { type: 'string', default: '1000' },
      only: { type: 'string', default: CASES.join() },
      idle: { type: 'boolean', default: false },
      watched: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  const number = (name: 'scale' | 'seconds' | 'rounds' | 'connections' | 'sockets'): number => {
    const value = Number(values[name]);
    if (value > 0) return value;
    throw new StartupFault(`--${name} must be a number above 0, not "${values[name]}".`);
  };
  const only = values.only.split(',').map((name) => {
    const known = CASES.find((one) => one === name.trim().toUpperCase());
    if (!known) throw new StartupFault(`--only knows ${CASES.join(', ')}, not "${name}".`);
    return known;
  });
  return {
    scale: number('scale'),
    seconds: number('seconds'),
    rounds: number('rounds'),
    connections: number('connections'),
    sockets: number('sockets'),
    only,
    watched: values.watched,
    idle: values.idle,
  };
}

async function main(): Promise<void> {
  const options = readOptions();
  if (!options) return console.log(HELP);
  const database = await benchDatabase(options.scale);
  try {
    await measureAll(database.url, options);
  } finally {
    await database.stop();
  }
}

async function measureAll(databaseUrl: string, options: Options): Promise<void> {
  console.log(
    `scale ${options.scale}, ${options.rounds} rounds of ${options.seconds} s, ${options.connections} connections; ` +
      `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]!.toFixed(1)}`,
  );
  if (options.idle) return benchIdle(databaseUrl, options.sockets);
  for (const name of options.only) {
    if (options.watched) {
      if (name !== 'S1') await benchWatched(name, databaseUrl, options);
      continue;
    }
    // Tokens live 15 minutes, and memory that one case has left would hide what the next one needs: each starts anew.
    const scene = await chooseScene(databaseUrl);
    const servers = await startServers(databaseUrl);
    const generator = new Child('./generator.js');
    try {
      if (name === 'S1') printRoom(await benchRoom(servers, scene, options, options.sockets));
      else printRequests(name, await benchRequests(name, servers, generator, scene, options));
    } finally {
      await generator.stop();
      await servers.stop();
    }
  }
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error instanceof StartupFault ? error.message : error);
    process.exit(1);
  },
);
