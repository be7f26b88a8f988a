import { createECDH } from 'node:crypto';
import type { App } from '../../shared/context.ts';
import { deriveKey } from '../keys.ts';

/** The keys by which push services know us (VAPID, RFC 8292), in base64url. */
export interface VapidKeys {
  publicKey: string;
  privateKey: string;
}

const known = new WeakMap<App, VapidKeys>();

/**
 * The VAPID keys: of VAPID_PRIVATE_KEY, or derived from AUTH_SECRET, so that all instances and every start have the same. Null when push is
 * switched off (PUSH=false).
 */
export function vapidKeys(app: App): VapidKeys | null {
  if (!app.config.push) return null;
  const kept = known.get(app);
  if (kept) return kept;
  const privateKey = app.config.push.privateKey ?? deriveKey(app, 'vapid').export();
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(privateKey);
  const keys = { publicKey: curve.getPublicKey('base64url'), privateKey: privateKey.toString('base64url') };
  known.set(app, keys);
  return keys;
}
