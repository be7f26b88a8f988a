import { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { foreignStatement, rows } from '../data/statement.ts';
import { afterCommit } from '../data/transaction.ts';
import { connectionOptions } from '../postgres/connections.ts';
import type { App, Context, Tx } from '../shared/context.ts';
import { type QueueDepth, secondsSince } from '../shared/watch.ts';
import { jobContext } from './job-context.ts';

/** Work that must not be lost: a row written by the use case's own transaction, done by a worker until it succeeds. */
export interface Queue<Data extends object> {
  /** Letters, digits, `-` and `_`; kept in the database. */
  name: string;
  /** Seconds before the first retry; each pause is about twice the last. */
  retryDelay: number;
  /** No pause is longer, seconds. */
  retryDelayMax: number;
  /** Retries after the first attempt. */
  retryLimit: number;
  /** Given up when not done by then, seconds. */
  keepSeconds: number;
  /** An attempt that takes longer counts as failed, seconds. */
  attemptSeconds: number;
  /** Jobs at once in one process. */
  workers: number;
  /** Only for the type checker. */
  readonly data?: Data;
}

/** One try of a job. */
export interface Attempt {
  jobId: string;
  /** 1 for the first. */
  number: number;
  /** Aborted when the process stops or the time is over. */
  signal: AbortSignal;
}

/** What is left to do in a queue. */
interface Backlog {
  /** Not tried yet. */
  waiting: number;
  /** Under way now. */
  active: number;
  /** Failed at least once, to be tried again. */
  retrying: number;
}

export interface Jobs {
  /**
   * Writes a job in the caller's transaction and wakes the workers of this process after the commit; other processes
   * find it by polling. `data` is stored as JSON: ids, never a password or token. `delaySeconds`: not before.
   * @throws Error outside a transaction, or for a queue that nobody works on.
   */
  enqueue<Data extends object>(
    tx: Tx,
    queue: Queue<Data>,
    data: Data,
    options?: { delaySeconds?: number },
  ): Promise<void>;
  /**
   * Begins to work on a queue. A handler that throws is called again, after a growing pause; what it throws is logged
   * and kept, so it must hold no secret. A job may be done twice (a crash after it): handlers allow for that.
   */
  work<Data extends object>(
    app: App,
    queue: Queue<Data>,
    handle: (ctx: Context, data: Data, attempt: Attempt) => Promise<void>,
  ): Promise<void>;
  /** Looks for jobs of a queue now. */
  wake(queue: Queue<object>): void;
  /** What is left to do. */
  backlog(queue: Queue<object>): Promise<Backlog>;
  /** The same of every queue that is worked on. */
  backlogs(): Promise<readonly QueueDepth[]>;
  /** Takes no more jobs, waits up to two seconds for those under way, and leaves the rest for the next start. */
  close(): Promise<void>;
}

const SCHEMA = 'pgboss';
const POLL_SECONDS = 2;
const KEEP_DONE_SECONDS = 24 * 3600;
const STOP_MS = 2_000;
/** An instance that has not been heard of for so long is gone: others take over what it worked on. pg-boss allows no less. */
const HEARTBEAT_SECONDS = 10;
/** How often somebody looks for such jobs. */
const LOOK_SECONDS = 5;
const CONNECTIONS = 2;

/** Statements of pg-boss (its own housekeeping) may take so many times as long as those of a request. */
const STATEMENT_FACTOR = 3;

/** Jobs on pg-boss, with two connections of their own; its tables are made when they are missing. */
export async function createJobs(databaseUrl: string, queryTimeoutMs: number, log: Logger): Promise<Jobs> {
  const boss = new PgBoss({
    ...connectionOptions(STATEMENT_FACTOR * queryTimeoutMs),
    connectionString: databaseUrl,
    application_name: 'infinity-travel-jobs',
    schema: SCHEMA,
    max: CONNECTIONS,
    superviseIntervalSeconds: LOOK_SECONDS,
    monitorIntervalSeconds: LOOK_SECONDS,
    schedule: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
  });
  boss.on('error', (error) => log.warn({ err: error }, 'jobs'));
  await boss.start();
  const workers = new Map<string, string[]>();
  const wake = (name: string) => {
    for (const id of workers.get(name) ?? []) boss.notifyWorker(id);
  };

  return {
    enqueue: async (tx, queue, data, { delaySeconds } = {}) => {
      const executeSql = async (text: string, values: readonly unknown[] = []) => ({
        rows: await rows(tx, foreignStatement(text), values),
      });
      await boss.send(queue.name, data, {
        db: { executeSql },
        ...(delaySeconds !== undefined && { startAfter: delaySeconds }),
      });
      afterCommit(tx, () => wake(queue.name));
    },
    work: async (app, queue, handle) => {
      const options = {
        retryBackoff: true,
        retryDelay: queue.retryDelay,
        retryDelayMax: queue.retryDelayMax,
        retryLimit: queue.retryLimit,
        retentionSeconds: queue.keepSeconds,
        expireInSeconds: queue.attemptSeconds,
        heartbeatSeconds: HEARTBEAT_SECONDS,
        deleteAfterSeconds: KEEP_DONE_SECONDS,
      };
      if (await boss.getQueue(queue.name)) await boss.updateQueue(queue.name, options);
      else await boss.createQueue(queue.name, options);
      const ids: string[] = [];
      workers.set(queue.name, ids);
      for (let i = 0; i < queue.workers; i++) {
        const id = await boss.work<object>(queue.name, { pollingIntervalSeconds: POLL_SECONDS }, async ([job]) => {
          if (!job) return;
          // There may be more: look again at once instead of after the next poll.
          boss.notifyWorker(id);
          const attempt = { jobId: job.id, number: job.retryCount + 1, signal: job.signal };
          const ctx = jobContext(app, job.id);
          ctx.span = app.watch.trace(`job ${queue.name}`, { 'job.id': job.id, 'job.attempt': attempt.number });
          const startedAt = performance.now();
          const isOver = (error?: unknown) => {
            app.watch.job(queue.name, secondsSince(startedAt), error !== undefined);
            ctx.span?.end(error);
          };
          try {
            await handle(ctx, job.data as never, attempt);
            isOver();
          } catch (error) {
            isOver(error);
            log.warn({ err: error, queue: queue.name, jobId: job.id, attempt: attempt.number }, 'a job failed');
            throw error;
          }
        });
        ids.push(id);
      }
    },
    wake: (queue) => wake(queue.name),
    backlog: async (queue) => {
      const { rows: found } = await boss.getDb().executeSql(
        `select count(*) filter (where state = 'created')::int as waiting, count(*) filter (where state = 'active')::int as active,
                  count(*) filter (where state = 'retry')::int as retrying
           from ${SCHEMA}.job where name = $1 and state < 'completed'`,
        [queue.name],
      );
      return found[0] as Backlog;
    },
    backlogs: async () => {
      const { rows: found } = await boss.getDb().executeSql(
        `select q.name as queue, count(*) filter (where j.state = 'created')::int as waiting,
                count(*) filter (where j.state = 'active')::int as active, count(*) filter (where j.state = 'retry')::int as retrying
           from unnest($1::text[]) as q(name) left join ${SCHEMA}.job j on j.name = q.name and j.state < 'completed' group by q.name`,
        [[...workers.keys()]],
      );
      return found as QueueDepth[];
    },
    close: () => boss.stop({ graceful: true, timeout: STOP_MS }),
  };
}
