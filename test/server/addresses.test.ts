import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { addressOf } from '../../src/server/http/request-context.ts';
import type { App } from '../../src/shared/context.ts';
import { readTrustedProxies } from '../../src/shared/trusted-proxies.ts';
import { SIGN_IN } from '../accounts/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';

/** Whom a request counts for that `peer` sends with this X-Forwarded-For, by a TRUST_PROXY. */
function counted(trustProxy: string, forwarded: string | undefined, peer = '10.0.0.1'): string {
  const app = { config: { trustProxy: readTrustedProxies(trustProxy) } } as unknown as App;
  const request = { headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress: peer } };
  return addressOf(app, request as unknown as IncomingMessage);
}

describe('the address that limits count by', () => {
  it.each([
    ['without a proxy is the one that talks to us', 'false', '203.0.113.7', '10.0.0.1'],
    ['is what one proxy has written, not what came with the request', 'true', '1.1.1.1, 203.0.113.7', '203.0.113.7'],
    ['is what the outer one of two has written', '2', '1.1.1.1, 203.0.113.7, 10.0.0.2', '203.0.113.7'],
    ['is what the last trusted network has written', '10.0.0.0/8', '1.1.1.1, 203.0.113.7, 10.9.9.9', '203.0.113.7'],
    ['is the outermost proxy where nobody stands behind it', 'uniquelocal', '10.9.9.9', '10.9.9.9'],
    ['is the proxy where it has written nothing', 'true', undefined, '10.0.0.1'],
    ['is the proxy where it has written no address', 'true', '203.0.113.7, unknown', '10.0.0.1'],
    ['is not taken from a stranger', '192.168.0.0/16,fc00::/7', '203.0.113.7', '10.0.0.1'],
    ['has no port', 'true', '203.0.113.7:51234', '203.0.113.7'],
    ['has no brackets', 'true', '[2001:db8:0:1::5]', '2001:db8:0:1::/64'],
    ['has no brackets with a port', 'true', '"[2001:DB8:0:1::5]:51234"', '2001:db8:0:1::/64'],
    ['has no zone', 'true', 'fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['is IPv4 where IPv6 stands for it', 'true', '::ffff:203.0.113.7', '203.0.113.7'],
    ['is a whole /64 of IPv6', 'true', '2001:0db8::ffff:1', '2001:db8:0:0::/64'],
    ['has four decimal parts', 'true', '0313.0.0161.07', '10.0.0.1'],
  ])('%s', (_what, trustProxy, forwarded, address) => {
    expect(counted(trustProxy, forwarded)).toBe(address);
  });

  it('of a trusted peer is known in either family', () => {
    expect(counted('loopback', '203.0.113.7', '::ffff:127.0.0.1')).toBe('203.0.113.7');
    expect(counted('loopback', '203.0.113.7', '::1')).toBe('203.0.113.7');
  });

  it('is no longer than the chain: a client cannot add hops', () => {
    expect(counted('10', '203.0.113.7')).toBe('203.0.113.7');
    expect(counted('loopback', ',,,', '127.0.0.1')).toBe('127.0.0.1');
  });
});

it.each(['11', '-1', 'maybe', '10.0.0.0/33', '10.0.0', '1.2.3.4;5.6.7.8', 'loopback,x'])(
  'TRUST_PROXY=%s is refused',
  (text) => {
    expect(readTrustedProxies(text)).toBeNull();
  },
);

it('a port that changes with every connection gives nobody new guesses', async () => {
  const server = await startTestApp();
  let last = 0;
  const reasons: string[] = [];
  for (const write of [(port: number) => `203.0.113.7:${port}`, (port: number) => `[::ffff:203.0.113.7]:${port}`]) {
    for (let i = 0; i < 11; i++) {
      const client = new TestClient(server.url, { headers: { 'x-forwarded-for': write(50_000 + last++) } });
      const input = { email: `${last}@people.test`, password: 'a wrong password' };
      reasons.push((await client.refused(SIGN_IN, { input })).extensions.code);
    }
  }
  expect(reasons).toEqual([...Array(20).fill('UNAUTHENTICATED'), 'RATE_LIMITED', 'RATE_LIMITED']);
});
