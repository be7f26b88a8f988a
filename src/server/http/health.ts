import type { FastifyInstance } from 'fastify';
import type { App } from '../../shared/context.ts';
import type { HealthCheck } from '../../shared/health-check.ts';
import { within } from '../../shared/within.ts';

/** Whoever asks waits no longer for what does not answer, ms. */
const CHECK_MS = 2_000;

/** `/healthz`: the process answers. `/readyz`: the database is reachable, its migrations are current, and the rest in detail. */
export function mountHealth(http: FastifyInstance, app: App, checks: readonly HealthCheck[]): void {
  http.get('/healthz', async () => ({ status: 'ok' }));

  http.get('/readyz', async (_request, reply) => {
    const answers = await Promise.all(
      [databaseCheck(app), ...checks].map(async (check) => ({ check, answer: await answerOf(app, check) })),
    );
    const ready = !app.stopping.isUnready && answers.every(({ check, answer }) => answer.ok || !check.required);
    const details = Object.fromEntries(
      answers.map(({ check, answer }) => [check.name, { ok: answer.ok, ...answer.details }]),
    );
    const status = ready ? 'ok' : app.stopping.isUnready ? 'stopping' : 'not ready';
    return reply.code(ready ? 200 : 503).send({ status, ...details });
  });
}

function databaseCheck(app: App): HealthCheck {
  return {
    name: 'database',
    required: true,
    check: async () => {
      const pending = await app.orm.migrator.getPending();
      return { ok: pending.length === 0, details: { pendingMigrations: pending.map(({ name }) => name) } };
    },
  };
}

/** Whether processes hear of each other. Not required: each serves alone, and what is missed is healed by looking. */
export function redisCheck(app: App): HealthCheck {
  return { name: 'redis', required: false, check: async () => ({ ok: app.events.healthy() }) };
}

/** Whether those who follow rooms hear what is said: a process that is deaf must not get more of them. */
export function roomsCheck(app: App): HealthCheck {
  return {
    name: 'rooms',
    required: true,
    check: async () => {
      const late = app.roomFeeds.late(app);
      return { ok: late === 0, details: { followed: app.roomFeeds.size, late } };
    },
  };
}

async function answerOf(app: App, check: HealthCheck) {
  try {
    return await within(CHECK_MS, check.check());
  } catch (error) {
    // What went wrong is for the log; the page is open to everybody.
    app.log.warn({ err: error, check: check.name }, 'a readiness check failed');
    return { ok: false };
  }
}
