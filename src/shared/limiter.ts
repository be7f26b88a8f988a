import type { Redis } from 'ioredis';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { rateLimited } from './errors.ts';

/** A limit: `points` in `seconds` for each key. */
export interface Limit {
  name: string;
  points: number;
  seconds: number;
}

/** Counts uses; shared between instances through Redis where there is one, else for this process. */
export interface Limiter {
  /** Counts one use. @throws AppError RATE_LIMITED (reason TOO_MANY_REQUESTS) with `retryAfterSeconds`. */
  consume(limit: Limit, key: string): Promise<void>;
  /** Counts nothing. @throws AppError RATE_LIMITED when the next use would be too many. */
  check(limit: Limit, key: string): Promise<void>;
  /** Forgets the uses of a key. */
  reset(limit: Limit, key: string): Promise<void>;
}

/** A limiter; `factor` multiplies every allowance (a test or a benchmark needs more than a person). */
export function createLimiter(redis: Redis | null, factor = 1): Limiter {
  const known = new Map<string, RateLimiterAbstract>();
  const limiterOf = ({ name, points, seconds }: Limit): RateLimiterAbstract => {
    const existing = known.get(name);
    if (existing) return existing;
    const options = { keyPrefix: `limit:${name}`, points: points * factor, duration: seconds };
    const memory = new RateLimiterMemory(options);
    // Without Redis a limit for each instance is better than no sign-in at all.
    const created = redis ? new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: memory }) : memory;
    known.set(name, created);
    return created;
  };
  return {
    consume: async (limit, key) => {
      try {
        await limiterOf(limit).consume(key);
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) throw rateLimited('TOO_MANY_REQUESTS', refusal.msBeforeNext / 1000);
        throw refusal;
      }
    },
    check: async (limit, key) => {
      const used = await limiterOf(limit).get(key);
      if (used && used.remainingPoints <= 0) throw rateLimited('TOO_MANY_REQUESTS', used.msBeforeNext / 1000);
    },
    reset: async (limit, key) => {
      await limiterOf(limit).delete(key);
    },
  };
}
