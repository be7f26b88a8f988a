import { domainToASCII } from 'node:url';
import type { Faults } from '../shared/faults.ts';

/** RFC 5321: 254 for the path, 64 before the @. */
const MAX_LENGTH = 254;
const MAX_LOCAL_LENGTH = 64;
// Letters of any script, digits, and what RFC 5322 allows without quotes; dots only between.
const LOCAL = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

/**
 * The one form of an address: NFC, lower case, the domain in ASCII (RFC 3490). Two ways of writing it are one account.
 * Null for what is no address; nothing of it can break a header line.
 */
export function normalizeEmail(raw: string): string | null {
  if (raw.length > MAX_LENGTH * 2) return null;
  const text = raw.normalize('NFC').trim().toLowerCase();
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(at, 0));
  const domain = domainToASCII(text.slice(at + 1));
  if (at < 1 || !LOCAL.test(local) || !DOMAIN.test(domain)) return null;
  const email = `${local}@${domain}`;
  return Buffer.byteLength(local) <= MAX_LOCAL_LENGTH && Buffer.byteLength(email) <= MAX_LENGTH ? email : null;
}

/** An address in its one form. Faults: REQUIRED, TOO_LONG, INVALID_EMAIL. */
export function checkEmail(faults: Faults, path: string, raw: string): string | undefined {
  if (raw.trim() === '') return faults.add(path, 'REQUIRED');
  if (raw.trim().length > MAX_LENGTH) return faults.add(path, 'TOO_LONG', MAX_LENGTH);
  return normalizeEmail(raw) ?? faults.add(path, 'INVALID_EMAIL');
}
