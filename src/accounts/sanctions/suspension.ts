/** The end of a suspension in ISO form while it lasts, or null; `until` is an instant as the database writes it. */
export function suspensionAt(now: Date, until: string | null): string | null {
  if (until === null) return null;
  const end = new Date(until);
  return end > now ? end.toISOString() : null;
}
