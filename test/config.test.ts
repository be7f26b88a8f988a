import { spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { meantBy, VARIABLES } from '../src/dot-env.ts';
import { StartupFault } from '../src/shared/startup-fault.ts';

const SECRET = 'thirty-two characters are enough.';
const example = readFileSync('.env.example', 'utf8');
const shown = parseEnv(example.replace(/^# (?=[A-Z][A-Z0-9_]*=)/gm, ''));

const folder = () => mkdtempSync(join(tmpdir(), 'it-config-test-'));
const faultOf = (env: Record<string, string>) => {
  try {
    readConfig({ AUTH_SECRET: SECRET, ...env });
  } catch (error) {
    if (error instanceof StartupFault) return error.message;
    throw error;
  }
  return null;
};

describe('.env.example', () => {
  it('names exactly the variables that are read', () => {
    const read = new Set<string>();
    const everything = { NODE_ENV: 'production', S3_BUCKET: 'b', GEOCODER: 'google', GOOGLE_MAPS_KEY: 'k' };
    const env = new Proxy<Record<string, string>>(
      {
        ...everything,
        AUTH_SECRET: SECRET,
        WEB_URL: 'https://a.test',
        SMTP_URL: 'smtp://a',
        S3_ACCESS_KEY_ID: 'a',
        S3_SECRET_ACCESS_KEY: 'b',
      },
      {
        get: (values, name: string) => {
          read.add(name);
          return values[name];
        },
      },
    );
    readConfig(env);
    expect(Object.keys(shown).sort()).toEqual([...read].sort());
    expect([...VARIABLES].sort()).toEqual([...read].sort());
  });

  it('shows the real defaults', () => {
    const secret = { AUTH_SECRET: SECRET };
    expect(readConfig({ ...shown, ...secret })).toEqual(readConfig(secret));
  });

  it('has a line about every variable, or stands under one that speaks for several', () => {
    const lines = example.split('\n');
    const bare = lines.filter((line, i) => /^# [A-Z_0-9]+=/.test(line) && !lines[i - 1]!.startsWith('# '));
    expect(bare).toEqual([]);
  });
});

describe('a bad variable', () => {
  it.each([
    ['NODE_ENV', 'prod'],
    ['PORT', 'abc'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '4000.5'],
    ['DATABASE_URL', 'localhost:5432/x'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DATABASE_POOL', '0'],
    ['QUERY_TIMEOUT_MS', '1'],
    ['WEB_URL', 'example.com'],
    ['WEB_ORIGINS', 'https://a.test, b.test'],
    ['WEB_ORIGINS', 'https://a.test/path'],
    ['PUBLIC_URL', 'ftp://a.test'],
    ['PUBLIC_URL', 'https://:secret@a.test'],
    ['WEB_URL', 'https://a:b@a.test'],
    ['WEB_URL', 'https://a.test/?q=1'],
    ['WEB_ORIGINS', 'https://a:b@a.test'],
    ['AUTH_SECRET', 'short'],
    ['TRUST_PROXY', 'maybe'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['LOG_LEVEL', 'loud'],
    ['DEMO_DATA', '2'],
    ['REDIS_URL', 'localhost'],
    ['SMTP_URL', 'mail.example.com'],
    ['S3_ENDPOINT', 'minio'],
    ['GEOCODER', 'bing'],
    ['NOMINATIM_URL', 'x'],
    ['GOOGLE_MAPS_URL', 'x'],
    ['GEOCODER_TIMEOUT_MS', 'soon'],
    ['INTROSPECTION', 'x'],
    ['PERSISTED_ONLY', 'x'],
    ['PLAYGROUND', 'x'],
    ['RATE_LIMIT_FACTOR', '0'],
    ['RATE_LIMITS', 'comments=5'],
    ['RATE_LIMITS', 'comments.everybody=5'],
    ['RATE_LIMITS', 'comments.person=0'],
    ['RATE_LIMITS', 'comments.seconds=5'],
    ['RATE_LIMITS', 'nothing.person=5'],
  ])('%s=%s is refused by its name', (name, value) => {
    expect(faultOf({ [name]: value })).toMatch(new RegExp(`^Configuration: ${name} [^;]+\\.$`));
  });

  it('comes with all the others, in one line', () => {
    const line = faultOf({ PORT: 'x', LOG_LEVEL: 'y', SMTP_URL: 'z' });
    expect(line).toMatch(/^Configuration: PORT .+; LOG_LEVEL .+; SMTP_URL .+\.$/);
  });

  it('is not repeated where it may hold a password', () => {
    for (const name of ['DATABASE_URL', 'REDIS_URL', 'SMTP_URL', 'AUTH_SECRET']) {
      expect(faultOf({ [name]: 'hunter2' })).not.toContain('hunter2');
    }
  });
});

describe('a misspelt variable', () => {
  it.each([
    ['SMPT_URL', 'SMTP_URL'],
    ['smtp_url', 'SMTP_URL'],
    ['WEB_ORIGIN', 'WEB_ORIGINS'],
    ['DATABASE-URL', 'DATABASE_URL'],
    ['AUTHSECRET', 'AUTH_SECRET'],
    ['PROT', 'PORT'],
  ])('%s is seen to be %s', (name, meant) => {
    expect(meantBy(name)).toBe(meant);
  });

  it.each(['POSTGRES_PASSWORD', 'COMPOSE_PROJECT_NAME', 'TZ', 'PATH', 'VITE_API_URL', ...VARIABLES])(
    '%s is none',
    (name) => {
      expect(meantBy(name)).toBeNull();
    },
  );

  it('in .env stops the start, with the name that was meant', () => {
    const cwd = folder();
    writeFileSync(join(cwd, '.env'), 'SMPT_URL=smtp://mail.test\nPOSTGRES_PASSWORD=hunter2\n');
    const main = resolve('src/main.ts');
    const { status, stderr } = spawnSync(process.execPath, ['--no-warnings', main], { cwd, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: 'Configuration: the file .env is misspelt: SMPT_URL is no variable; SMTP_URL is.\n',
    });
  });
});

describe('production', () => {
  const complete = {
    NODE_ENV: 'production',
    WEB_URL: 'https://a.test',
    SMTP_URL: 'smtp://mail.test',
    AUTH_SECRET: SECRET,
  };

  it('makes up no secret', () => {
    expect(faultOf({ NODE_ENV: 'production', AUTH_SECRET: '' })).toBe(
      'Configuration: WEB_URL is required in production; AUTH_SECRET is required in production (openssl rand -base64 48); SMTP_URL is required in production.',
    );
  });

  it.each([
    ['one character', 'x'.repeat(64)],
    ['two in turn', 'ab'.repeat(32)],
    ['a word again and again', 'travel-secret-'.repeat(5)],
    ['a word again and again, and something at its end', `${'test-secret-'.repeat(3)}1234`],
    ['the digits again and again', '0123456789'.repeat(5)],
    ['a walk along the alphabet', 'abcdefghijklmnopqrstuvwxyz0123456789'],
    ['a walk along the keyboard', 'qwertyuiopasdfghjklzxcvbnm1234567890'],
    ['halves of one character each', `${'a'.repeat(32)}${'b'.repeat(32)}`],
    ['almost nothing but zeros', `${'0'.repeat(60)}1a2b`],
    ['what the documentation might have said', 'please-change-me-before-you-go-live!'],
    ['words for a secret', 'your-super-secret-key-goes-here-2026'],
  ])('takes no secret that can be guessed: %s', (_what, AUTH_SECRET) => {
    expect(faultOf({ ...complete, AUTH_SECRET })).toBe(
      'Configuration: AUTH_SECRET can be guessed: make a random one (openssl rand -base64 48).',
    );
    expect(readConfig({ AUTH_SECRET }).authSecret).toBe(AUTH_SECRET);
  });

  it('takes every secret that is random, and a long phrase', () => {
    for (let i = 0; i < 500; i++)
      for (const AUTH_SECRET of [
        randomBytes(16).toString('hex'),
        randomBytes(24).toString('base64'),
        randomBytes(48).toString('base64url'),
        randomUUID(),
      ])
        expect(faultOf({ ...complete, AUTH_SECRET })).toBeNull();
    expect(faultOf({ ...complete, AUTH_SECRET: 'correct horse battery staple lamp river' })).toBeNull();
  });

  it('shows neither playground nor schema, and fills nothing in', () => {
    expect(readConfig(complete)).toMatchObject({ playground: false, introspection: false, demoData: false });
  });

  it('wants the keys of a bucket', () => {
    expect(faultOf({ ...complete, S3_BUCKET: 'pictures' })).toMatch(/S3_ACCESS_KEY_ID .+; S3_SECRET_ACCESS_KEY /);
  });
});

describe('outside production', () => {
  it('a secret is made once, kept, and readable by nobody else', () => {
    const DATA_DIR = folder();
    const first = readConfig({ DATA_DIR }).authSecret;
    expect(first.length).toBeGreaterThanOrEqual(64);
    expect(readConfig({ DATA_DIR }).authSecret).toBe(first);
    expect(statSync(join(DATA_DIR, 'auth-secret')).mode & 0o777).toBe(0o600);
  });

  it('a damaged one is not used', () => {
    const DATA_DIR = folder();
    writeFileSync(join(DATA_DIR, 'auth-secret'), '\n');
    expect(() => readConfig({ DATA_DIR })).toThrow(/auth-secret is damaged/);
  });

  it('a folder that cannot be one is named', () => {
    const file = join(folder(), 'file');
    writeFileSync(file, '');
    expect(() => readConfig({ DATA_DIR: file })).toThrow(/file.* is not a folder.* DATA_DIR/);
  });
});
