import { type ChildProcess, fork } from 'node:child_process';

/** What a process of the bench answers to its parent. */
// biome-ignore lint/suspicious/noExplicitAny: each command has arguments and an answer of its own
export type Commands = Record<string, (argument: any) => unknown>;

/** Answers the parent's calls with these commands until the parent is gone. */
export function answerParent(commands: Commands): void {
  process.on('message', async ({ id, command, argument }: { id: number; command: string; argument: unknown }) => {
    try {
      process.send?.({ id, answer: await commands[command]!(argument) });
    } catch (error) {
      process.send?.({ id, error: String((error as Error).stack ?? error) });
    }
  });
  process.once('disconnect', () => process.exit(0));
}

/** A process of the bench. */
export class Child {
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  #lastId = 0;

  /** Starts a compiled file of this folder, such as `ours.js`. */
  constructor(file: string, execArgv: string[] = []) {
    this.#process = fork(new URL(file, import.meta.url), {
      execArgv,
      serialization: 'advanced',
      env: { ...process.env, NODE_ENV: 'production' },
    });
    this.#process.on('message', ({ id, answer, error }: { id: number; answer?: unknown; error?: string }) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error) waiting?.reject(new Error(`${file}: ${error}`));
      else waiting?.resolve(answer);
    });
    this.#process.once('exit', (code) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(`${file} ended with ${code}`));
    });
  }

  call<T>(command: string, argument: unknown = null): Promise<T> {
    const id = ++this.#lastId;
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      this.#process.send({ id, command, argument });
    });
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.disconnect();
    await ended;
  }
}

/** What both servers tell about themselves. */
export interface Usage {
  /** CPU time of the server process so far, user and system, µs; PostgreSQL's own is not in it. */
  cpuMicros: number;
  rssBytes: number;
  /** Of living objects and buffers, after a collection. */
  heapBytes: number;
}

declare const gc: (() => void) | undefined;

/** The usage of this process; with `collect` after a garbage collection, so that memory can be compared. */
export function usage(collect: boolean): Usage {
  if (collect) gc?.();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { cpuMicros: user + system, rssBytes: rss, heapBytes: heapUsed + external };
}
