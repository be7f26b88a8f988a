import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ProviderConfig } from './accounts/identities/providers.ts';
import { readDotEnv, type Variable } from './dot-env.ts';
import { errorCode, folderFault, makeDataDir, shown } from './postgres/files.ts';
import { readProviders } from './read-providers.ts';
import { type Quotas, readQuotas } from './shared/quotas.ts';
import { type RateLimitChanges, readRateLimitChanges } from './shared/rate-limits.ts';
import { StartupFault } from './shared/startup-fault.ts';
import { readTrustedProxies, type TrustedProxies } from './shared/trusted-proxies.ts';
import { isWeakSecret } from './weak-secret.ts';

/** Everything that can be chosen from outside, parsed and checked once; `.env.example` documents each variable. */
export interface Config {
  production: boolean;
  host: string;
  port: number;
  /** Null: the embedded PostgreSQL in `dataDir`. */
  databaseUrl: string | null;
  /** A streaming replica of it, for lists that may be seconds old; null: all is read from the primary. */
  replicaUrl: string | null;
  dataDir: string;
  /** Connections to PostgreSQL that this process may hold. */
  poolSize: number;
  /** Signs access tokens and derives all other keys; at least 32 characters. */
  authSecret: string;
  /** Where people open the product; links in mails start with it. No slash at its end. */
  webUrl: string;
  /** Folder of the built web app; null when it is not served (WEB_APP). Without a build it is not served either. */
  webFolder: string | null;
  /** Origins that browsers may call from, with cookies. */
  webOrigins: readonly string[];
  /** Where this server is reached from outside; addresses of pictures start with it. No slash at its end. */
  publicUrl: string;
  /** Null: pictures lie in `dataDir`. */
  s3: S3Config | null;
  /** Null: mails go to the development mailbox. */
  smtpUrl: string | null;
  mailFrom: string;
  /** Web Push; null when it is off. A null key is derived from `authSecret`. `origins` are push services that need not be public or https. */
  push: { privateKey: Buffer | null; origins: readonly string[] } | null;
  /** Providers that people can sign in with. */
  providers: readonly ProviderConfig[];
  /** How long people are given to see something in the app before they are told outside, ms. */
  noticeDelayMs: number;
  /** Null: one instance, events stay in the process. */
  redisUrl: string | null;
  introspection: boolean;
  /** Files of the only documents that clients may send; null: any (PERSISTED_ONLY). */
  persistedOnly: readonly string[] | null;
  playground: boolean;
  /** Where the built playground lies. */
  playgroundFolder: string;
  logLevel: string;
  /** Null: no metrics. */
  metricsPort: number | null;
  metricsHost: string;
  /** Where traces go (OTLP over HTTP), and how many of a hundred; null: nowhere. */
  traces: { url: string; percent: number } | null;
  /** What one answer may have: nodes (fields and items of lists), and bytes. */
  maxAnswer: { nodes: number; bytes: number };
  /** The proxies before us that set X-Forwarded-For. */
  trustProxy: TrustedProxies;
  /** A statement that runs longer is stopped, ms. */
  queryTimeoutMs: number;
  /** From the signal to stop on, so long requests are still taken while `/readyz` says that it is over, ms. */
  stopDrainMs: number;
  /** An empty database is filled with demo data. */
  demoData: boolean;
  /** Multiplies all rate limits; for benchmarks. */
  rateLimitFactor: number;
  /** Numbers that stand instead of those of the table of limits. */
  rateLimits: RateLimitChanges;
  /** What one person may begin in a day; null: as much as they like. */
  quotas: Quotas | null;
  /** Who finds addresses on the map. */
  geocoder: (typeof GEOCODERS)[number];
  /** No slash at its end. */
  nominatimUrl: string;
  /** Told to Nominatim's operators; null says nothing. */
  nominatimEmail: string | null;
  /** No slash at its end. */
  googleMapsUrl: string;
  /** Secret; there when the geocoder is google. */
  googleMapsKey: string | null;
  /** A geocoder that has not answered by then has failed, ms. */
  geocoderTimeoutMs: number;
}

/** A bucket that speaks S3. */
interface S3Config {
  bucket: string;
  region: string;
  /** Null: Amazon's own. */
  endpoint: string | null;
  accessKeyId: string;
  secretAccessKey: string;
}

type Env = Readonly<Record<string, string | undefined>>;

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
const MIN_SECRET_LENGTH = 32;
const GEOCODERS = ['gazetteer', 'nominatim', 'google'] as const;

/**
 * Reads the configuration from `env` (process.env, with `.env` of the working directory below it).
 * @throws StartupFault one line that lists every fault by the name of its variable.
 */
