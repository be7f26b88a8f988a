import type { IncomingMessage } from 'node:http';
import { type App, type Context, type Door, type Locale, newContext, type Viewer } from '../../shared/context.ts';
import { type Address, isTrusted, readAddress } from '../../shared/trusted-proxies.ts';

/** The header of a 401 (RFC 6750): which kind of credentials would do. Browsers show no dialogue for it. */
export const CHALLENGE: [name: string, value: string] = ['www-authenticate', 'Bearer error="invalid_token"'];

/** Builds the context of one operation. */
export function createContext(app: App, door: Door, viewer: Viewer | null, locale: Locale, requestId: string): Context {
  return newContext({ app, viewer, locale, requestId, door, log: app.log });
}

/** The language of an Accept-Language header (RFC 9110): Korean unless English is preferred. */
export function localeOf(acceptLanguage: string | undefined | null): Locale {
  let best: { locale: Locale; quality: number } = { locale: 'ko', quality: 0 };
  for (const part of (acceptLanguage ?? '').slice(0, 500).split(',')) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const language = tag.split('-')[0];
    const q = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find(Boolean);
    const quality = q === undefined ? 1 : Number(q);
    if ((language === 'ko' || language === 'en') && quality > best.quality) best = { locale: language, quality };
  }
  return best.locale;
}

/**
 * The address that limits count by: of the last one before us who is not a trusted proxy (TRUST_PROXY). Each proxy writes at the
 * end of X-Forwarded-For whom it talks to; what an untrusted one has written there may be anything, and so is what a trusted one
 * has found to be no address: then the proxy itself counts. An IPv6 address counts as its /64, which is what one subscriber holds.
 */
export function addressOf(app: App, request: IncomingMessage): string {
  const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',');
  let address = readAddress(request.socket.remoteAddress ?? '');
  for (let hop = 0; isTrusted(app.config.trustProxy, address, hop); hop++) {
    const before = readAddress(forwarded.at(-1 - hop) ?? '');
    if (!before) break;
    address = before;
  }
  if (!address) return 'unknown';
  return address.kind() === 'ipv4' ? address.toString() : networkOf(address);
}

/** The first four groups of an IPv6 address. */
function networkOf(address: Address): string {
  const groups = address.toNormalizedString().split(':').slice(0, 4);
  return `${groups.join(':')}::/64`;
}
