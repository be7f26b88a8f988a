/** How often the event loop is looked at, ms. */
const LOOK_MS = 5;

/**
 * The longest time that the event loop of this process was busy without a break while `work` ran, ms. Of this thread's own work only:
 * what the machine gave to others in between does not count.
 */
export async function longestBlock<T>(work: () => Promise<T>): Promise<{ result: T; ms: number }> {
  let longest = 0;
  let before = busyMs();
  const look = () => {
    const now = busyMs();
    longest = Math.max(longest, now - before);
    before = now;
  };
  // Each look is a turn of the loop of its own; what was done since the last one was done without a break, or in short ones.
  let isOver = false;
  const looking = (async () => {
    while (!isOver) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      look();
    }
  })();
  const result = await work();
  isOver = true;
  await looking;
  return { result, ms: longest };
}

function busyMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
