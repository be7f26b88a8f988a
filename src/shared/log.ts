import { type DestinationStream, type Logger, pino } from 'pino';

/** Keys that carry secrets, wherever an object that is logged has them. */
const SECRETS = [
  'password',
  'newPassword',
  'currentPassword',
  'token',
  'accessToken',
  'refreshToken',
  'authorization',
  'cookie',
  'secret',
];

/** What is shown of an error. PostgreSQL's `detail`, `where` and `query` hold rows and values: a mail, a token, a message. */
const SHOWN = [
  'code',
  'severity',
  'schema',
  'table',
  'column',
  'constraint',
  'routine',
  'statusCode',
  'syscall',
] as const;

/** An error for the log: its kind, message, stack and causes, without the values that it happened with. */
function errorForLog(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const fields = error as unknown as Record<string, unknown>;
  const cause = error.cause ?? (error as { originalError?: unknown }).originalError;
  return {
    type: error.constructor.name,
    message: withoutValues(error.message),
    stack: framesOf(error),
    ...Object.fromEntries(SHOWN.filter((name) => fields[name] !== undefined).map((name) => [name, fields[name]])),
    ...(cause !== undefined && depth < 3 && { cause: errorForLog(cause, depth + 1) }),
  };
}

/** MikroORM adds the `detail` to the message; behind `invalid input syntax for type uuid:` stands what a person sent. */
function withoutValues(message: string): string {
  return message.replace(/\n - detail: .*$/s, '').replace(/(invalid input (?:syntax|value) for [^:]*: ).*$/s, '$1…');
}

/** The places of a stack, without the message that stands before them. */
function framesOf({ message, stack = '' }: Error): string {
  const at = stack.indexOf(message);
  const places = at < 0 ? stack : stack.slice(at + message.length);
  return places
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}

/** The log: JSON lines at `level` and above, without secrets; to stdout, or where a test wants them. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    serializers: { err: (error: unknown) => errorForLog(error) },
    redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), remove: true },
  };
  return destination ? pino(options, destination) : pino(options);
}
