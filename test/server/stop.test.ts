import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { createDatabase, startTestApp } from '../kit/app.ts';
import { testConfig } from '../kit/config.ts';
import { makePerson } from '../kit/make.ts';
import { TestSocket } from '../kit/socket.ts';
import { until } from '../kit/until.ts';

describe('stopping', () => {
  it('lets a request under way end, closes sockets with 1001, and leaves nothing behind', async () => {
    const server = await startTestApp();
    const person = await makePerson(server);
    const socket = new TestSocket(person);
    await socket.subscribe('subscription { inbox { __typename } }').atLeast(1);

    const holder = new pg.Client(server.databaseUrl);
    await holder.connect();
    await holder.query('begin; lock table room_members in access exclusive mode');
    const slow = person.send('{ rooms { nodes { id } } }');
    await until(async () => {
      const waiting = await holder.query(
        "select 1 from pg_locks where not granted and relation = 'room_members'::regclass",
      );
      return waiting.rowCount;
    });

    const stopped = server.close();
    await until(() => socket.closed);
    expect(socket.closed!.code).toBe(1001);
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
    await holder.query('rollback');
    expect((await slow).data).toEqual({ rooms: { nodes: [] } });
    await stopped;
    await holder.end();

    expect([server.sockets(), server.app.events.topics(), server.app.pool.totalCount]).toEqual([0, 0, 0]);
    expect(server.app.pool.ended).toBe(true);
  });

  it('is quick when nothing is under way, and five starts in one process leave no listener', async () => {
    const databaseUrl = await createDatabase();
    const warnings: Error[] = [];
    const onWarning = (warning: Error) => warnings.push(warning);
    process.on('warning', onWarning);
    const listeners = () =>
      process.eventNames().map((name) => [String(name), process.listenerCount(name)] as [string, number]);
    const handles = () =>
      process.getActiveResourcesInfo().filter((name) => /TCP|FSEvent|ChildProcess/.test(name)).length;
    const start = async () => {
      const app = await createApp(testConfig(), databaseUrl);
      await fetch(`${app.url}/graphql`, { headers: { accept: 'text/html', connection: 'close' } });
      await app.close();
    };
    await start();
    const before = listeners();
    const opened = handles();
    for (let i = 0; i < 4; i++) await start();
    expect(listeners()).toEqual(before);
    await until(() => handles() <= opened);
    process.off('warning', onWarning);
    expect(warnings.filter(({ name }) => name === 'MaxListenersExceededWarning')).toEqual([]);
  });
});