export function readConfig(env: Env = { ...readDotEnv(), ...process.env }): Config {
  const faults: string[] = [];
  const text = (name: Variable): string | null => env[name]?.trim() || null;

  const integer = (name: Variable, fallback: number, min: number, max: number): number => {
    const raw = text(name);
    if (raw === null) return fallback;
    if (/^\d+$/.test(raw) && Number(raw) >= min && Number(raw) <= max) return Number(raw);
    faults.push(`${name} must be a whole number from ${min} to ${max}, not "${raw}"`);
    return fallback;
  };
  const flag = (name: Variable, fallback: boolean): boolean => {
    const raw = text(name)?.toLowerCase() ?? null;
    if (raw === null) return fallback;
    if (['true', '1', 'yes', 'on'].includes(raw)) return true;
    if (['false', '0', 'no', 'off'].includes(raw)) return false;
    faults.push(`${name} must be true or false, not "${raw}"`);
    return fallback;
  };
  const url = (name: Variable, protocols: string[]): string | null => {
    const raw = text(name);
    if (raw === null) return null;
    if (URL.canParse(raw) && protocols.includes(new URL(raw).protocol)) return raw;
    faults.push(`${name} must be an address that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`);
    return null;
  };

  const mode = text('NODE_ENV') ?? 'development';
  if (!['development', 'production', 'test'].includes(mode)) {
    faults.push(`NODE_ENV must be development, production or test, not "${mode}"`);
  }
  const production = mode === 'production';
  const port = integer('PORT', 4000, 0, 65535);
  // Shown to everybody, in mails and answers: an account in it would be, too.
  const site = (name: Variable): string | null => {
    const address = url(name, ['http:', 'https:']);
    if (address === null) return null;
    const { username, password, search, hash } = new URL(address);
    if (username || password || search || hash) faults.push(`${name} must have no account, query or fragment in it`);
    return address.replace(/\/+$/, '');
  };
  const webUrl = site('WEB_URL') ?? `http://localhost:${port}`;
  if (production && !text('WEB_URL')) faults.push('WEB_URL is required in production');
  const documents = documentFiles(text('PERSISTED_DOCUMENTS'));
  const dataDir = resolve(text('DATA_DIR') ?? '.data');
  const logLevel = text('LOG_LEVEL') ?? 'info';
  if (!LOG_LEVELS.includes(logLevel)) faults.push(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}`);
  const secret = text('AUTH_SECRET');
  if (secret !== null && secret.length < MIN_SECRET_LENGTH) {
    faults.push(`AUTH_SECRET must have at least ${MIN_SECRET_LENGTH} characters (openssl rand -base64 48)`);
  }
  if (production && secret !== null && secret.length >= MIN_SECRET_LENGTH && isWeakSecret(secret)) {
    faults.push('AUTH_SECRET can be guessed: make a random one (openssl rand -base64 48)');
  }
  if (production && secret === null) faults.push('AUTH_SECRET is required in production (openssl rand -base64 48)');

  const trustProxy = readTrustedProxies(text('TRUST_PROXY') ?? '');
  if (!trustProxy)
    faults.push(`TRUST_PROXY must be a number of proxies or their networks, not "${text('TRUST_PROXY')}"`);

  const rateLimits = readRateLimitChanges(text('RATE_LIMITS') ?? '');
  if (!rateLimits)
    faults.push('RATE_LIMITS must be numbers by the names of docs/operations.md, such as comments.person=100');

  const tracesUrl = url('TRACES_URL', ['http:', 'https:']);
  const tracesPercent = integer('TRACES_PERCENT', 1, 1, 100);

  const demoData = flag('DEMO_DATA', !production);
  const quotas = readQuotas(text('QUOTAS') ?? (demoData ? 'off' : ''));
  if (quotas === undefined)
    faults.push('QUOTAS must be off, or numbers by the names of docs/operations.md, such as posts=20');

  const geocoder = GEOCODERS.find((name) => name === (text('GEOCODER') ?? 'gazetteer'));
  if (!geocoder) faults.push(`GEOCODER must be one of ${GEOCODERS.join(', ')}`);
  if (geocoder === 'google' && !text('GOOGLE_MAPS_KEY')) faults.push('GOOGLE_MAPS_KEY is required for GEOCODER=google');
  const service = (name: Variable, standard: string): string =>
    (url(name, ['http:', 'https:']) ?? standard).replace(/\/+$/, '');

  const config: Omit<Config, 'authSecret'> = {
    production,
    host: text('HOST') ?? (production ? '0.0.0.0' : '127.0.0.1'),
    port,
    databaseUrl: url('DATABASE_URL', ['postgres:', 'postgresql:']),
    replicaUrl: url('REPLICA_DATABASE_URL', ['postgres:', 'postgresql:']),
    dataDir,
    poolSize: integer('DATABASE_POOL', 10, 1, 500),
    webUrl,
    webFolder: flag('WEB_APP', true) ? resolve('web/dist') : null,
    webOrigins: readOrigins(text('WEB_ORIGINS'), webUrl, faults),
    smtpUrl: url('SMTP_URL', ['smtp:', 'smtps:']),
    mailFrom: text('MAIL_FROM') ?? 'Infinity Travel <no-reply@localhost>',
    push: flag('PUSH', true) ? readPush(text, faults) : null,
    providers: readProviders(text, url('OIDC_ISSUER', ['https:', 'http:']), faults),
    noticeDelayMs: integer('NOTICE_DELAY_MS', 30_000, 0, 3_600_000),
    publicUrl: site('PUBLIC_URL') ?? (production ? webUrl : `http://localhost:${port}`),
    s3: readS3(text, url('S3_ENDPOINT', ['http:', 'https:']), faults),
    redisUrl: url('REDIS_URL', ['redis:', 'rediss:']),
    introspection: flag('INTROSPECTION', !production),
    persistedOnly: flag('PERSISTED_ONLY', false) ? documents : null,
    playground: flag('PLAYGROUND', !production),
    playgroundFolder: resolve('playground/dist'),
    logLevel,
    metricsPort: text('METRICS_PORT') === null ? null : integer('METRICS_PORT', 9464, 0, 65535),
    metricsHost: text('METRICS_HOST') ?? '127.0.0.1',
    traces: tracesUrl === null ? null : { url: tracesUrl, percent: tracesPercent },
    maxAnswer: {
      nodes: integer('MAX_ANSWER_NODES', 50_000, 1_000, 10_000_000),
      bytes: integer('MAX_ANSWER_BYTES', 8 * 1024 * 1024, 65_536, 1_000_000_000),
    },
    trustProxy: trustProxy ?? { hops: 0 },
    queryTimeoutMs: integer('QUERY_TIMEOUT_MS', 10_000, 100, 600_000),
    stopDrainMs: integer('STOP_DRAIN_MS', production ? 2_000 : 0, 0, 300_000),
    demoData,
    rateLimitFactor: integer('RATE_LIMIT_FACTOR', 1, 1, 1_000_000),
    rateLimits: rateLimits ?? {},
    quotas: quotas ?? null,
    geocoder: geocoder ?? 'gazetteer',
    nominatimUrl: service('NOMINATIM_URL', 'https://nominatim.openstreetmap.org'),
    nominatimEmail: text('NOMINATIM_EMAIL'),
    googleMapsUrl: service('GOOGLE_MAPS_URL', 'https://maps.googleapis.com'),
    googleMapsKey: text('GOOGLE_MAPS_KEY'),
    geocoderTimeoutMs: integer('GEOCODER_TIMEOUT_MS', 5_000, 100, 60_000),
  };
  if (production && !text('SMTP_URL')) faults.push('SMTP_URL is required in production');
  if (faults.length > 0) throw new StartupFault(`Configuration: ${faults.join('; ')}.`);
  return { ...config, authSecret: secret ?? keptSecret(dataDir) };
}

