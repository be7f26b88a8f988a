import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A start under load takes seconds; one that has not served by then never will, ms. */
const READY_MS = 60_000;

/** One process of the compiled product, which somebody starts again whenever it ends. */
export class Instance {
  readonly port: number;
  readonly #env: Record<string, string>;
  #child: ChildProcess | null = null;
  #isWanted = false;
  #isRetired = false;
  #gone: Promise<unknown> = Promise.resolve();
  /** Times that a process which served ended although nobody ended it. */
  readonly collapses: string[] = [];
  /** What it logged: errors, for whoever reads a failure. */
  output = '';
  /** What it last said about being ready. */
  readiness = '';

  constructor(port: number, env: Record<string, string>) {
    this.port = port;
    this.#env = env;
  }

  /** Starts it, again and again until it stays: a supervisor. */
  start(): void {
    if (this.#isRetired) return;
    this.#isWanted = true;
    const { PATH, HOME, TMPDIR } = process.env;
    const child = spawn(process.execPath, ['--enable-source-maps', 'dist/src/main.js'], {
      env: { PATH, HOME, ...(TMPDIR && { TMPDIR }), ...this.#env, PORT: String(this.port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        this.output = (this.output + chunk).slice(-200_000);
      });
    }
    const served = this.isReady();
    this.#gone = once(child, 'close').then(async ([code, signal]) => {
      if (this.#child !== child || !this.#isWanted) return;
      // A start while the database is away is refused, as documented; what has served has to stay.
      if (signal === null && (await served)) this.collapses.push(`ended by itself with code ${code}`);
      setTimeout(() => this.#isWanted && this.#child === child && this.start(), 200);
    });
  }

  /** Resolves when this process answers that it is ready; false when it ended before, or is not after so many ms. */
  async isReady(limitMs = READY_MS): Promise<boolean> {
    const child = this.#child;
    const end = Date.now() + limitMs;
    while (child && child.exitCode === null && child.signalCode === null && Date.now() < end) {
      const ready = await fetch(`http://127.0.0.1:${this.port}/readyz`, { signal: AbortSignal.timeout(5_000) }).then(
        async (answer) => {
          this.readiness = `${answer.status} ${await answer.text()}`;
          return answer.ok;
        },
        (error) => {
          this.readiness = String(error.cause ?? error);
          return false;
        },
      );
      if (ready) return true;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return false;
  }

  signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  /** Kills the process; it is never started again, whoever asks for it. */
  async retire(): Promise<void> {
    this.#isRetired = true;
    await this.end('SIGKILL');
  }

  /** Ends the process with this signal; resolves when it is gone. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    this.#isWanted = false;
    this.#child?.kill('SIGCONT');
    this.#child?.kill(signal);
    await this.#gone;
  }
}
