import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import type { Logger } from 'pino';
import { StartupFault } from '../shared/startup-fault.ts';
import { unwatched, type Watch } from '../shared/watch.ts';
import { createInstruments } from './instruments.ts';
import { observe } from './observe.ts';
import { createTraces, type TraceSettings } from './traces.ts';

/** What of the configuration it needs. */
export interface WatchSettings {
  /** Null: no metrics. */
  metricsPort: number | null;
  metricsHost: string;
  /** Null: no traces. */
  traces: TraceSettings | null;
}

/** Every name of a metric begins with it. */
const PREFIX = 'infinity_travel';

/** Opens the port of metrics and begins to trace, as configured. @throws StartupFault when the port is in use. */
export async function openWatch({ metricsPort, metricsHost, traces }: WatchSettings, log: Logger): Promise<Watch> {
  const traced = traces && createTraces(traces, log);
  const measured = metricsPort === null ? null : await openMetrics(metricsPort, metricsHost, log);
  return {
    ...unwatched(),
    ...measured,
    ...(traced && { trace: traced.trace }),
    isOn: true,
    close: async () => {
      await measured?.close();
      await traced?.close();
    },
  };
}

async function openMetrics(port: number, host: string, log: Logger) {
  const exporter = new PrometheusExporter({
    preventServerStart: true,
    prefix: PREFIX,
    withoutScopeInfo: true,
    withoutTargetInfo: true,
  });
  const provider = new MeterProvider({ readers: [exporter] });
  const meter = provider.getMeter('infinity-travel');
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') response.writeHead(404).end();
    else exporter.getMetricsRequestHandler(request, response);
  });
  const url = await listen(server, port, host);
  const counts = { subscriptions: 0, deliveries: 0 };
  let stop: () => void = () => undefined;
  return {
    url,
    counts,
    ...createInstruments(meter),
    observe: (watched: Parameters<Watch['observe']>[0]) => {
      stop = observe(meter, counts, watched, log);
    },
    close: async () => {
      stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await provider.shutdown();
    },
  };
}

async function listen(server: Server, port: number, host: string): Promise<string> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new StartupFault(
      `METRICS_PORT ${port} on ${host} cannot be used (${(error as NodeJS.ErrnoException).code}): set another one, or METRICS_HOST.`,
    );
  }
  const { port: opened } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${opened}/metrics`;
}
