import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that start processes of their own. */
const SLOW = /\/test\/(chaos|start|postgres|demo|edges|playground)\/|\/crash\.test/;

/** A long file that starts last keeps everybody waiting. */
class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isSlow = (file: TestSpecification) => SLOW.test(file.moduleId);
    return [...sorted.filter(isSlow), ...sorted.filter((file) => !isSlow(file))];
  }
}

export default defineConfig({
  resolve: { alias: { graphql: 'graphql/index.js' } },
  oxc: { decorator: { legacy: true } },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/kit/postgres.global.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    sequence: { sequencer: SlowFirst },
    // The schema and its libraries are loaded once a worker: nothing in src is ambient, so files can share it.
    isolate: false,
    pool: 'forks',
    maxWorkers: 3,
    env: { NODE_ENV: 'test' },
  },
});
