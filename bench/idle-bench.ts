import { Child, type Usage } from './child.ts';
import type { FollowingResult } from './followers.ts';
import { chooseScene } from './scene.ts';

/** Messages a second into the room, and for how long. */
const PACE = { perSecond: 1, seconds: 10 };

/** Many sockets of which half only stay, and half follow one room: what each takes, and how long a message to that room takes. */
export async function benchIdle(databaseUrl: string, sockets: number): Promise<void> {
  const scene = await chooseScene(databaseUrl);
  const server = new Child('./ours.js', ['--expose-gc']);
  const [warming, idling, following] = [1, 2, 3].map(() => new Child('./followers.js')) as [Child, Child, Child];
  try {
    const url = await server.call<string>('start', databaseUrl);
    const half = Math.floor(sockets / 2);
    await warming.call('open', { side: 'ours', url, scene, sockets: 200 });
    await warming.call('paced', { perSecond: 20, seconds: 2 });
    await warming.call('close');
    const empty = await server.call<Usage>('usage', true);
    await idling.call('open', { side: 'ours', url, scene, sockets: half, idle: true });
    const idle = await server.call<Usage>('usage', true);
    await following.call('open', { side: 'ours', url, scene, sockets: half });
    const followed = await server.call<Usage>('usage', true);
    const each = (from: Usage, to: Usage) =>
      `${((to.rssBytes - from.rssBytes) / half / 1024).toFixed(1)} KB (heap ${((to.heapBytes - from.heapBytes) / half / 1024).toFixed(1)} KB)`;
    console.log(`\n${sockets} sockets on one instance`);
    console.log(`a socket that is signed in and idle   ${each(empty, idle)}`);
    console.log(`one that follows the room             ${each(idle, followed)}`);
    console.log(`the process                           ${(followed.rssBytes / 1024 / 1024).toFixed(0)} MB`);
    const before = followed.cpuMicros;
    const { p50, p99, deliveries } = await following.call<FollowingResult>('paced', PACE);
    const cpu = ((await server.call<Usage>('usage', false)).cpuMicros - before) / deliveries;
    console.log(
      `a message to ${half} followers         p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, ${cpu.toFixed(1)} µs a delivery`,
    );
  } finally {
    await Promise.all([warming.stop(), idling.stop(), following.stop()]);
    await server.stop();
  }
}
