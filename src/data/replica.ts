import pg, { type Pool } from 'pg';
import type { Logger } from 'pino';
import { connectionOptions } from '../postgres/connections.ts';
import type { HealthCheck } from '../shared/health-check.ts';
import { isPassing } from './passing.ts';

/** How old what a replica says may be; what is older is read from the primary, ms. */
const MAX_AGE_MS = 5_000;
const LOOK_MS = 500;

/** A streaming replica of the database, used while it is not older than five seconds. */
export interface Replica {
  /**
   * Reads there; from the primary instead while the replica is away or too old, and when it fails in a way that will pass (a
   * recovery that cannot wait for the reader, too).
   */
  read<T>(work: (pool: Pool) => Promise<T>, primary: Pool): Promise<T>;
  /** Whether it is used now. */
  isFresh(): boolean;
  /** Not required: without it the primary serves. */
  health: HealthCheck;
  close(): Promise<void>;
}

/** Where the replica is, and what its connections are like. */
interface ReplicaOptions {
  /** Null: there is none. */
  replicaUrl: string | null;
  poolSize: number;
  queryTimeoutMs: number;
}

/** A point in the primary's log that it had reached by then. */
interface Mark {
  at: number;
  position: bigint;
}

/** Opens the replica of REPLICA_DATABASE_URL; null without one. One that is away holds up nobody: it is looked for again and again. */
export async function openReplica(
  { replicaUrl, poolSize, queryTimeoutMs }: ReplicaOptions,
  primary: Pool,
  log: Logger,
): Promise<Replica | null> {
  if (replicaUrl === null) return null;
  const pool = new pg.Pool({ connectionString: replicaUrl, max: poolSize, ...connectionOptions(queryTimeoutMs) });
  // An idle connection that breaks: the next look says so.
  pool.on('error', () => undefined);
  let marks: Mark[] = [];
  // The newest time whose state the replica has reached.
  let freshAt = Number.NEGATIVE_INFINITY;
  let isTold: boolean | null = null;
  const isFresh = () => performance.now() - freshAt <= MAX_AGE_MS;

  const tell = (reason: string) => {
    if (isTold === isFresh()) return;
    isTold = isFresh();
    if (isTold) log.info('the replica (REPLICA_DATABASE_URL) serves lists for who is signed out');
    else log.warn({ reason }, 'the replica (REPLICA_DATABASE_URL) is not used: all is read from the primary');
  };
  const look = async () => {
    let reason = `it is more than ${MAX_AGE_MS / 1000} s old`;
    try {
      const at = performance.now();
      const main = (await primary.query(PRIMARY)).rows[0];
      marks.push({ at, position: positionOf(main.position) });
      const copy = (await pool.query(REPLICA)).rows[0];
      if (copy.system !== main.system || copy.position === null) {
        freshAt = Number.NEGATIVE_INFINITY;
        reason = 'it is no streaming replica of DATABASE_URL';
      } else {
        const reached = positionOf(copy.position);
        const passed = marks.filter(({ position }) => position <= reached);
        if (passed.length > 0) freshAt = passed.at(-1)!.at;
        marks = marks.filter((mark) => mark.at > freshAt && at - mark.at <= MAX_AGE_MS);
      }
    } catch (error) {
      reason = (error as Error).message;
      marks = marks.slice(-MAX_AGE_MS / LOOK_MS);
    }
    tell(reason);
  };

  let looking: Promise<void> = look();
  let isOver = false;
  const timer = setInterval(() => {
    const before = looking;
    looking = before.then(() => (isOver ? undefined : look()));
  }, LOOK_MS).unref();

  return {
    read: async (work, fallback) => {
      if (!isFresh()) return work(fallback);
      try {
        return await work(pool);
      } catch (error) {
        if (!isPassing(error)) throw error;
        return work(fallback);
      }
    },
    isFresh,
    health: { name: 'replica', required: false, check: async () => ({ ok: isFresh() }) },
    close: async () => {
      isOver = true;
      clearInterval(timer);
      await looking;
      await pool.end();
    },
  };
}

const SYSTEM = 'select system_identifier::text from pg_control_system()';
const PRIMARY = `select pg_current_wal_lsn()::text as position, (${SYSTEM}) as system`;
const REPLICA = `select case when pg_is_in_recovery() then pg_last_wal_replay_lsn()::text end as position, (${SYSTEM}) as system`;

/** A position of the log, `16/B374D848`, as a number. */
function positionOf(text: string): bigint {
  const [high = '0', low = '0'] = text.split('/');
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}
