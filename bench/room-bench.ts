import type { Scene } from './cases.ts';
import { Child } from './child.ts';
import type { FollowingResult } from './followers.ts';
import { median } from './report.ts';
import type { Settings } from './request-bench.ts';
import type { Side } from './requests.ts';
import { type Servers, SIDES } from './servers.ts';

const MESSAGES_PER_SECOND = 20;

/** The medians of a side's rounds. */
export interface RoomFigures {
  /** At 20 messages a second: from sending to the socket, ms. */
  p50: number;
  p99: number;
  /** CPU of the server process for each delivery at 20 messages a second, µs. */
  cpuMicros: number;
  /** As fast as it goes. */
  deliveriesPerSecond: number;
  bytesPerSocket: number;
}

/** One room that many sockets follow: first at a steady rate, then as fast as it goes. Alternates both servers. */
export async function benchRoom(
  servers: Servers,
  scene: Scene,
  settings: Settings,
  sockets: number,
): Promise<Record<Side, RoomFigures>> {
  const measured: Record<Side, RoomFigures[]> = { ours: [], limit: [] };
  await warmUp(servers, scene);
  for (let i = 0; i < settings.rounds; i++) {
    for (const side of SIDES) {
      const followers = new Child('./followers.js');
      try {
        measured[side].push(await measure(side, servers, followers, scene, settings, sockets));
      } finally {
        await followers.stop();
      }
    }
  }
  return { ours: medians(measured.ours), limit: medians(measured.limit) };
}

/** A few sockets and messages first: what is made once for all is not what a socket needs. */
async function warmUp(servers: Servers, scene: Scene): Promise<void> {
  for (const side of SIDES) {
    const followers = new Child('./followers.js');
    await followers.call('open', { side, url: servers.urls[side], scene, sockets: 20 });
    await followers.call('paced', { perSecond: MESSAGES_PER_SECOND, seconds: 1 });
    // The limit broadcasts the very bytes that ours sends.
    if (side === 'ours') await servers.limit.call('prepareFrame', await followers.call('frame'));
    await followers.call('close');
    await followers.stop();
  }
}

async function measure(
  side: Side,
  servers: Servers,
  followers: Child,
  scene: Scene,
  { seconds }: Settings,
  sockets: number,
): Promise<RoomFigures> {
  const empty = await servers.usage(side, true);
  await followers.call('open', { side, url: servers.urls[side], scene, sockets });
  const full = await servers.usage(side, true);
  await followers.call('paced', { perSecond: MESSAGES_PER_SECOND, seconds: 1 });
  const before = await servers.usage(side);
  const steady = await followers.call<FollowingResult>('paced', { perSecond: MESSAGES_PER_SECOND, seconds });
  const after = await servers.usage(side);
  const fast = await followers.call<FollowingResult>('flood', { seconds });
  await followers.call('close');
  return {
    p50: steady.p50,
    p99: steady.p99,
    cpuMicros: (after.cpuMicros - before.cpuMicros) / steady.deliveries,
    deliveriesPerSecond: fast.deliveries / fast.seconds,
    // Not RSS: pages that V8 has taken for garbage of opening are twice as much as a thousand sockets.
    bytesPerSocket: (full.heapBytes - empty.heapBytes) / sockets,
  };
}

const medians = (rounds: readonly RoomFigures[]): RoomFigures => ({
  p50: median(rounds.map((round) => round.p50)),
  p99: median(rounds.map((round) => round.p99)),
  cpuMicros: median(rounds.map((round) => round.cpuMicros)),
  deliveriesPerSecond: median(rounds.map((round) => round.deliveriesPerSecond)),
  // What is loaded once for all is in no round but the first; it is little.
  bytesPerSocket: rounds[0]!.bytesPerSocket,
});
