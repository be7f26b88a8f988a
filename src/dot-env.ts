import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { StartupFault } from './shared/startup-fault.ts';

/** Every variable that configures the product; `.env.example` documents each. */
export const VARIABLES = [
  'NODE_ENV',
  'HOST',
  'PORT',
  'WEB_URL',
  'WEB_ORIGINS',
  'PUBLIC_URL',
  'STOP_DRAIN_MS',
  'AUTH_SECRET',
  'TRUST_PROXY',
  'LOG_LEVEL',
  'METRICS_PORT',
  'METRICS_HOST',
  'TRACES_URL',
  'TRACES_PERCENT',
  'DATABASE_URL',
  'REPLICA_DATABASE_URL',
  'DATA_DIR',
  'DATABASE_POOL',
  'QUERY_TIMEOUT_MS',
  'DEMO_DATA',
  'REDIS_URL',
  'SMTP_URL',
  'MAIL_FROM',
  'GOOGLE_CLIENT_ID',
  'GOOGLE_CLIENT_SECRET',
  'APPLE_CLIENT_ID',
  'APPLE_CLIENT_SECRET',
  'KAKAO_CLIENT_ID',
  'KAKAO_CLIENT_SECRET',
  'NAVER_CLIENT_ID',
  'NAVER_CLIENT_SECRET',
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'OIDC_LABEL',
  'PUSH',
  'VAPID_PRIVATE_KEY',
  'PUSH_ORIGINS',
  'NOTICE_DELAY_MS',
  'S3_BUCKET',
  'S3_REGION',
  'S3_ENDPOINT',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
  'GEOCODER',
  'NOMINATIM_URL',
  'NOMINATIM_EMAIL',
  'GOOGLE_MAPS_URL',
  'GOOGLE_MAPS_KEY',
  'GEOCODER_TIMEOUT_MS',
  'INTROSPECTION',
  'PERSISTED_ONLY',
  'PERSISTED_DOCUMENTS',
  'PLAYGROUND',
  'WEB_APP',
  'MAX_ANSWER_NODES',
  'MAX_ANSWER_BYTES',
  'RATE_LIMIT_FACTOR',
  'RATE_LIMITS',
  'QUOTAS',
] as const;
export type Variable = (typeof VARIABLES)[number];

/** So many letters may be wrong for a name to be a known one, misspelt. */
const TYPOS = 2;

/**
 * The variables of the file `.env` in the working directory; none when there is no file. Names that mean nothing to us stay: other programs may
 * share the file.
 * @throws StartupFault when it cannot be read, or has a name that must be a misspelt one of ours.
 */
export function readDotEnv(): Record<string, string | undefined> {
  if (!existsSync('.env')) return {};
  const variables = parseDotEnv();
  const faults = Object.keys(variables).flatMap((name) => {
    const meant = meantBy(name);
    return meant ? [`${name} is no variable; ${meant} is`] : [];
  });
  if (faults.length > 0) throw new StartupFault(`Configuration: the file .env is misspelt: ${faults.join('; ')}.`);
  return variables;
}

function parseDotEnv(): Record<string, string | undefined> {
  try {
    return parseEnv(readFileSync('.env', 'utf8'));
  } catch (error) {
    throw new StartupFault(`The file .env cannot be read (${(error as NodeJS.ErrnoException).code}).`, {
      cause: error,
    });
  }
}

/** The variable that a name must have been meant to be; null for a right name, and for one that is like none. */
export function meantBy(name: string): Variable | null {
  const upper = name.toUpperCase();
  if ((VARIABLES as readonly string[]).includes(name)) return null;
  const typos = (variable: string) => Math.min(TYPOS, Math.floor(variable.length / 4));
  return VARIABLES.find((variable) => editDistance(upper, variable) <= typos(variable)) ?? null;
}

/** Letters to add, drop, change or swap with their neighbour to make one of the other (optimal string alignment). */
function editDistance(one: string, other: string): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= one.length; i++) {
    rows[i] = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      const isSwapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      rows[i]![j] = Math.min(
        rows[i - 1]![j]! + 1,
        rows[i]![j - 1]! + 1,
        rows[i - 1]![j - 1]! + (isSame ? 0 : 1),
        isSwapped ? rows[i - 2]![j - 2]! + 1 : Infinity,
      );
    }
  }
  return rows[one.length]![other.length]!;
}
