import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../shared/context.ts';
import { paidWork } from '../shared/cost-budget.ts';
import { calendarTag } from './calendar-tag.ts';
import { plannerVisibleById } from './planner.loaders.ts';
import { plannerCalendar } from './planner-calendar.ts';

/** What a calendar of eighteen thousand stops costs. */
const MOST_NODES = 50_000;

/** Who asks over HTTP, and in which language. */
export type ContextOf = (request: FastifyRequest, reply: FastifyReply) => Promise<Context>;

/**
 * `GET /planners/:id.ics`: a planner as a calendar, for whoever may read it; 404 for all others. It is asked anew each time, and
 * answered with 304 while it is the same, without being written.
 */
export function mountPlanners(http: FastifyInstance, contextOf: ContextOf): void {
  http.get<{ Params: { id: string } }>('/planners/:id.ics', async (request, reply) => {
    const ctx = await contextOf(request, reply);
    const found = await paidWork(ctx, MOST_NODES, () => calendarOf(ctx, request));
    if (!found) return reply.callNotFound();
    const { planner, etag, text } = found;
    reply.headers({ etag, 'cache-control': 'private, no-cache' });
    if (text === null) return reply.code(304).send();
    return reply
      .type('text/calendar; charset=utf-8')
      .header(
        'content-disposition',
        `attachment; filename="planner.ics"; filename*=UTF-8''${encoded(planner.name)}.ics`,
      )
      .send(text);
  });
}

type PlannerRequest = FastifyRequest<{ Params: { id: string } }>;

/** The calendar; without its text when whoever asks has it already. */
async function calendarOf(ctx: Context, { params, headers }: PlannerRequest) {
  const planner = await plannerVisibleById(ctx).load(params.id);
  if (!planner) return null;
  const etag = await calendarTag(ctx, planner);
  if (headers['if-none-match']?.includes(etag)) return { planner, etag, text: null };
  const text = await plannerCalendar(ctx, planner);
  ctx.usage.count(0, text.length);
  return { planner, etag, text };
}

/** A file name in a header (RFC 8187). */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
