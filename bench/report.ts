import { type Case, TITLES } from './cases.ts';
import type { RequestFigures } from './request-bench.ts';
import type { Side } from './requests.ts';
import type { RoomFigures } from './room-bench.ts';

/** The middle value; of an even number the lower one of the two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)]!;
}

/** Between which two values the middle half lies. */
export function middleHalf(values: readonly number[]): [low: number, high: number] {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.round((sorted.length - 1) * part)]!;
  return [at(0.25), at(0.75)];
}

type Line = [what: string, ours: number, limit: number, digits: number];

function print(name: Case, lines: readonly Line[]): void {
  console.log(`\n${name}  ${TITLES[name]}`);
  console.log(`${''.padEnd(26)}${'ours'.padStart(12)}${'limit'.padStart(12)}${'ours / limit'.padStart(15)}`);
  for (const [what, ours, limit, digits] of lines) {
    const numbers = [ours, limit].map((value) => value.toFixed(digits).padStart(12)).join('');
    console.log(`${what.padEnd(26)}${numbers}${(ours / limit).toFixed(2).padStart(15)}`);
  }
}

export function printRequests(name: Case, { ours, limit }: Record<Side, RequestFigures>): void {
  print(name, [
    ['requests/s', ours.perSecond, limit.perSecond, 0],
    ['p50, ms', ours.p50, limit.p50, 2],
    ['p99, ms', ours.p99, limit.p99, 2],
    ['CPU a request, ms', ours.cpuMs, limit.cpuMs, 3],
  ]);
}

export function printRoom({ ours, limit }: Record<Side, RoomFigures>): void {
  print('S1', [
    ['deliveries/s', ours.deliveriesPerSecond, limit.deliveriesPerSecond, 0],
    ['at 20 messages/s: p50, ms', ours.p50, limit.p50, 2],
    ['at 20 messages/s: p99, ms', ours.p99, limit.p99, 2],
    ['CPU a delivery, µs', ours.cpuMicros, limit.cpuMicros, 2],
    ['memory a socket, KB', ours.bytesPerSocket / 1024, limit.bytesPerSocket / 1024, 1],
  ]);
}
