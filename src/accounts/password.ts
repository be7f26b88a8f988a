import { hash, type Options, verify } from '@node-rs/argon2';
import { rateLimited } from '../shared/errors.ts';
import { type Asker, createFairQueue } from '../shared/fair-queue.ts';

/** Hashing is heavy on purpose: only few at once, so that it starves nobody else, and in a fair queue. */
export interface Passwords {
  /** A hash to store. @throws AppError RATE_LIMITED when too many wait. */
  hash(asker: Asker, password: string): Promise<string>;
  /**
   * Whether a password belongs to a hash; without a hash it takes as long and answers false. `admit` is asked when the
   * turn has come: what it throws is thrown, so that a burst of guesses is counted one by one. @throws as `hash`.
   */
  verify(asker: Asker, passwordHash: string | null, password: string, admit: () => Promise<void>): Promise<boolean>;
}

/** `Algorithm.Argon2id`; the enum is const, which isolated modules cannot read. */
const ARGON2ID = 2;
/** argon2id with 19 MiB, 2 passes, 1 lane (OWASP Password Storage Cheat Sheet). */
const OPTIONS: Options = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const AT_ONCE = 2;
const MAX_WAITING = 200;
const BUSY_SECONDS = 3;

/** Hashes a password in its normal form, outside of the queue: for scripts and demo data. */
export const hashPassword = (password: string): Promise<string> => hash(normalizePassword(password), OPTIONS);

/** NFC, as every text here: the same keys give the same password on every system. Spaces stay. */
export const normalizePassword = (raw: string): string => raw.normalize('NFC');

/** A queue of two at once, fair by address and account; more than 200 that wait are turned away. */
export function createPasswords(): Passwords {
  const inTurn = createFairQueue({
    atOnce: AT_ONCE,
    maxWaiting: MAX_WAITING,
    turnAway: () => rateLimited('SERVER_BUSY', BUSY_SECONDS),
  });
  let dummy: Promise<string> | null = null;
  return {
    hash: (asker, password) => inTurn(asker, () => hashPassword(password)),
    verify: (asker, passwordHash, password, admit) =>
      inTurn(asker, async () => {
        await admit();
        dummy ??= hash('nobody has this password', OPTIONS);
        const matches = await verify(passwordHash ?? (await dummy), normalizePassword(password), OPTIONS);
        return matches && passwordHash !== null;
      }),
  };
}
