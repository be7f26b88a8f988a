/** An error of an answer, as the server words it. */
export interface Failure {
  message: string;
  path?: readonly (string | number)[];
  extensions?: {
    code?: string;
    reason?: string;
    fields?: readonly { path: string; reason: string; limit?: number; message: string }[];
    retryAfterSeconds?: number;
    requestId?: string;
  };
}

/** The server has answered, and refused. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly failures: readonly Failure[];

  constructor(failures: readonly Failure[]) {
    super(failures.flatMap(wordsOf).join(' '));
    this.failures = failures;
  }

  /** `extensions.code` of the first error. */
  get code(): string {
    return this.failures[0]?.extensions?.code ?? 'INTERNAL_SERVER_ERROR';
  }

  /** `extensions.reason` of the first error: a stable finer word. */
  get reason(): string | null {
    return this.failures[0]?.extensions?.reason ?? null;
  }

  /** How long to wait before the same is tried again, ms; null where waiting alone does not help. */
  get retryAfterMs(): number | null {
    const seconds = this.failures[0]?.extensions?.retryAfterSeconds;
    if (seconds !== undefined) return seconds * 1_000;
    return ['QUERY_TIMEOUT', 'SERVER_BUSY', 'SHUTTING_DOWN'].includes(this.reason ?? '') ? 1_000 : null;
  }
}

/** What a person reads of an error: the faults of the fields where there are some. */
const wordsOf = ({ message, extensions }: Failure): string[] =>
  extensions?.fields?.length ? extensions.fields.map((fault) => fault.message) : [message];

/** No answer came, or none that is GraphQL: the request may or may not have been carried out. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

/** True when the session has to be renewed before anything else is answered. */
export const isSessionExpired = (failures: readonly Failure[]): boolean =>
  failures.some(({ extensions }) => extensions?.reason === 'SESSION_EXPIRED');
