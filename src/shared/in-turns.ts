/** Work goes on for so long before it is others' turn, ms. */
const TURN_MS = 10;

/** `items.map(make)` for work that takes long in all: after each ten milliseconds everybody else is served first. */
export async function mapInTurns<T, R>(items: readonly T[], make: (item: T) => R): Promise<R[]> {
  const made: R[] = [];
  let turnEnds = performance.now() + TURN_MS;
  for (const item of items) {
    made.push(make(item));
    if (performance.now() < turnEnds) continue;
    await new Promise((resolve) => setImmediate(resolve));
    turnEnds = performance.now() + TURN_MS;
  }
  return made;
}
