import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../shared/context.ts';
import { calendarTag } from './calendar-tag.ts';
import { plannerVisibleById } from './planner.loaders.ts';
import { plannerCalendar } from './planner-calendar.ts';

/** Who asks over HTTP, and in which language. */
export type ContextOf = (request: FastifyRequest, reply: FastifyReply) => Promise<Context>;

/**
 * `GET /planners/:id.ics`: a planner as a calendar, for whoever may read it; 404 for all others. It is asked anew each time, and
 * answered with 304 while it is the same, without being written.
 */
export function mountPlanners(http: FastifyInstance, contextOf: ContextOf): void {
  http.get<{ Params: { id: string } }>('/planners/:id.ics', async (request, reply) => {
    const ctx = await contextOf(request, reply);
    const planner = await plannerVisibleById(ctx).load(request.params.id);
    if (!planner) return reply.callNotFound();
    const etag = await calendarTag(ctx, planner);
    reply.headers({ etag, 'cache-control': 'private, no-cache' });
    if (request.headers['if-none-match']?.includes(etag)) return reply.code(304).send();
    const text = await plannerCalendar(ctx, planner);
    return reply
      .type('text/calendar; charset=utf-8')
      .header(
        'content-disposition',
        `attachment; filename="planner.ics"; filename*=UTF-8''${encoded(planner.name)}.ics`,
      )
      .send(text);
  });
}

/** A file name in a header (RFC 8187). */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
