import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ERROR_CODES, type ErrorCode } from '../src/shared/errors.ts';
import { isReason, type Reason } from '../src/words/index.ts';

/** A condition may choose between two reasons. */
const CHOSEN = String.raw`(?:[^;]*\? )?(?:'[A-Z_]+'\s*: )?$`;
/** How the code gives a reason, just before it, and the code that goes with it: the one that is named there, where none is told. */
const GIVERS: readonly (readonly [RegExp, ErrorCode | null])[] = [
  [new RegExp(String.raw`(?:AppError|denied)\(\s*'([A-Z_]+)',\s*${CHOSEN}`), null],
  [/: \['([A-Z_]+)', $/, null],
  [new RegExp(String.raw`conflict\(\s*${CHOSEN}`), 'CONFLICT'],
  [/(?:notFound\(\s*|missing: Reason = |Planner\([^;()]*, )$/, 'NOT_FOUND'],
  [/(?:unauthenticated\(|unauthenticated = \(reason: Reason = )$/, 'UNAUTHENTICATED'],
  [/(?:rateLimited|deniedFor)\(\s*$/, 'RATE_LIMITED'],
  [/tooMuch\($/, 'QUERY_TOO_COSTLY'],
  [new RegExp(String.raw`(?:\.add\([^;]*, |path, reason: |path: '[^']*', reason: )${CHOSEN}`), 'BAD_USER_INPUT'],
];
/** Given where no pattern sees it. */
const ELSEWHERE: Partial<Record<Reason, ErrorCode>> = {
  APPLICATION_EXPIRED: 'CONFLICT',
  APPLICATION_NOT_PENDING: 'CONFLICT',
  INTERNAL_ERROR: 'INTERNAL_SERVER_ERROR',
  INVALID_DATE: 'BAD_USER_INPUT',
  INVALID_VALUE: 'BAD_USER_INPUT',
  NOT_ALLOWED: 'FORBIDDEN',
  NOT_FOUND: 'NOT_FOUND',
  PICTURE_BROKEN: 'BAD_USER_INPUT',
  PICTURE_TOO_MANY_PIXELS: 'BAD_USER_INPUT',
  UNKNOWN_FIELD: 'BAD_USER_INPUT',
  UPLOAD_MISSING: 'BAD_USER_INPUT',
};
/** So far before a reason stands what gives it, characters. */
const NEAR = 200;

/** Which codes each reason comes with, read from the sources below `src`. Words that stand in no error are left out. */
export function readReasons(): ReadonlyMap<Reason, readonly ErrorCode[]> {
  const found = new Map(Object.entries(ELSEWHERE).map(([reason, code]) => [reason as Reason, new Set([code])]));
  for (const file of sources()) {
    const text = readFileSync(file, 'utf8');
    for (const match of text.matchAll(/'([A-Z][A-Z_]+)'/g)) {
      const reason = match[1]!;
      const code = isReason(reason) ? codeBefore(text, match.index) : null;
      if (code && isReason(reason)) found.set(reason, (found.get(reason) ?? new Set()).add(code));
    }
  }
  return new Map([...found].map(([reason, codes]) => [reason, [...codes].sort()]));
}

const sources = () =>
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.startsWith('words'))
    .map((name) => join('src', name));

function codeBefore(text: string, index: number): ErrorCode | null {
  const before = text.slice(Math.max(0, index - NEAR), index);
  for (const [giver, fixed] of GIVERS) {
    const match = giver.exec(before);
    if (match) return fixed ?? ((ERROR_CODES as readonly string[]).find((code) => code === match[1]) as ErrorCode);
  }
  return null;
}
