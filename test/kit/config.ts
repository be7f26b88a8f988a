import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import type { Config } from '../../src/config.ts';

/** A configuration for tests: a free port, no demo data, quiet. */
export function testConfig(overrides: Partial<Config> = {}): Config {
  return {
    production: false,
    host: '127.0.0.1',
    port: 0,
    databaseUrl: null,
    dataDir: tmpdir(),
    poolSize: 10,
    authSecret: 'a secret for tests only, thirty-two letters and more',
    webUrl: 'http://web.test',
    webFolder: null,
    webOrigins: ['http://web.test'],
    publicUrl: 'http://api.test',
    s3: null,
    smtpUrl: null,
    mailFrom: 'Infinity Travel <no-reply@web.test>',
    push: { privateKey: null, origins: [] },
    providers: [],
    noticeDelayMs: 30_000,
    redisUrl: null,
    introspection: true,
    playground: true,
    playgroundFolder: resolve('playground/dist'),
    logLevel: 'silent',
    metricsPort: null,
    metricsHost: '127.0.0.1',
    traces: null,
    maxAnswer: { nodes: 50_000, bytes: 8 * 1024 * 1024 },
    trustProxy: { hops: 1 },
    queryTimeoutMs: 10_000,
    stopDrainMs: 0,
    demoData: false,
    rateLimitFactor: 1,
    rateLimits: {},
    quotas: null,
    geocoder: 'gazetteer',
    nominatimUrl: 'http://127.0.0.1:9',
    nominatimEmail: null,
    googleMapsUrl: 'http://127.0.0.1:9',
    googleMapsKey: null,
    geocoderTimeoutMs: 5_000,
    ...overrides,
  };
}
