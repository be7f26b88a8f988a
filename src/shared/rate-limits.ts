const MINUTE = 60;
const TEN_MINUTES = 600;
const HOUR = 3_600;

/** By whom uses are counted; each has a count of its own. */
type CountedBy = 'person' | 'address' | 'account' | 'recipient' | 'room' | 'session';

/** So many uses in a time, for each of whom it is counted by. */
export type RateLimit = { seconds: number } & { readonly [By in CountedBy]?: number };

/**
 * Every limit of use of the house; docs/operations.md tells the same table. `account` is an account from one address, `room` a person in a
 * room, `recipient` an e-mail address. RATE_LIMITS changes single numbers, RATE_LIMIT_FACTOR multiplies all.
 */
export const RATE_LIMITS = {
  /** Wrong passwords at signing in (domain: 5 and 20 a minute). */
  signInFailures: { account: 5, address: 20, seconds: MINUTE },
  /** Right ones: whoever knows a password must not sign in without end either. */
  signIns: { person: 20, address: 120, seconds: MINUTE },
  /** Wrong passwords of a signed-in person (changing it, deleting the account). */
  passwordFailures: { person: 5, seconds: MINUTE },
  /** Wide enough for an office or a school behind one address. */
  signUps: { address: 120, seconds: MINUTE },
  mailRequests: { address: 60, seconds: MINUTE },
  mailTokens: { address: 300, seconds: MINUTE },
  passwordResets: { address: 60, seconds: MINUTE },
  refreshes: { address: 600, seconds: MINUTE },
  /** New tokens of one session. */
  refreshesOfSession: { session: 240, seconds: HOUR },
  /** Mails of one kind that were sent: nobody's mailbox is flooded through us. */
  mails: { recipient: 5, seconds: HOUR },

  /** Nodes of answers, and what else they cost, in nodes; many times what the busiest page asks. */
  costs: { person: 2_000_000, address: 6_000_000, seconds: MINUTE },

  /** Fields that change something, of any kind. */
  writes: { person: 600, address: 3_000, seconds: MINUTE },
  posts: { person: 60, address: 300, seconds: HOUR },
  comments: { person: 60, address: 300, seconds: MINUTE },
  applications: { person: 60, address: 300, seconds: HOUR },
  places: { person: 100, address: 500, seconds: HOUR },
  /** Addresses looked up before they are saved. */
  geocodes: { person: 30, address: 300, seconds: MINUTE },
  reviews: { person: 100, address: 500, seconds: HOUR },
  planners: { person: 100, address: 500, seconds: HOUR },
  /** Of planners, each one that is written: a copy of the longest planner writes 18,250. */
  stops: { person: 40_000, address: 200_000, seconds: HOUR },
  rooms: { person: 100, address: 500, seconds: HOUR },
  /** Besides 10 in 10 seconds into one room. */
  messages: { person: 300, address: 3_000, seconds: MINUTE },
  typing: { room: 30, seconds: 10 },
  uploads: { person: 60, address: 300, seconds: TEN_MINUTES },
  uploadBytes: { person: 500_000_000, address: 2_000_000_000, seconds: HOUR },
  anonymousViews: { address: 300, seconds: TEN_MINUTES },
} as const satisfies Record<string, RateLimit>;

export type RateLimitName = keyof typeof RATE_LIMITS;
/** Whom a limit counts by. */
export type CountsBy<Name extends RateLimitName> = Exclude<keyof (typeof RATE_LIMITS)[Name], 'seconds'>;

/** Limits of writing: by person, and by address. */
export type WriteLimit = {
  [Name in RateLimitName]: 'person' | 'address' extends CountsBy<Name> ? Name : never;
}[RateLimitName];

/** Numbers that stand instead of the table's, such as `comments.person`. */
export type RateLimitChanges = Readonly<Record<string, number>>;

/**
 * Reads RATE_LIMITS: numbers of the table by name, with commas between: `comments.person=100,uploadBytes.address=5000000000`.
 * Null when a name is not in the table, or a number is no whole one above 0.
 */
export function readRateLimitChanges(text: string): RateLimitChanges | null {
  const changes: Record<string, number> = {};
  for (const part of text.split(',').map((one) => one.trim())) {
    if (part === '') continue;
    const [, name = '', by = '', number = ''] = /^(\w+)\.(\w+)\s*=\s*(\d{1,12})$/.exec(part) ?? [];
    if (allowance(name, by) === undefined || Number(number) < 1) return null;
    changes[`${name}.${by}`] = Number(number);
  }
  return changes;
}

/** Uses that the table allows, or undefined for what stands not there. */
export function allowance(name: string, by: string): number | undefined {
  const limit: Record<string, number> | undefined = Object.hasOwn(RATE_LIMITS, name)
    ? RATE_LIMITS[name as RateLimitName]
    : undefined;
  return limit && by !== 'seconds' && Object.hasOwn(limit, by) ? limit[by] : undefined;
}
