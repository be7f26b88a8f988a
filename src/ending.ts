import { StartupFault } from './shared/startup-fault.ts';

/** Longest wait for what is under way; with two seconds of draining below the 10 s after which Docker kills. */
const GRACE_MS = 7_000;
/** npm passes on a Ctrl-C that the terminal has sent us already: within this time, ms, it is the same one. */
const ECHO_MS = 500;

/** What there is to end, in two parts. */
export interface Endings {
  /** Lets what is under way come to its end. Cut short by a second signal, or 7 s after `drainMs`. */
  gently(): Promise<void>;
  /** How long `gently` goes on as if nothing had happened, ms. */
  drainMs(): number;
  /** Runs in any case, last, and is waited for: PostgreSQL. */
  always(): Promise<void>;
}

/**
 * Ends the process in order on Ctrl-C, SIGTERM, SIGHUP (exit code 0) and on an error that nobody caught (told, exit
 * code 1). A second signal does not wait for what is under way any more. Answers how to end it for a fault (exit code 1).
 */
export function endOnSignals({ gently, drainMs, always }: Endings): (fault: unknown) => void {
  let since: number | null = null;
  const hurry = Promise.withResolvers<void>();

  const end = async (code: number): Promise<void> => {
    since = Date.now();
    setTimeout(hurry.resolve, drainMs() + GRACE_MS).unref();
    const gentle = await succeeds(() => Promise.race([gently(), hurry.promise]));
    const complete = await succeeds(always);
    console.log('Stopped.');
    process.exit(gentle && complete ? code : 1);
  };
  const onSignal = (): void => {
    if (since !== null) {
      if (Date.now() - since > ECHO_MS) hurry.resolve();
      return;
    }
    console.log('\nStopping; again to stop at once.');
    void end(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  const endForFault = (fault: unknown): void => {
    console.error(fault instanceof StartupFault ? fault.message : fault);
    if (since === null) void end(1);
    else hurry.resolve();
  };
  process.on('uncaughtException', endForFault);
  return endForFault;
}

/** One part that cannot be ended must not keep the next from ending. */
async function succeeds(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    console.error(error);
    return false;
  }
}
