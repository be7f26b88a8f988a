import type { Logger } from 'pino';
import type { Context } from './context.ts';
import { type AppError, rateLimited } from './errors.ts';
import type { Limiter } from './limiter.ts';
import { RATE_LIMITS } from './rate-limits.ts';

/** Who pays: the person where one is signed in, and the address. */
export type Payer = Pick<Context, 'viewer' | 'door'>;

/** What was set aside for one piece of work. */
interface Reservation {
  /** Pays what the work really took, in nodes, and gives back the rest. */
  settle(used: number): void;
}

/** What answers may cost by person and by address, in nodes (`costs` of the rate limits). */
export interface CostBudget {
  /** Sets aside the most that a piece of work may take. The refusal instead, RATE_LIMITED, when that is not left. */
  reserve(payer: Payer, most: number): Reservation | AppError;
  /** Pays at once. The refusal instead, and nothing is paid, when nothing is left. */
  pay(payer: Payer, used: number): AppError | null;
}

/** What was paid and is not shared yet grows to this part of the allowance, at most. */
const SHARE = 1 / 100;
/** Accounts before those of the past are looked for. */
const MANY = 1_000;

/** One person's or address's window. */
interface Account {
  by: 'person' | 'address';
  key: string;
  /** What everybody has paid, as last heard. */
  known: number;
  /** Paid here since. */
  unshared: number;
  /** Of `unshared`, what is on its way. */
  sharing: number;
  reserved: number;
  /** Of the window, ms since 1970. */
  endsAt: number;
}

/**
 * A budget whose books are kept in this process, so that nobody waits for them. What is paid is shared with the other processes, by
 * the limiter, when it comes to a hundredth of the allowance: each process may be so much behind.
 */
export function createCostBudget(limiter: Limiter, log: Logger): CostBudget {
  const accounts = { person: new Map<string, Account>(), address: new Map<string, Account>() };
  const allowed = { person: limiter.allowance('costs', 'person'), address: limiter.allowance('costs', 'address') };
  const windowMs = RATE_LIMITS.costs.seconds * 1_000;

  const accountOf = (by: Account['by'], key: string): Account => {
    const known = accounts[by].get(key);
    const now = Date.now();
    if (known && (now < known.endsAt || known.reserved > 0)) {
      if (now >= known.endsAt) Object.assign(known, { known: 0, unshared: known.sharing, endsAt: now + windowMs });
      return known;
    }
    if (accounts[by].size >= MANY && accounts[by].size % MANY === 0) forgetPast(accounts[by], now);
    const opened = { by, key, known: 0, unshared: 0, sharing: 0, reserved: 0, endsAt: now + windowMs };
    accounts[by].set(key, opened);
    return opened;
  };

  const accountsOf = ({ viewer, door }: Payer): Account[] => {
    const address = accountOf('address', door.ip);
    return viewer ? [accountOf('person', viewer.userId), address] : [address];
  };

  const left = ({ by, known, unshared, reserved }: Account) => allowed[by] - known - unshared - reserved;

  const refusalOf = (payers: readonly Account[], most: number): AppError | null => {
    const without = payers.find((account) => left(account) < Math.min(most, allowed[account.by]));
    return without ? rateLimited('TOO_MANY_REQUESTS', (without.endsAt - Date.now()) / 1_000) : null;
  };

  const paid = (account: Account, used: number): void => {
    account.unshared += used;
    if (account.sharing === 0 && account.unshared >= allowed[account.by] * SHARE) void share(account);
  };

  const share = async (account: Account): Promise<void> => {
    const { by, key, endsAt } = account;
    account.sharing = account.unshared;
    try {
      const { used, msLeft } = await limiter.count('costs', by, key, account.sharing);
      account.unshared -= account.sharing;
      // A window that has ended meanwhile is nobody's matter any more.
      if (account.endsAt === endsAt) Object.assign(account, { known: used, endsAt: Date.now() + msLeft });
    } catch (error) {
      log.warn({ err: error }, 'what was paid is not shared');
    } finally {
      account.sharing = 0;
    }
  };

  return {
    reserve: (payer, most) => {
      const payers = accountsOf(payer);
      const refusal = refusalOf(payers, most);
      if (refusal) return refusal;
      for (const account of payers) account.reserved += most;
      return {
        settle: (used) => {
          for (const account of payers) {
            account.reserved -= most;
            paid(account, used);
          }
        },
      };
    },
    pay: (payer, used) => {
      const payers = accountsOf(payer);
      const refusal = refusalOf(payers, 1);
      if (refusal) return refusal;
      for (const account of payers) paid(account, used);
      return null;
    },
  };
}

/** Does work beside GraphQL, which may cost `most` nodes and is paid by what `ctx.usage` has counted. @throws AppError RATE_LIMITED. */
export async function paidWork<T>(ctx: Context, most: number, work: () => Promise<T>): Promise<T> {
  const reservation = ctx.app.budget.reserve(ctx, most);
  if (reservation instanceof Error) throw reservation;
  try {
    return await work();
  } finally {
    reservation.settle(ctx.usage.cost);
  }
}

function forgetPast(accounts: Map<string, Account>, now: number): void {
  for (const [key, { endsAt, reserved }] of accounts) if (now >= endsAt && reserved === 0) accounts.delete(key);
}
