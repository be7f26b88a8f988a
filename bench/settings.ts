import { tmpdir } from 'node:os';
import { type Config, readConfig } from '../src/config.ts';

/** Connections to PostgreSQL of either server. */
export const POOL_SIZE = 10;

/** The product as in production, with the limits of what one person may do out of the way. Reads nothing of the environment. */
export function benchConfig(): Config {
  return readConfig({
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: '0',
    AUTH_SECRET: 'a secret for the bench only, thirty-two letters and more',
    WEB_URL: 'http://web.bench',
    SMTP_URL: 'smtp://127.0.0.1:1',
    DATA_DIR: tmpdir(),
    DATABASE_POOL: String(POOL_SIZE),
    LOG_LEVEL: 'silent',
    RATE_LIMIT_FACTOR: '1000000',
  });
}
