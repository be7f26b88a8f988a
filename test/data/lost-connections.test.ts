import { describe, expect, it } from 'vitest';
import { transaction } from '../../src/data/transaction.ts';
import { jobContext } from '../../src/jobs/job-context.ts';
import { createDatabase, startTestApp } from '../kit/app.ts';
import { startProxy } from '../kit/proxy.ts';
import { until } from '../kit/until.ts';

describe('connections that are lost in transactions', () => {
  const POOL = 3;
  const all = <T>(work: () => Promise<T>) => Promise.allSettled(Array.from({ length: POOL }, work));

  it.each(['at their begin', 'at their end'])(
    '%s are given back: the pool serves again',
    async (when) => {
      const proxy = await startProxy(await createDatabase());
      const server = await startTestApp({ databaseUrl: proxy.url, config: { poolSize: POOL, queryTimeoutMs: 500 } });
      const run = (inside: () => Promise<void> = async () => undefined) =>
        transaction(jobContext(server.app, 'test'), async (tx) => {
          await tx.em.execute('select 1');
          await inside();
          return true;
        });
      for (const { status } of await all(run)) expect(status).toBe('fulfilled');
      // The server says nothing from here on, until the connections are given up.
      if (when === 'at their begin') proxy.hold();
      const lost = await all(() => run(async () => proxy.hold()));
      expect(lost.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
      await proxy.restore();
      await until(
        () => run().catch(() => false),
        () => 'a transaction that is served',
        10_000,
      );
      // Workers look for work each second, by a connection of the same pool.
      const { pool } = server.app;
      await until(
        () => pool.totalCount === pool.idleCount,
        () => `${pool.totalCount - pool.idleCount} connections that come back`,
      );
    },
    40_000,
  );
});
