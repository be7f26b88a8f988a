/** Longest line of a calendar without its end, in octets of UTF-8 (RFC 5545, 3.1). */
const MAX_LINE = 75;

/**
 * A line of a calendar with its end, such as `UID:1@example`: folded where it is too long, never inside a character. The value
 * is written as it stands; texts go through `icalText` before.
 */
export function icalLine(name: string, value: string): string {
  const line = `${name}:${value}`;
  // Three octets are the most that one unit of a JavaScript string takes.
  const isShort = line.length * 3 <= MAX_LINE || Buffer.byteLength(line) <= MAX_LINE;
  return isShort ? `${line}\r\n` : folded(line);
}

function folded(line: string): string {
  let text = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character.codePointAt(0)!);
    if (octets + size > MAX_LINE) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return `${text}\r\n`;
}

/** How long a character is in UTF-8. */
function octetsOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x1_0000 ? 3 : 4;
}

/** A text as the value of a property (RFC 5545, 3.3.11). */
export const icalText = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n');

/** A calendar date `YYYY-MM-DD` as DATE. */
export const icalDate = (date: string): string => date.replaceAll('-', '');

/** An instant as DATE-TIME in UTC, to the second. */
export const icalInstant = (instant: Date): string => `${icalLocal(instant.getTime())}Z`;

/** What a clock on the wall shows, given as milliseconds that UTC would show so, as DATE-TIME without a zone. */
export const icalLocal = (wallClock: number): string =>
  new Date(wallClock).toISOString().slice(0, 19).replace(/[-:]/g, '');

/** A point as GEO: six decimals, which is a hand's breadth, and never an exponent (RFC 5545, 3.8.1.6). */
export const icalPoint = (latitude: number, longitude: number): string => `${decimal(latitude)};${decimal(longitude)}`;

// Without zeros at the end, and without the sign of a zero.
const decimal = (degrees: number): string =>
  degrees
    .toFixed(6)
    .replace(/\.?0+$/, '')
    .replace(/^-0$/, '0');
