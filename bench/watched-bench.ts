import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Config } from '../src/config.ts';
import { type RequestCase, TITLES } from './cases.ts';
import { Child, type Usage } from './child.ts';
import type { Round, RoundResult } from './generator.ts';
import { median } from './report.ts';
import type { Settings } from './request-bench.ts';
import { chooseScene } from './scene.ts';

/** As Prometheus asks by default, or more often. */
const SCRAPE_SECONDS = 15;

/**
 * The product with metrics and traces (1 in 100), and without, in short rounds that alternate: in one process, for two of them differ by
 * more than what is measured. It is scraped every 15 s, and its traces go to a collector that throws them away.
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
    const round: Round = { side: 'ours', url, name, scene, connections, seconds };
    let watchedSeconds = 0;
    const measure = async (side: 0 | 1): Promise<number> => {
      const metricsUrl = await server.call<string>('watch', side === 1);
      const before = await server.call<Usage>('usage', false);
      if (side === 1) watchedSeconds += seconds;
      if (watchedSeconds >= SCRAPE_SECONDS) {
        watchedSeconds = 0;
        await (await fetch(metricsUrl)).text();
      }
      const { requests } = await generator.call<RoundResult>('run', round);
      const after = await server.call<Usage>('usage', false);
      return (after.cpuMicros - before.cpuMicros) / requests;
    };
    await measure(0);
    await measure(1);
    const micros: [number[], number[]] = [[], []];
    // A, B, B, A: what drifts falls on both.
    for (let i = 0; i < rounds; i++)
      for (const side of i % 2 ? ([1, 0] as const) : ([0, 1] as const)) micros[side].push(await measure(side));
    const [without, withAll] = [median(micros[0]), median(micros[1])];
    const each = median(micros[0].map((one, i) => micros[1][i]! / one));
    console.log(`\n${name}  ${TITLES[name]}`);
    console.log(`CPU a request, µs: ${without.toFixed(1)} unwatched, ${withAll.toFixed(1)} watched`);
    console.log(`watched / unwatched: ${(withAll / without).toFixed(3)} (median of pairs ${each.toFixed(3)})`);
  } finally {
    await Promise.all([server.stop(), generator.stop()]);
    sink.close();
  }
}
