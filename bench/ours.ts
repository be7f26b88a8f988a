import { Session } from 'node:inspector/promises';
import { createApp, type RunningApp } from '../src/app.ts';
import type { Config } from '../src/config.ts';
import { unwatched, type Watch } from '../src/shared/watch.ts';
import { answerParent, usage } from './child.ts';
import { benchConfig } from './settings.ts';

/** The server under measurement: the product, in a process of its own. */
let running: RunningApp | null = null;
let watch: Watch | null = null;
const inspector = new Session();

answerParent({
  /** `given`: the address of the database, or with changes of the configuration. */
  start: async (given: string | { databaseUrl: string; changes: Partial<Config> }) => {
    const { databaseUrl, changes } = typeof given === 'string' ? { databaseUrl: given, changes: {} } : given;
    running = await createApp({ ...benchConfig(), ...changes }, databaseUrl);
    return running.url;
  },
  /** From now on watched, or not, as the product is without METRICS_PORT and TRACES_URL; answers where metrics are. */
  watch: (isOn: boolean) => {
    const { app } = running!;
    watch ??= app.watch;
    app.watch = isOn ? watch : unwatched();
    return watch.url;
  },
  usage: (collect: boolean) => usage(collect),
  startProfile: async () => {
    inspector.connect();
    await inspector.post('Profiler.enable');
    await inspector.post('Profiler.setSamplingInterval', { interval: 500 });
    await inspector.post('Profiler.start');
  },
  stopProfile: async () => (await inspector.post('Profiler.stop')).profile,
});
