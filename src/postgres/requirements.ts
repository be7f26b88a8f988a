import { StartupFault } from '../shared/startup-fault.ts';

const OLDEST_VERSION = 15;
/** Both come with PostgreSQL (contrib): text search by trigrams, and distances on the globe. */
export const EXTENSIONS = ['pg_trgm', 'cube'] as const;

/** What a PostgreSQL says of itself and of what we may do there. */
export interface Server {
  /** `server_version_num`, such as 150018. */
  version: number;
  encoding: string;
  /** A standby, which takes no writes. */
  isReadOnly: boolean;
  /** Which of EXTENSIONS could be installed; which are. */
  available: readonly string[];
  installed: readonly string[];
  /** Whether our account may install an extension; whether it may make tables. */
  mayExtend: boolean;
  mayCreate: boolean;
  account: string;
}

/** @throws StartupFault the first thing that keeps this server from carrying the app. */
export function requireCapable(server: Server): void {
  if (server.version < OLDEST_VERSION * 10_000) {
    const version = Math.floor(server.version / 10_000);
    throw fault(`is PostgreSQL ${version}, but ${OLDEST_VERSION} or later is needed`);
  }
  if (server.encoding !== 'UTF8') throw fault(`has the encoding ${server.encoding}, but UTF8 is needed`);
  if (server.isReadOnly) throw fault('is a standby that takes no writes');
  const absent = EXTENSIONS.find((name) => !server.available.includes(name));
  if (absent) throw fault(`lacks the extension ${absent} (on Debian: the package postgresql-contrib)`);
}

/** @throws StartupFault what our account lacks to migrate this server's database. */
export function requireRights(server: Server): void {
  const { account } = server;
  const wanted = EXTENSIONS.filter((name) => !server.installed.includes(name));
  if (wanted.length > 0 && !server.mayExtend) {
    const commands = wanted.map((name) => `create extension ${name}`).join('; ');
    throw fault(`does not let ${account} install ${wanted.join(' and ')}: let its owner run "${commands}"`);
  }
  if (!server.mayCreate) throw fault(`does not let ${account} make tables: let its owner grant CREATE on the schema`);
}

/** The one line for a database that could not be connected to; it never shows the password. */
export function unreachable(error: unknown, databaseUrl: string): StartupFault {
  const { host, pathname, username } = new URL(databaseUrl);
  const { code, message } = error as { code?: string; message: string };
  const account = decodeURIComponent(username);
  if (code === '3D000') {
    return fault(`${decodeURIComponent(pathname.slice(1))} does not exist on ${host}: make it first`, error);
  }
  if (code === '28P01' || code === '28000')
    return fault(`on ${host} refuses the account "${account}" (${message})`, error);
  return fault(`on ${host || 'localhost'} cannot be reached (${code ?? message})`, error);
}

function fault(what: string, cause?: unknown): StartupFault {
  return new StartupFault(`DATABASE_URL: the database ${what}.`, { cause });
}
