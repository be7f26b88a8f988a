import { GraphQLError } from 'graphql';
import type { Reason } from '../words/index.ts';

export type { Reason };

/** `extensions.code` of every error that a client can meet; the `ErrorCode` enum of the schema. */
export const ERROR_CODES = [
  'BAD_USER_INPUT',
  'UNAUTHENTICATED',
  'EMAIL_NOT_VERIFIED',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'RATE_LIMITED',
  'QUERY_TOO_COSTLY',
  'INTERNAL_SERVER_ERROR',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'PERSISTED_QUERY_NOT_FOUND',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** One fault of an input: where (`input.startDate`), why (a stable word), and the limit that was passed, if any. */
export interface FieldFault {
  path: string;
  reason: Reason;
  limit?: number | string;
}

/** What an error carries besides its code; becomes `extensions`. */
export interface ErrorDetails {
  fields?: readonly FieldFault[];
  retryAfterSeconds?: number;
  cost?: number;
  limit?: number;
  /** Of SUSPENDED: until when, in ISO form. */
  until?: string;
  /** The version that stands, where `expectedVersion` was an older one. */
  currentVersion?: number;
}

/** A refusal in the words of the domain: `code` for machines, `reason` finer; the message is chosen at the door, by language. */
export class AppError extends GraphQLError {
  readonly code: ErrorCode;
  readonly reason: Reason;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, reason: Reason, details: ErrorDetails = {}) {
    super(reason, { extensions: { code, reason, ...details } });
    this.name = 'AppError';
    this.code = code;
    this.reason = reason;
    this.details = details;
  }
}

/** Faults of an input, all at once (BAD_USER_INPUT). */
export const badInput = (fields: readonly FieldFault[]): AppError =>
  new AppError('BAD_USER_INPUT', 'INVALID_INPUT', { fields });

/** Nobody is signed in (UNAUTHENTICATED). */
export const unauthenticated = (reason: Reason = 'SIGN_IN_REQUIRED'): AppError =>
  new AppError('UNAUTHENTICATED', reason);

/** It is not there, or not for this viewer: the two look the same (NOT_FOUND). `reason` such as COMPANION_NOT_FOUND. */
export const notFound = (reason: Reason): AppError => new AppError('NOT_FOUND', reason);

/** The state of the thing does not allow it (CONFLICT). */
export const conflict = (reason: Reason, details: ErrorDetails = {}): AppError =>
  new AppError('CONFLICT', reason, details);

/** Whoever asks is suspended (FORBIDDEN, SUSPENDED); `until` says until when. */
export const suspended = (until: string): AppError => new AppError('FORBIDDEN', 'SUSPENDED', { until });

/** Too many in a time (RATE_LIMITED); `retryAfterSeconds` is rounded up to whole seconds, at least 1. */
export const rateLimited = (reason: Reason, retryAfterSeconds: number): AppError =>
  new AppError('RATE_LIMITED', reason, { retryAfterSeconds: Math.max(1, Math.ceil(retryAfterSeconds)) });
