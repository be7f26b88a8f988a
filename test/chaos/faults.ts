import { execFileSync } from 'node:child_process';
import { until } from '../kit/until.ts';
import { pause, type Random, randomOf } from './random.ts';
import type { Stack } from './stack.ts';

/** A fault that lasts and is over when its promise resolves; `ms` is how long, where that can be chosen. */
interface Fault {
  name: string;
  ms: readonly [number, number];
  run(stack: Stack, ms: number, random: Random): Promise<void>;
}

const isThere = async (stack: Stack) => {
  await until(
    () => stack.postgres.start(),
    () => 'PostgreSQL after a crash',
    30_000,
  );
};

/** Faults of processes: one at a time. */
const OF_PROCESSES: readonly Fault[] = [
  {
    name: 'kill -9 of an instance',
    ms: [0, 1_000],
    run: async (stack, ms, random) => {
      const instance = random.pick(stack.instances);
      await instance.end('SIGKILL');
      await pause(ms);
      instance.start();
      await instance.isReady();
    },
  },
  {
    name: 'restart of an instance',
    ms: [0, 300],
    run: async (stack, ms, random) => {
      const instance = random.pick(stack.instances);
      await instance.end('SIGTERM');
      await pause(ms);
      instance.start();
      await instance.isReady();
    },
  },
  {
    name: 'SIGSTOP of an instance',
    ms: [300, 6_000],
    run: async (stack, ms, random) => {
      const instance = random.pick(stack.instances);
      instance.signal('SIGSTOP');
      await pause(ms);
      instance.signal('SIGCONT');
    },
  },
  {
    name: 'kill -9 of PostgreSQL',
    ms: [0, 1_000],
    run: async (stack, ms) => {
      stack.postgres.end('kill');
      await pause(ms);
      await isThere(stack);
    },
  },
  {
    name: 'restart of PostgreSQL',
    ms: [0, 2_000],
    run: async (stack, ms) => {
      stack.postgres.end('fast');
      await pause(ms);
      await isThere(stack);
    },
  },
  {
    name: 'kill -9 of one PostgreSQL connection, which ends all',
    ms: [500, 1_000],
    run: async (stack, ms) => {
      const [pid] = backendsOf(stack);
      if (pid) process.kill(pid, 'SIGKILL');
      await pause(ms);
    },
  },
  {
    name: 'kill -9 of Redis',
    ms: [0, 2_500],
    run: async ({ redis }, ms) => {
      await redis?.stop();
      await pause(ms);
      await redis?.start();
    },
  },
];

/** Processes that serve a connection of the product. */
function backendsOf({ postgres }: Stack): number[] {
  const children = execFileSync('ps', ['--ppid', String(postgres.pid()), '-o', 'pid=,args='], { encoding: 'utf8' });
  return children
    .split('\n')
    .filter((line) => / chaos 127\./.test(line))
    .map((line) => Number.parseInt(line, 10));
}

type Way = 'front' | 'toPostgres' | 'toRedis';
const WAYS: readonly Way[] = ['front', 'toPostgres', 'toRedis'];

const ofWay = (way: Way): readonly Fault[] => [
  {
    name: `${way}: cut`,
    ms: [100, 2_500],
    run: async (stack, ms) => {
      await stack[way]?.cut();
      await pause(ms);
      await stack[way]?.restore();
    },
  },
  {
    name: `${way}: held`,
    ms: [300, 4_500],
    run: async (stack, ms) => {
      stack[way]?.hold();
      await pause(ms);
      await stack[way]?.restore();
    },
  },
  {
    name: `${way}: connections broken`,
    ms: [0, 300],
    run: async (stack, ms) => {
      stack[way]?.drop();
      await pause(ms);
    },
  },
  {
    name: `${way}: connections forgotten`,
    ms: [0, 500],
    run: async (stack, ms) => {
      stack[way]?.silence();
      await pause(ms);
    },
  },
  {
    name: `${way}: late`,
    ms: [500, 3_000],
    run: async (stack, ms, random) => {
      stack[way]?.delay(Math.round(random.between(5, way === 'front' ? 400 : 60)));
      await pause(ms);
      stack[way]?.delay(0);
    },
  },
];
const OF_WAYS = WAYS.flatMap(ofWay);

/** Faults that are short enough for a run of a few seconds, and make clients send and subscribe again. */
const BRIEF = OF_WAYS.filter(({ name }) => /^front: connections broken/.test(name));

export interface Trouble {
  /** How often each fault was there. */
  counts: Map<string, number>;
  /** No new faults; resolves when those under way are over. */
  stop(): Promise<void>;
}

/** Makes trouble until it is stopped: one fault of processes and one of ways at a time, by the seed. */
export function makeTrouble(stack: Stack, seed: number, how: 'all' | 'brief'): Trouble {
  const counts = new Map<string, number>();
  let isOver = false;
  const lane = async (faults: readonly Fault[], gap: readonly [number, number]) => {
    // Each lane has its own chances: how long one waits for a start does not change the other's schedule.
    const random = randomOf(seed + faults.length);
    while (!isOver) {
      const fault = random.pick(faults);
      const ms = random.between(...fault.ms);
      const rest = random.between(...gap);
      await pause(rest);
      if (isOver) return;
      counts.set(fault.name, (counts.get(fault.name) ?? 0) + 1);
      await fault.run(stack, ms, random);
    }
  };
  const lanes =
    how === 'brief' ? [lane(BRIEF, [300, 900])] : [lane(OF_PROCESSES, [800, 2_500]), lane(OF_WAYS, [300, 1_500])];
  return {
    counts,
    stop: async () => {
      isOver = true;
      await Promise.all(lanes);
    },
  };
}
