import type { RequestCase, Scene } from './cases.ts';
import type { Child } from './child.ts';
import type { Round, RoundResult } from './generator.ts';
import { median } from './report.ts';
import type { Side } from './requests.ts';
import { type Servers, SIDES } from './servers.ts';

export interface Settings {
  seconds: number;
  rounds: number;
  connections: number;
}

/** The medians of a side's rounds. */
export interface RequestFigures {
  perSecond: number;
  p50: number;
  p99: number;
  /** CPU of the server process for each request, ms. */
  cpuMs: number;
}

/** Alternates both servers in short rounds, so that whatever else the machine does falls on both. */
export async function benchRequests(
  name: RequestCase,
  servers: Servers,
  generator: Child,
  scene: Scene,
  settings: Settings,
): Promise<Record<Side, RequestFigures>> {
  const roundOf = (side: Side, seconds: number): Round => ({
    side,
    url: servers.urls[side],
    name,
    scene,
    connections: settings.connections,
    seconds,
  });
  await demandSameAnswers(name, generator, roundOf);
  for (const side of SIDES) await generator.call('run', roundOf(side, Math.min(3, settings.seconds)));
  const measured: Record<Side, RequestFigures[]> = { ours: [], limit: [] };
  for (let i = 0; i < settings.rounds; i++) {
    for (const side of SIDES) {
      const before = await servers.usage(side);
      const result = await generator.call<RoundResult>('run', roundOf(side, settings.seconds));
      const after = await servers.usage(side);
      measured[side].push({
        perSecond: result.requests / result.seconds,
        p50: result.p50,
        p99: result.p99,
        cpuMs: (after.cpuMicros - before.cpuMicros) / 1000 / result.requests,
      });
    }
  }
  return { ours: medians(measured.ours), limit: medians(measured.limit) };
}

const medians = (rounds: readonly RequestFigures[]): RequestFigures => ({
  perSecond: median(rounds.map((round) => round.perSecond)),
  p50: median(rounds.map((round) => round.p50)),
  p99: median(rounds.map((round) => round.p99)),
  cpuMs: median(rounds.map((round) => round.cpuMs)),
});

/** Refuses to compare what is not the same: reads must answer equal data, a write must answer the same fields. */
async function demandSameAnswers(
  name: RequestCase,
  generator: Child,
  roundOf: (side: Side, seconds: number) => Round,
): Promise<void> {
  // One after the other: both writing into one room at once could wait for each other in a circle.
  const ours = JSON.parse(await generator.call<string>('once', roundOf('ours', 0)));
  const limit = JSON.parse(await generator.call<string>('once', roundOf('limit', 0)));
  const difference =
    name === 'M1'
      ? differenceOf(Object.keys(ours.data?.sendMessage ?? {}), Object.keys(limit.data.sendMessage))
      : differenceOf(ours, limit);
  if (difference) throw new Error(`${name}: the answers of both servers differ at ${difference}`);
}

/** Where two JSON values differ first, with what stands there; null when they are equal. */
function differenceOf(ours: unknown, limit: unknown, path = '$'): string | null {
  const areObjects = typeof ours === 'object' && typeof limit === 'object' && ours && limit;
  if (!areObjects)
    return Object.is(ours, limit) ? null : `${path}: ${JSON.stringify(ours)} and ${JSON.stringify(limit)}`;
  const [a, b] = [ours as Record<string, unknown>, limit as Record<string, unknown>];
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const difference = differenceOf(a[key], b[key], `${path}.${key}`);
    if (difference) return difference;
  }
  return null;
}
