import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { graphql: 'graphql/index.js' } },
  oxc: { decorator: { legacy: true } },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/kit/postgres.global.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // The schema and its libraries are loaded once a worker: nothing in src is ambient, so files can share it.
    isolate: false,
    pool: 'forks',
    maxWorkers: 3,
    env: { NODE_ENV: 'test' },
  },
});
