import { SilentConnection } from '../postgres/connections.ts';
import { AppError } from '../shared/errors.ts';

const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
  'ENOTFOUND',
]);
// Connection lost, resources used up, stopped by an operator or while starting; a limit of time or of waiting for a lock.
const STATES = /^(08...|53...|57P0[1-5]|57014|55P03|25P03|40001|40P01)$/;
const REASONS: ReadonlySet<string> = new Set(['QUERY_TIMEOUT', 'SERVER_BUSY']);
// pg has no codes for these.
const TEXTS =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client has encountered a connection error|Client was closed)/;

/** What cannot go on, but can begin again. */
export class Passing extends Error {}

/**
 * Whether an error will pass by itself: the database is away, silent, overloaded or restarting. What failed by it may
 * succeed in a moment, unchanged.
 */
export function isPassing(error: unknown): boolean {
  for (let inner = error, depth = 0; inner instanceof Error && depth < 5; depth++) {
    if (isPassingItself(inner)) return true;
    inner = (inner as { originalError?: unknown }).originalError ?? inner.cause;
  }
  return false;
}

function isPassingItself(error: Error): boolean {
  if (error instanceof AppError) return REASONS.has(error.reason);
  const { code } = error as { code?: unknown };
  if (typeof code === 'string' && (NETWORK.has(code) || STATES.test(code))) return true;
  return error instanceof Passing || error instanceof SilentConnection || TEXTS.test(error.message);
}
