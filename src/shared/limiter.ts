import type { Redis } from 'ioredis';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Context } from './context.ts';
import { rateLimited } from './errors.ts';
import {
  allowance,
  type CountsBy,
  RATE_LIMITS,
  type RateLimitChanges,
  type RateLimitName,
  type WriteLimit,
} from './rate-limits.ts';

/** Counts uses by the table of limits; shared between instances through Redis where there is one, else for this process. */
export interface Limiter {
  /** Counts one use, or so many. @throws AppError RATE_LIMITED (reason TOO_MANY_REQUESTS) with `retryAfterSeconds`. */
  consume<Name extends RateLimitName>(limit: Name, by: CountsBy<Name>, key: string, uses?: number): Promise<void>;
  /** Counts so many uses, however many are left. What all have counted in the present window, and when that ends, ms. */
  count<Name extends RateLimitName>(
    limit: Name,
    by: CountsBy<Name>,
    key: string,
    uses: number,
  ): Promise<{ used: number; msLeft: number }>;
  /** Uses that are allowed in a window. */
  allowance<Name extends RateLimitName>(limit: Name, by: CountsBy<Name>): number;
  /** Counts nothing. @throws AppError RATE_LIMITED when the next use would be too many. */
  check<Name extends RateLimitName>(limit: Name, by: CountsBy<Name>, key: string): Promise<void>;
  /** Forgets the uses of a key. */
  reset<Name extends RateLimitName>(limit: Name, by: CountsBy<Name>, key: string): Promise<void>;
}

/** What the numbers of the table become. */
export interface LimiterOptions {
  redis: Redis | null;
  /** Multiplies every allowance (a test or a benchmark needs more than a person). */
  factor?: number;
  changes?: RateLimitChanges;
}

export function createLimiter({ redis, factor = 1, changes = {} }: LimiterOptions): Limiter {
  const allowanceOf = <Name extends RateLimitName>(limit: Name, by: CountsBy<Name>) =>
    (changes[`${limit}.${String(by)}`] ?? allowance(limit, String(by))!) * factor;
  const known = new Map<string, RateLimiterAbstract>();
  const limiterOf = <Name extends RateLimitName>(limit: Name, by: CountsBy<Name>): RateLimiterAbstract => {
    const name = `${limit}.${String(by)}`;
    const existing = known.get(name);
    if (existing) return existing;
    const options = {
      keyPrefix: `limit:${name}`,
      points: allowanceOf(limit, by),
      duration: RATE_LIMITS[limit].seconds,
    };
    const memory = new RateLimiterMemory(options);
    // Without Redis a limit for each instance is better than no sign-in at all.
    const created = redis ? new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: memory }) : memory;
    known.set(name, created);
    return created;
  };
  return {
    consume: async (limit, by, key, uses = 1) => {
      try {
        await limiterOf(limit, by).consume(key, uses);
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) throw rateLimited('TOO_MANY_REQUESTS', refusal.msBeforeNext / 1000);
        throw refusal;
      }
    },
    count: async (limit, by, key, uses) => {
      const { consumedPoints, msBeforeNext } = await limiterOf(limit, by).penalty(key, uses);
      return { used: consumedPoints, msLeft: msBeforeNext };
    },
    allowance: allowanceOf,
    check: async (limit, by, key) => {
      const used = await limiterOf(limit, by).get(key);
      if (used && used.remainingPoints <= 0) throw rateLimited('TOO_MANY_REQUESTS', used.msBeforeNext / 1000);
    },
    reset: async (limit, by, key) => {
      await limiterOf(limit, by).delete(key);
    },
  };
}

/** Counts so many uses for the viewer and for their address. @throws AppError RATE_LIMITED. */
export async function countWrite({ app, viewer, door }: Context, limit: WriteLimit, uses = 1): Promise<void> {
  if (uses < 1) return;
  await Promise.all([
    viewer && app.limiter.consume(limit, 'person', viewer.userId, uses),
    app.limiter.consume(limit, 'address', door.ip, uses),
  ]);
}
