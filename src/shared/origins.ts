import { isIP } from 'node:net';
import type { App } from './context.ts';

/**
 * Whether a page of this origin may call us: scheme, name and port are on the list (WEB_URL, WEB_ORIGINS) or are our own
 * (PUBLIC_URL). In development also what this server itself has sent to a browser of this machine: only for loopback names,
 * for any other name could have been pointed here by somebody else (DNS rebinding). No Origin is no page.
 */
export function isOriginAllowed(app: App, origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true;
  const { config } = app;
  if (config.webOrigins.includes(origin) || origin === new URL(config.publicUrl).origin) return true;
  return !config.production && host !== undefined && origin === `http://${host}` && isLoopbackName(nameOf(host));
}

/**
 * Whether the Host of a request is a name of ours: of PUBLIC_URL or a web origin, of this machine, or an IP address. A page
 * of another name reads what we answer when that name points here, without any cookie and without CORS.
 */
export function isHostAllowed(app: App, host: string | undefined): boolean {
  if (host === undefined) return false;
  const name = nameOf(host);
  if (isLoopbackName(name) || isIP(name) !== 0) return true;
  return [app.config.publicUrl, ...app.config.webOrigins].some((url) => nameOf(new URL(url).host) === name);
}

/** The name of a Host header, without port, brackets and a dot at its end, in lower case; '' when it is none. */
function nameOf(host: string): string {
  const name = /^(?:\[([0-9a-f:.]+)\]|([^\s/@:[\]?#\\]+))(?::\d{1,5})?$/i.exec(host);
  return (name?.[1] ?? name?.[2] ?? '').toLowerCase().replace(/\.$/, '');
}

/** Names that every machine keeps for itself (RFC 6761, RFC 1122). */
function isLoopbackName(name: string): boolean {
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name === '::1' ||
    (isIP(name) === 4 && name.startsWith('127.'))
  );
}
