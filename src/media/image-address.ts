import { timingSafeEqual } from 'node:crypto';
import { hmac } from '../accounts/keys.ts';
import type { App } from '../shared/context.ts';
import type { UploadPurpose } from './image.entity.ts';

const HOUR = 3600;

/**
 * The address of a stored object, such as `images/….webp`. A picture of a message is for the members of its room, who are given
 * the address: it is signed and ends by itself, after one to two hours. Within an hour it is the same, so that browsers keep the
 * picture. The other addresses never change.
 */
export function imageAddress(app: App, purpose: UploadPurpose, key: string): string {
  const address = `${app.config.publicUrl}/${key}`;
  if (purpose !== 'MESSAGE') return address;
  const expires = (Math.floor(app.clock().getTime() / 1000 / HOUR) + 2) * HOUR;
  return `${address}?expires=${expires}&signature=${signature(app, key, String(expires)).toString('base64url')}`;
}

/** Until when the query of a signed address holds, as a Unix time in seconds that may have passed; null when we did not sign it. */
export function signedUntil(app: App, key: string, query: Record<string, unknown>): number | null {
  const { expires, signature: given } = query;
  if (typeof expires !== 'string' || typeof given !== 'string') return null;
  const expected = signature(app, key, expires);
  const actual = Buffer.from(given, 'base64url');
  return actual.length === expected.length && timingSafeEqual(actual, expected) ? Number(expires) : null;
}

const signature = (app: App, key: string, expires: string): Buffer => hmac(app, 'picture-url', `${key}:${expires}`);
