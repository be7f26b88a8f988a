import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hasOwnPostgres } from '../kit/own-postgres.ts';
import { until } from '../kit/until.ts';

/** Living processes that were given this environment, by what they run; Linux alone tells it. */
function processesWith(setting: string): string[] {
  const found: string[] = [];
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
      if (environment.includes(setting)) found.push(readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '));
    } catch (error) {
      // It ended while we looked, or is somebody else's.
      if (!['ENOENT', 'ESRCH', 'EACCES'].includes((error as NodeJS.ErrnoException).code!)) throw error;
    }
  }
  return found;
}

describe.runIf(hasOwnPostgres && process.platform === 'linux')('the chaos that is told to end', () => {
  it.each([
    {
      signal: 'SIGTERM',
      when: 'its database is started',
      isDue: (all: string[]) => all.some((one) => /cluster/.test(one)),
    },
    { signal: 'SIGINT', when: 'things break', isDue: (_: string[], output: string) => /seed 7/.test(output) },
  ] as const)(
    'by $signal while $when leaves no process and no file',
    { timeout: 120_000 },
    async ({ signal, isDue }) => {
      const folder = mkdtempSync(join(tmpdir(), 'it-ending-'));
      onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
      // PostgreSQL runs under another account when we are root.
      chmodSync(folder, 0o755);
      const setting = `TMPDIR=${folder}`;
      const chaos = spawn(process.execPath, ['test/chaos/main.ts', '--minutes', '5', '--seed', '7'], {
        env: { PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: folder },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const ended = once(chaos, 'close');
      let output = '';
      chaos.stdout.on('data', (chunk) => {
        output += chunk;
      });
      await until(() => isDue(processesWith(setting), output));
      chaos.kill(signal);
      expect(await ended).toEqual([1, null]);
      await until(
        () => processesWith(setting).length === 0,
        () => `the end of ${processesWith(setting).join('; ')}`,
      );
      expect(readdirSync(folder).filter((name) => name.startsWith('it-'))).toEqual([]);
    },
  );
});
