import { lookup as lookUp } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

const MAX_LENGTH = 1_000;

/**
 * Whether a client may name this address of a push service: https, the usual port, a name and no number, no account in it. `origins` may be
 * anything that the operator names (PUSH_ORIGINS).
 */
export function isPushAddress(address: string, origins: readonly string[]): boolean {
  if (address.length > MAX_LENGTH || !URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username || url.password) return false;
  if (origins.includes(url.origin)) return true;
  return url.protocol === 'https:' && url.port === '' && /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/.test(url.hostname);
}

/** Like `dns.lookup`, but a name that leads into our own network is not found: clients choose names. */
export const lookUpPublic: LookupFunction = (hostname, options, callback) => {
  lookUp(hostname, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, '', 0);
    const outside = found.filter(({ address }) => ipaddr.parse(address).range() === 'unicast');
    const [first] = outside;
    if (!first) return callback(new Error(`${hostname} has no public address`), '', 0);
    if (options.all) return callback(null, outside);
    return callback(null, first.address, first.family);
  });
};
