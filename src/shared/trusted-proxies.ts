import ipaddr from 'ipaddr.js';

/** An address of either family. */
export type Address = ReturnType<typeof ipaddr.parse>;
/** A network: an address and the length of its prefix. */
type Network = [Address, number];

/**
 * Which proxies are believed about where a request comes from: the last so many before us, whoever they are (0: none), or all of
 * these networks.
 */
export type TrustedProxies = { hops: number } | { networks: readonly Network[] };

const MAX_HOPS = 10;
const NAMED: Record<string, readonly string[]> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

/**
 * Reads TRUST_PROXY: true or false, how many proxies stand before us (up to 10), or their addresses and networks with commas
 * between (`10.0.0.0/8, 2001:db8::/32`, also loopback, linklocal, uniquelocal). Null for anything else.
 */
export function readTrustedProxies(text: string): TrustedProxies | null {
  const word = text.trim().toLowerCase();
  if (['', 'false', 'no', 'off'].includes(word)) return { hops: 0 };
  if (['true', 'yes', 'on'].includes(word)) return { hops: 1 };
  if (/^\d+$/.test(word)) return Number(word) <= MAX_HOPS ? { hops: Number(word) } : null;
  const networks = word.split(',').flatMap((part) => (NAMED[part.trim()] ?? [part.trim()]).map(readNetwork));
  return networks.every((network) => network !== null) ? { networks } : null;
}

function readNetwork(text: string): Network | null {
  if (text.includes('/')) {
    const isNetwork = ipaddr.IPv4.isValidCIDRFourPartDecimal(text) || ipaddr.IPv6.isValidCIDR(text);
    return isNetwork ? ipaddr.parseCIDR(text) : null;
  }
  const address = readAddress(text);
  return address && [address, address.kind() === 'ipv4' ? 32 : 128];
}

/**
 * An address as sockets and proxies write it: also in brackets, with a port or a zone behind it, or as IPv6 that stands for IPv4
 * (which it then is). Null for anything else, such as `unknown`.
 */
export function readAddress(text: string): Address | null {
  const written = text.trim().replace(/^"(.*)"$/, '$1');
  const inBrackets = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(written)?.[1];
  const bare = (inBrackets ?? written.replace(/^([\d.]+):\d{1,5}$/, '$1')).replace(/%.*$/, '');
  // Not what inet_aton takes as well: octal parts and fewer than four would give one address several names.
  if (ipaddr.IPv4.isValidFourPartDecimal(bare)) return ipaddr.IPv4.parse(bare);
  return ipaddr.IPv6.isValid(bare) ? ipaddr.process(bare) : null;
}

/** Whether the proxy `hop` steps before us (0 is the one that talks to us) is believed. */
export function isTrusted(trusted: TrustedProxies, address: Address | null, hop: number): boolean {
  if ('hops' in trusted) return hop < trusted.hops;
  return (
    address !== null &&
    trusted.networks.some((network) => network[0].kind() === address.kind() && address.match(network))
  );
}
