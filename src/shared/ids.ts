import { v7 } from 'uuid';

/** A new id: UUIDv7, so that ids sort by the time of making, also within one millisecond of one process (RFC 9562). */
export const newId = (): string => v7();

/** The lowest id that could be made at an instant: ids from there on are of rows written since (to the millisecond). */
export function lowestIdAt(instant: Date): string {
  const time = instant.getTime().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
}
