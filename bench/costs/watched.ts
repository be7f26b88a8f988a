import { createApp, type RunningApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { answerParent } from '../child.ts';

/** How often the event loop is looked at, ms. */
const LOOK_MS = 5;

/** What a watched server tells of the time since it was asked before. */
export interface Watched {
  /** The longest time in which the event loop came to nothing else, ms of CPU: what other processes take is not counted. */
  blockedMs: number;
  /** The same by the clock on the wall. */
  blockedWallMs: number;
  /** CPU time of the main thread, ms. */
  cpuMs: number;
  /** The largest heap that was seen, bytes. */
  peakHeapBytes: number;
}

declare const gc: (() => void) | undefined;

let running: RunningApp | null = null;
let watched: Watched = { blockedMs: 0, blockedWallMs: 0, cpuMs: 0, peakHeapBytes: 0 };
const cpuMillis = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};

/** A timer that is due every few milliseconds comes late by as much as the loop was blocked. */
function watch(): void {
  let wall = performance.now();
  let cpu = cpuMillis();
  setInterval(() => {
    const [nowWall, nowCpu] = [performance.now(), cpuMillis()];
    watched.blockedMs = Math.max(watched.blockedMs, nowCpu - cpu);
    watched.blockedWallMs = Math.max(watched.blockedWallMs, nowWall - wall);
    watched.cpuMs += nowCpu - cpu;
    watched.peakHeapBytes = Math.max(watched.peakHeapBytes, heapBytes());
    [wall, cpu] = [nowWall, nowCpu];
  }, LOOK_MS);
}

const heapBytes = () => {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

answerParent({
  start: async ({ databaseUrl, env }: { databaseUrl: string; env: Record<string, string> }) => {
    running = await createApp(readConfig(env), databaseUrl);
    watch();
    return running.url;
  },
  /** What was seen since the last time. */
  watched: () => {
    const seen = watched;
    watched = { blockedMs: 0, blockedWallMs: 0, cpuMs: 0, peakHeapBytes: 0 };
    return seen;
  },
  /** What is left when everything that nobody needs is collected, bytes. */
  heap: () => {
    gc?.();
    gc?.();
    return heapBytes();
  },
  stop: async () => {
    await running?.close();
  },
});
