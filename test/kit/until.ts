/** Waits for a condition, at most `ms`; `what` says in the failure what was waited for. */
export async function until<T>(
  condition: () => T | Promise<T>,
  what: () => string = () => 'a condition',
  ms = 45_000,
): Promise<NonNullable<T>> {
  const end = Date.now() + ms;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > end) throw new Error(`Waited ${ms} ms for ${what()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
