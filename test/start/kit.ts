import { type ChildProcess, spawn } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { until } from '../kit/until.ts';

/** A product that was started as a person or a supervisor does, in a process group of its own. */
export interface Product {
  /** What a signal is sent to: npm's own process, or that of the product. */
  process: ChildProcess;
  /** Everything it has printed so far. */
  output(): string;
  /** Its address, once it is ready. */
  url(): Promise<string>;
  /** The exit code, or the signal that ended it; all its output is there then. */
  ended: Promise<number | NodeJS.Signals>;
  /** Ctrl-C in a terminal: to npm, shell and product at once. */
  ctrlC(): void;
}

export interface StartOptions {
  env?: Record<string, string>;
  /** Through `npm start`, compiling; otherwise what is compiled, as in a container. */
  npm?: boolean;
  /** A command to go before, such as setpriv. */
  wrapper?: string[];
  /** Another command, in another folder. */
  instead?: { command: string[]; cwd: string };
}

/** Starts the product with an environment that holds nothing of ours but what is given. */
export function startProduct({ env = {}, npm = false, wrapper = [], instead }: StartOptions = {}): Product {
  const command = npm ? ['npm', 'start'] : [process.execPath, '--enable-source-maps', 'dist/src/main.js'];
  const [program, ...args] = instead?.command ?? [...wrapper, ...command];
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn(program!, args, {
    env: { PATH, HOME, ...(TMPDIR && { TMPDIR }), PORT: '0', DEMO_DATA: 'false', LOG_LEVEL: 'error', ...env },
    ...(instead && { cwd: instead.cwd }),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  const ended = new Promise<number | NodeJS.Signals>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(signal ?? code!));
  });
  onTestFinished(async () => {
    // The group is gone when all of it has ended already.
    if (groupLives(child.pid!)) process.kill(-child.pid!, 'SIGKILL');
    await ended;
  });
  let over = false;
  child.once('close', () => {
    over = true;
  });
  const told = async (pattern: RegExp): Promise<string> => {
    const found = () => pattern.exec(output)?.[1];
    await until(
      () => found() || over,
      () => `${pattern}; there is: ${output}`,
      30_000,
    );
    if (!found()) throw new Error(`It ended instead: ${output}`);
    return found()!;
  };
  return {
    process: child,
    output: () => output,
    url: () => told(/(http:\/\/localhost:\d+)\/graphql/),
    ended,
    ctrlC: () => process.kill(-child.pid!, 'SIGINT'),
  };
}

/** Whether a process group has a living member. */
export function groupLives(group: number): boolean {
  try {
    return process.kill(-group, 0);
  } catch {
    return false;
  }
}

/** Asks a running product something. */
export async function ask(url: string, query = '{ __typename }'): Promise<unknown> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return ((await response.json()) as { data: unknown }).data;
}
