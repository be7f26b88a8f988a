import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import type { BatchObservableResult, Meter, Observable } from '@opentelemetry/api';
import type { Logger } from 'pino';
import type { Counts, Watched } from '../shared/watch.ts';

/** How often the event loop is looked at, ms. */
const LAG_RESOLUTION_MS = 20;
const NANOS = 1e9;

/** What is looked at when metrics are asked for. Answers how to stop that. */
export function observe(meter: Meter, counts: Counts, watched: Watched, log: Logger): () => void {
  const gauge = (name: string, description: string, unit = '') =>
    meter.createObservableGauge(name, { description, unit });
  const counter = (name: string, description: string, unit = '') =>
    meter.createObservableCounter(name, { description, unit });
  const sockets = gauge('websockets', 'Open WebSockets.');
  const subscriptions = gauge('subscriptions', 'Open subscriptions.');
  const rooms = gauge('rooms_followed', 'Rooms that somebody follows here.');
  const deliveries = counter('deliveries', 'Events that were sent to subscribers.');
  const pool = gauge('pool_connections', 'Connections to PostgreSQL, by state.');
  const poolMax = gauge('pool_connections_max', 'Connections that the pool may have (DATABASE_POOL).');
  const poolWaiting = gauge('pool_waiting', 'Statements that wait for a connection.');
  const lag = gauge('event_loop_lag_seconds', 'How late the event loop was since the last look, by quantile.', 's');
  const busy = gauge(
    'event_loop_utilization',
    'Part of the time in which the event loop had work, since the last look.',
  );
  const memory = gauge('process_memory_bytes', 'Memory of the process, by kind.', 'By');
  const cpu = counter('process_cpu_seconds', 'Processor time of the process.', 's');
  const queues = gauge('queue_jobs', 'Jobs that are not done, by queue and state; the same from every instance.');

  const delay = monitorEventLoopDelay({ resolution: LAG_RESOLUTION_MS });
  delay.enable();
  let used = performance.eventLoopUtilization();

  const look = async (result: BatchObservableResult): Promise<void> => {
    const state = (value: string) => ({ state: value });
    result.observe(sockets, watched.sockets());
    result.observe(subscriptions, counts.subscriptions);
    result.observe(rooms, watched.followedRooms());
    result.observe(deliveries, counts.deliveries);
    const { totalCount, idleCount, waitingCount, options } = watched.pool;
    result.observe(pool, totalCount - idleCount, state('busy'));
    result.observe(pool, idleCount, state('idle'));
    result.observe(poolMax, options.max ?? 0);
    result.observe(poolWaiting, waitingCount);
    // The histogram has the pause that was asked for in it.
    for (const [quantile, nanos] of [
      ['0.5', delay.percentile(50)],
      ['0.99', delay.percentile(99)],
      ['1', delay.max],
    ] as const)
      result.observe(lag, Math.max(0, nanos / NANOS - LAG_RESOLUTION_MS / 1_000), { quantile });
    delay.reset();
    const now = performance.eventLoopUtilization();
    result.observe(busy, performance.eventLoopUtilization(now, used).utilization);
    used = now;
    const { rss, heapUsed, external } = process.memoryUsage();
    for (const [kind, bytes] of Object.entries({ rss, heapUsed, external })) result.observe(memory, bytes, { kind });
    const { user, system } = process.cpuUsage();
    result.observe(cpu, (user + system) / 1e6);
    await lookAtQueues(result);
  };

  const lookAtQueues = async (result: BatchObservableResult): Promise<void> => {
    try {
      for (const { queue, ...depth } of await watched.queues())
        for (const [name, jobs] of Object.entries(depth)) result.observe(queues, jobs, { queue, state: name });
    } catch (error) {
      // Without a database the other figures are wanted most.
      log.warn({ err: error }, 'the queues could not be counted');
    }
  };

  const all: Observable[] = [sockets, subscriptions, rooms, deliveries, pool, poolMax, poolWaiting];
  all.push(lag, busy, memory, cpu, queues);
  meter.addBatchObservableCallback(look, all);
  return () => {
    meter.removeBatchObservableCallback(look, all);
    delay.disable();
  };
}
