/**
 * What one person may begin in a day, so that nobody reaches many strangers at once (domain.md, "New accounts"). Days end at midnight
 * UTC. QUOTAS changes single numbers or switches all off.
 */
export const QUOTAS = {
  /** Conversations with people who have not answered, from the second week on. */
  newConversations: 20,
  /** The same in an account's first seven days. */
  newConversationsInFirstWeek: 5,
  applications: 10,
  posts: 5,
  comments: 50,
  invitations: 10,
} as const;

/** The numbers in force; null where nothing is limited. */
export type Quotas = Readonly<Record<keyof typeof QUOTAS, number>>;

/**
 * Reads QUOTAS: `off`, or numbers that stand instead of the table's: `posts=20,comments=200`. An empty text is the table itself.
 * Undefined when a name is not in the table, or a number is no whole one from 1 on.
 */
export function readQuotas(text: string): Quotas | null | undefined {
  if (text.trim().toLowerCase() === 'off') return null;
  const quotas: Record<string, number> = { ...QUOTAS };
  for (const part of text.split(',').map((one) => one.trim())) {
    if (part === '') continue;
    const [, name = '', number = ''] = /^(\w+)\s*=\s*(\d{1,9})$/.exec(part) ?? [];
    if (!Object.hasOwn(QUOTAS, name) || Number(number) < 1) return undefined;
    quotas[name] = Number(number);
  }
  return quotas as Quotas;
}
