import { jobContext } from '../jobs/job-context.ts';
import { sweepHourly } from '../jobs/sweep.ts';
import type { App } from '../shared/context.ts';
import { startExportWorker, sweepExports } from './data-export.service.ts';
import { writeExport } from './write-export.ts';

/** Makes copies that are asked for, and removes those whose day is over, every hour until the returned function is called. */
export async function startExports(app: App): Promise<() => void> {
  await startExportWorker(app, writeExport);
  return sweepHourly(app, 'copies of data', (sweeping) => sweepExports(jobContext(sweeping, 'exports')));
}
