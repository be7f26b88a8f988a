import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Config } from '../src/config.ts';
import { type RequestCase, TITLES } from './cases.ts';
import { Child, type Usage } from './child.ts';
import type { Round, RoundResult } from './generator.ts';
import { median, middleHalf } from './report.ts';
import type { Settings } from './request-bench.ts';
import { chooseScene } from './scene.ts';

/** Short, so that what else the machine does falls on both sides alike. */
const ROUND_SECONDS = 1;
const WARM_ROUNDS = 4;
/** As Prometheus asks by default, or more often. */
const SCRAPE_SECONDS = 15;

/**
 * The product with metrics and traces (1 in 100), and without, in rounds of a second that alternate: in one process, for two of them differ
 * by more than what is measured. As much time is spent as `rounds` of `seconds` take for four sides. It is scraped every 15 s, and its traces go to a collector that throws them away.
 */
export async function benchWatched(name: RequestCase, databaseUrl: string, settings: Settings): Promise<void> {
  const scene = await chooseScene(databaseUrl);
  const sink = createServer((request, response) => request.resume().once('end', () => response.end('{}')));
  sink.listen(0, '127.0.0.1');
  await once(sink, 'listening');
  const collector = `http://127.0.0.1:${(sink.address() as AddressInfo).port}/v1/traces`;
  const watching: Partial<Config> = { metricsPort: 0, traces: { url: collector, percent: 1 } };
  const [server, generator] = [new Child('./ours.js'), new Child('./generator.js')];
  try {
    const url = await server.call<string>('start', { databaseUrl, changes: watching });
    const { connections, seconds, rounds } = settings;
    const round: Round = { side: 'ours', url, name, scene, connections, seconds: ROUND_SECONDS };
    let watchedSeconds = 0;
    const measure = async (side: 0 | 1): Promise<number> => {
      const metricsUrl = await server.call<string>('watch', side === 1);
      const before = await server.call<Usage>('usage', false);
      if (side === 1) watchedSeconds += ROUND_SECONDS;
      if (watchedSeconds >= SCRAPE_SECONDS) {
        watchedSeconds = 0;
        await (await fetch(metricsUrl)).text();
      }
      const { requests } = await generator.call<RoundResult>('run', round);
      const after = await server.call<Usage>('usage', false);
      return (after.cpuMicros - before.cpuMicros) / requests;
    };
    for (let i = 0; i < WARM_ROUNDS; i++) for (const side of [0, 1] as const) await measure(side);
    const micros: [number[], number[]] = [[], []];
    const ratios: number[] = [];
    // Unwatched, watched, watched, unwatched, and the other way round: what drifts falls on both.
    for (let i = 0; i < Math.ceil((rounds * seconds) / ROUND_SECONDS); i++) {
      const sums: [number, number] = [0, 0];
      for (const side of i % 2 ? ([1, 0, 0, 1] as const) : ([0, 1, 1, 0] as const)) {
        const each = await measure(side);
        micros[side].push(each);
        sums[side] += each;
      }
      ratios.push(sums[1] / sums[0]);
    }
    const [low, high] = middleHalf(ratios);
    console.log(`\n${name}  ${TITLES[name]}`);
    console.log(
      `CPU a request, µs: ${median(micros[0]).toFixed(1)} unwatched, ${median(micros[1]).toFixed(1)} watched (medians of ${micros[0].length} rounds)`,
    );
    console.log(
      `watched / unwatched: ${median(ratios).toFixed(3)}, half of ${ratios.length} blocks from ${low.toFixed(3)} to ${high.toFixed(3)}`,
    );
  } finally {
    await Promise.all([server.stop(), generator.stop()]);
    sink.close();
  }
}
