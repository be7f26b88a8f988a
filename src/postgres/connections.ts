import { Socket } from 'node:net';

/** What every long-lived connection to PostgreSQL is opened with; for the pool of pg. */
export interface ConnectionOptions {
  /** Settings of the session, as on a command line. */
  options: string;
  connectionTimeoutMillis: number;
  /** A connection that nobody used for so long is closed. */
  idleTimeoutMillis: number;
  keepAlive: boolean;
  keepAliveInitialDelayMillis: number;
  stream: () => Socket;
}

/** PostgreSQL stops a statement at its limit itself and says so; a connection that is silent for this much longer is dead, ms. */
const GRACE_MS = 2_000;
/** Longest wait for a lock; whoever cannot have it by then is told to try again. */
const LOCK_MS = 5_000;
const IDLE_MS = 10_000;

/**
 * Options by which nobody waits for ever: the server stops statements after `statementMs`, waits for locks after 5 s, and
 * transactions whose process says nothing any more after `statementMs`; it notices a client that is gone, and we a server
 * that is silent instead of closing. The keep-alive of TCP finds the other side gone while nothing is asked.
 */
export function connectionOptions(statementMs: number): ConnectionOptions {
  const silenceMs = statementMs + GRACE_MS;
  const settings = {
    TimeZone: 'UTC',
    jit: 'off',
    statement_timeout: statementMs,
    lock_timeout: LOCK_MS,
    idle_in_transaction_session_timeout: statementMs,
    tcp_keepalives_idle: 10,
    tcp_keepalives_interval: 5,
  };
  return {
    options: Object.entries(settings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
    connectionTimeoutMillis: statementMs,
    // Before its silence could be taken for death.
    idleTimeoutMillis: Math.min(IDLE_MS, silenceMs / 2),
    keepAlive: true,
    keepAliveInitialDelayMillis: IDLE_MS,
    stream: () => impatientSocket(silenceMs),
  };
}

/** A socket that breaks when nothing has come or gone for so long; with TLS around it too. */
function impatientSocket(silenceMs: number): Socket {
  const socket = new Socket();
  socket.setTimeout(silenceMs, () => socket.destroy(new SilentConnection(silenceMs)));
  return socket;
}

/** PostgreSQL did not answer and did not close the connection. */
export class SilentConnection extends Error {
  constructor(silenceMs: number) {
    super(`PostgreSQL was silent for ${silenceMs} ms`);
  }
}
