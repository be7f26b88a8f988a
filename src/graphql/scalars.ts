import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { isRealDate } from '../shared/date-range.ts';
import { messageOf } from '../words/index.ts';

function parseDate(value: unknown): string {
  if (typeof value !== 'string' || !isRealDate(value)) {
    throw new GraphQLError('INVALID_DATE', { extensions: { reason: 'INVALID_DATE' } });
  }
  return value;
}

/** `Date`: a calendar date as `YYYY-MM-DD` on both sides; what is no real date is refused (INVALID_DATE). */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'Calendar date, YYYY-MM-DD.',
  specifiedByURL: 'https://datatracker.ietf.org/doc/html/rfc3339#section-5.6',
  serialize: (value) => (typeof value === 'string' ? value.slice(0, 10) : (value as Date).toISOString().slice(0, 10)),
  parseValue: parseDate,
  parseLiteral: (node) => {
    if (node.kind === Kind.STRING && isRealDate(node.value)) return node.value;
    // A literal stands in the client's own document: validation shows these words and the place.
    throw new GraphQLError(messageOf('INVALID_DATE', 'en'), { nodes: node });
  },
});

/** Turns `2026-11-23 17:36:42.1+00`, as PostgreSQL writes an instant, into `2026-11-23T17:36:42.100Z` without a Date. */
export function isoInstant(value: string | Date): string {
  if (typeof value !== 'string') return value.toISOString();
  const isUtc = value.endsWith('+00') || value.endsWith('+00:00') || value.endsWith('Z');
  if (!isUtc || value.length < 20) return new Date(value).toISOString();
  const fraction = value[19] === '.' ? value.slice(20, 23).replace(/\D.*$/, '') : '';
  return `${value.slice(0, 10)}T${value.slice(11, 19)}.${fraction.padEnd(3, '0')}Z`;
}

/** `DateTime`: an instant in UTC, written with milliseconds and Z; never an input of this API. */
export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'Instant in UTC, RFC 3339 with milliseconds and Z.',
  specifiedByURL: 'https://datatracker.ietf.org/doc/html/rfc3339#section-5.6',
  serialize: (value) => isoInstant(value as string | Date),
  parseValue: (value) => {
    const instant = new Date(String(value));
    if (Number.isNaN(instant.getTime())) throw new GraphQLError('INVALID_VALUE');
    return instant;
  },
});