/** The app's own, and those of other clients, separated by commas. */
const documentFiles = (others: string | null): readonly string[] => [
  resolve('web/dist/documents.json'),
  ...(others ?? '').split(',').flatMap((file) => (file.trim() ? [resolve(file.trim())] : [])),
];

function readPush(text: (name: Variable) => string | null, faults: string[]): NonNullable<Config['push']> {
  const raw = text('VAPID_PRIVATE_KEY');
  const key = raw === null ? null : Buffer.from(raw, 'base64url');
  if (key && key.length !== 32)
    faults.push('VAPID_PRIVATE_KEY must be 32 bytes in base64url (npx web-push generate-vapid-keys)');
  const origins = (text('PUSH_ORIGINS') ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  for (const origin of origins)
    if (!URL.canParse(origin) || new URL(origin).origin !== origin)
      faults.push(`PUSH_ORIGINS has "${origin}", which is no origin`);
  return { privateKey: key, origins };
}

/** All of a bucket, or nothing of it. */
function readS3(text: (name: Variable) => string | null, endpoint: string | null, faults: string[]): S3Config | null {
  const bucket = text('S3_BUCKET');
  if (bucket === null) return null;
  const required = (name: Variable): string => {
    const value = text(name);
    if (value === null) faults.push(`${name} is required with S3_BUCKET`);
    return value ?? '';
  };
  return {
    bucket,
    region: text('S3_REGION') ?? 'us-east-1',
    endpoint,
    accessKeyId: required('S3_ACCESS_KEY_ID'),
    secretAccessKey: required('S3_SECRET_ACCESS_KEY'),
  };
}

function readOrigins(raw: string | null, webUrl: string, faults: string[]): string[] {
  const origins = new Set([new URL(webUrl).origin]);
  for (const entry of (raw ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)) {
    if (URL.canParse(entry) && new URL(entry).origin === entry) origins.add(entry);
    else faults.push(`WEB_ORIGINS has "${entry}", which is no origin such as https://app.example.com`);
  }
  return [...origins];
}

/** Outside production a secret is made once and kept, so that sessions outlive a restart. */
function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'auth-secret');
  try {
    makeDataDir(dataDir);
    if (!existsSync(file)) keepNewSecret(file);
    const secret = readFileSync(file, 'utf8').trim();
    if (secret.length >= MIN_SECRET_LENGTH) return secret;
  } catch (error) {
    throw folderFault(error, file);
  }
  throw new StartupFault(`${shown(file)} is damaged: delete it (everybody signs in again) or set AUTH_SECRET.`);
}

/** Written beside and linked into place: never half there, and of two that start at once both get the same. */
function keepNewSecret(file: string): void {
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, `${randomBytes(48).toString('base64url')}\n`, { mode: 0o600 });
  try {
    linkSync(fresh, file);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
}
