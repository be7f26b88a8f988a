import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { App, Context } from '../shared/context.ts';
import { isUuid } from '../shared/faults.ts';
import { EXPORT_PATH, exportKey, fetchableSize } from './data-export.service.ts';

/** `GET /exports/:id`: a copy of the data, for its signed-in owner alone; not found for everybody else. */
export function mountExports(
  http: FastifyInstance,
  app: App,
  contextOf: (request: FastifyRequest, reply: FastifyReply) => Promise<Context>,
): void {
  http.get<{ Params: { id: string } }>(`${EXPORT_PATH}/:id`, async (request, reply) => {
    const { id } = request.params;
    const size = isUuid(id) ? await fetchableSize(await contextOf(request, reply), id) : null;
    if (size === null) return reply.callNotFound();
    return reply
      .type('application/zip')
      .headers({
        'content-length': size,
        'content-disposition': 'attachment; filename="infinity-travel.zip"',
        'cache-control': 'private, no-store',
      })
      .send(await app.store.stream(exportKey(id)));
  });
}
