import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { createApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { startEmbeddedPostgres } from '../src/postgres/embedded-postgres.ts';
import { liftByOperator, listRoles, setRoleByAddress } from '../src/safety/operator.ts';
import { AppError } from '../src/shared/errors.ts';
import { StartupFault } from '../src/shared/startup-fault.ts';
import { messageOf } from '../src/words/index.ts';

const USAGE = `npm run admin -- grant <e-mail> MODERATOR|ADMIN   gives a role
npm run admin -- revoke <e-mail>                  takes it
npm run admin -- list                             who has a role
npm run admin -- lift <sanction id> <note>        ends a sanction`;

/** What the operator does at a terminal, beside a product that runs or not. The embedded database is started for it when nothing runs. */
async function main([command, ...args]: string[]): Promise<void> {
  const work = workOf(command, args);
  if (!work) throw new StartupFault(USAGE);
  const config = readConfig();
  const known = config.databaseUrl ?? runningDatabase(config.dataDir);
  const postgres = known
    ? null
    : await startEmbeddedPostgres({ dataDir: config.dataDir, log: (line) => console.log(line) });
  try {
    const log = pino({ level: 'warn' }, pino.destination(2));
    const running = await createApp({ ...config, port: 0, host: '127.0.0.1' }, known ?? postgres!.url, { log });
    try {
      for (const line of await work(running.app)) console.log(line);
    } finally {
      await running.close();
    }
  } finally {
    await postgres?.stop();
  }
}

/** The embedded database of a product that runs now; null when none does. */
function runningDatabase(dataDir: string): string | null {
  try {
    const [pid, password, port] = ['app.pid', 'postgres.password', 'postgres.port'].map((name) =>
      readFileSync(join(dataDir, name), 'utf8').trim(),
    );
    process.kill(Number(pid), 0);
    return `postgres://postgres:${password}@127.0.0.1:${port}/infinity_travel`;
  } catch {
    // No such files, or no such process: nothing runs there.
    return null;
  }
}

type Work = (app: Awaited<ReturnType<typeof createApp>>['app']) => Promise<string[]>;

function workOf(command: string | undefined, [first, second, ...more]: string[]): Work | null {
  if (command === 'grant' && first && (second === 'MODERATOR' || second === 'ADMIN'))
    return (app) => setRoleByAddress(app, first, second);
  if (command === 'revoke' && first) return (app) => setRoleByAddress(app, first, 'MEMBER');
  if (command === 'list') return listRoles;
  if (command === 'lift' && first && second) return (app) => liftByOperator(app, first, [second, ...more].join(' '));
  return null;
}

main(process.argv.slice(2)).catch((error) => {
  if (error instanceof AppError) console.error(messageOf(error.reason, 'en'));
  else console.error(error instanceof StartupFault ? error.message : error);
  process.exit(1);
});
