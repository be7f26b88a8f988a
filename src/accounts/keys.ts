import { createHash, createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import type { App } from '../shared/context.ts';

/** What a key is for; keys of different purposes tell nothing of each other. */
export type KeyPurpose =
  | 'access-token'
  | 'refresh-token'
  | 'mail-token'
  | 'known-device'
  | 'banned-address'
  | 'view-cookie'
  | 'upload-url'
  | 'picture-url'
  | 'unsubscribe'
  | 'vapid';

const derived = new WeakMap<App, Map<KeyPurpose, KeyObject>>();

/** A 32-byte key for one purpose, derived from AUTH_SECRET (HKDF-SHA-256, RFC 5869), once for each app. */
export function deriveKey(app: App, purpose: KeyPurpose): KeyObject {
  const keys = derived.get(app) ?? new Map<KeyPurpose, KeyObject>();
  derived.set(app, keys);
  const known = keys.get(purpose);
  if (known) return known;
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', app.config.authSecret, 'infinity-travel', purpose, 32)));
  keys.set(purpose, key);
  return key;
}

/** HMAC-SHA-256 of a text under the key of a purpose. */
export function hmac(app: App, purpose: KeyPurpose, text: string): Buffer {
  return createHmac('sha256', deriveKey(app, purpose)).update(text).digest();
}

/** SHA-256, for storing a token that has enough entropy of its own. */
export const digest = (token: string): Buffer => createHash('sha256').update(token).digest();
