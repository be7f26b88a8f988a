import { Session } from 'node:inspector/promises';
import { createApp, type RunningApp } from '../src/app.ts';
import { answerParent, usage } from './child.ts';
import { benchConfig } from './settings.ts';

/** The server under measurement: the product, in a process of its own. */
let running: RunningApp | null = null;
const inspector = new Session();

answerParent({
  start: async (databaseUrl: string) => {
    running = await createApp(benchConfig(), databaseUrl);
    return running.url;
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
