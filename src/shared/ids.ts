import { createHash } from 'node:crypto';
import { v7 } from 'uuid';

/** A new id: UUIDv7, so that ids sort by the time of making, also within one millisecond of one process (RFC 9562). */
export const newId = (): string => v7();

/** The lowest id that could be made at an instant: ids from there on are of rows written since (to the millisecond). */
export function lowestIdAt(instant: Date): string {
  const time = instant.getTime().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
}

/** When an id was made (UUIDv7), to the millisecond. */
export const madeAt = (id: string): Date => new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16));

/** The id right below another in the order of ids; no third lies between them. */
export function idBefore(id: string): string {
  const number = BigInt(`0x${id.replaceAll('-', '')}`);
  const hex = (number === 0n ? 0n : number - 1n).toString(16).padStart(32, '0');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/**
 * An id for something that is known by another's, such as an account by its person's: always the same for the same `kind` and
 * ids, of the form and time of the first id, and as unlikely to be met twice as a new one.
 */
export function derivedId(kind: string, first: string, ...others: string[]): string {
  const hash = createHash('sha256')
    .update([kind, first, ...others].join(' '))
    .digest('hex');
  // Time, version and variant stay (RFC 9562): clients may read the age of an object from its id.
  return `${first.slice(0, 15)}${hash.slice(0, 3)}-${first[19]}${hash.slice(3, 6)}-${hash.slice(6, 18)}`;
}
